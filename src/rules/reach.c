/* Rules on how people are reached: phones, mail and web addresses that work. */
#include "base/phone.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define HTTP "://"

static void
report_all (PressCheck *check, PressProofKind kind, PressRuleIndex rule, const char *message)
{
  for (guint i = 0; i < press_proofs_count (check->proofs, kind); i++)
    press_diagnose (check->document, rule, press_proofs_get (check->proofs, kind, i)->span, "%s",
                    message);
}

/* PR510 for what the parse has taken for an address. */
static void
check_sites (PressCheck *check)
{
  for (guint i = 0; i < press_proofs_count (check->proofs, PRESS_PROOF_PHRASE); i++)
    {
      const PressNode *url = press_proofs_get (check->proofs, PRESS_PROOF_PHRASE, i)->node;
      PressProofKind kind;
      PressSpan span;

      if (url == NULL || url->kind != PRESS_NODE_URL)
        continue;
      press_proofs_start_phrase (check->proofs, url->span, PRESS_PROOF_IN_SITE);
      while ((kind = press_proofs_next (check->proofs, &span)) != PRESS_PROOF_END)
        if (kind == PRESS_PROOF_BAD_URL)
          press_diagnose (check->document, PRESS_RULE_URL_MALFORMED, span, "no browser opens this");
    }
}

/* The first token of a kind among the contacts, from a number on, or NULL. */
static const PressProof *
find_in_contacts (const PressCheck *check, PressProofKind kind, guint *number)
{
  for (; *number < press_proofs_count (check->proofs, kind); (*number)++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, kind, *number);
      PressPassage passage = press_proofs_get_block (check->proofs, proof)->passage;

      if (passage == PRESS_PASSAGE_CONTACTS || passage == PRESS_PASSAGE_TRAILER)
        return proof;
    }
  return NULL;
}

/* PR502 for a host without a stop. Elsewhere such a word may be the name of a company. */
static void
check_bare_mails (PressCheck *check)
{
  const PressProof *mail;

  for (guint i = 0; (mail = find_in_contacts (check, PRESS_PROOF_BARE_MAIL, &i)) != NULL; i++)
    press_diagnose (check->document, PRESS_RULE_EMAIL_MALFORMED, mail->span,
                    "no mail arrives there");
}

/* PR502, PR503, PR510 */
static void
check_malformed (PressCheck *check, const PressNode *release)
{
  (void) release;
  report_all (check, PRESS_PROOF_BAD_MAIL, PRESS_RULE_EMAIL_MALFORMED, "no mail arrives there");
  check_bare_mails (check);
  report_all (check, PRESS_PROOF_BAD_PHONE, PRESS_RULE_PHONE_MALFORMED,
              "a number has three, three and four digits");
  check_sites (check);
  report_all (check, PRESS_PROOF_BAD_URL, PRESS_RULE_URL_MALFORMED, "no browser opens this");
}

/* A number and the word behind it on its line, in which it may go on: 1 888 555 ACME. */
static PressSpan
add_next_word (const PressCheck *check, const PressNode *phone)
{
  const PressCopy *copy = check->document->copy;
  PressSpan span = phone->span;

  if (span.end < copy->length && copy->text[span.end] == ' ')
    span.end++;
  while (span.end < copy->length && !g_ascii_isspace (copy->text[span.end]))
    span.end++;
  return span;
}

static gboolean
has_letters (PressCheck *check, PressSpan span)
{
  return press_proofs_phrase_has (check->proofs, span, PRESS_PROOF_IN_PHONE, PRESS_PROOF_WORD);
}

/* Whether what the parse took for a number is written as one of North America and has more or fewer
 * digits, or a letter in place of one. */
static gboolean
is_malformed (PressCheck *check, const PressNode *phone, const char *value)
{
  PressSpan whole = add_next_word (check, phone);
  gboolean goes_on = has_letters (check, whole);
  PressSpan found;

  if (g_str_has_prefix (value, "+1") && !goes_on)
    return strlen (value) != strlen ("+1") + PRESS_PHONE_NATIONAL_DIGITS;
  press_proofs_start_phrase (check->proofs, goes_on ? whole : phone->span,
                             goes_on ? PRESS_PROOF_IN_TEXT : PRESS_PROOF_IN_PHONE);
  return press_proofs_next (check->proofs, &found) == PRESS_PROOF_BAD_PHONE
         && (!goes_on || found.end > phone->span.end);
}

/* "180-1", "400-120": how numbers begin that are free in Israel, and of which a caller shares the
 * cost in China; "0 800", "01 70": with what only others begin, in groups of their own. */
static gboolean
is_of_elsewhere (const PressCheck *check, const PressNode *phone, const char *value)
{
  const char *text = check->document->copy->text + phone->span.start;

  if (*text == '0' && (!g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[2])))
    return TRUE;
  return strlen (value) == PRESS_PHONE_NATIONAL_DIGITS
         && (g_str_has_prefix (value, "180") || g_str_has_prefix (value, "400"));
}

/* PR503: in North America neither an area nor an exchange begins with 0 or 1. */
static void
check_area (PressCheck *check, const PressNode *phone)
{
  const char *value = press_node_get_attribute (phone, PRESS_ATTRIBUTE_VALUE);
  gboolean is_abroad = value != NULL && *value == '+' && value[1] != '1';

  if (value == NULL || is_abroad || is_of_elsewhere (check, phone, value))
    return;
  if (is_malformed (check, phone, value))
    {
      press_diagnose (check->document, PRESS_RULE_PHONE_MALFORMED, phone->span,
                      "a number has three, three and four digits");
      return;
    }
  value = press_phone_skip_country (value);
  if (strlen (value) != PRESS_PHONE_NATIONAL_DIGITS || (value[0] >= '2' && value[3] >= '2'))
    return;
  press_diagnose (check->document, PRESS_RULE_PHONE_MALFORMED, phone->span,
                  "no number has an area or an exchange that begins with 0 or 1");
}

/* The host of a web address, without www. */
static char *
dup_host (const PressNode *url)
{
  const char *value = press_node_get_attribute (url, PRESS_ATTRIBUTE_VALUE);
  const char *start = value != NULL ? strstr (value, HTTP) : NULL;
  char *host;

  if (value == NULL)
    return NULL;
  start = start != NULL ? start + strlen (HTTP) : value;
  host = g_ascii_strdown (start, (gssize) strcspn (start, "/:?#"));
  if (g_str_has_prefix (host, "www."))
    memmove (host, host + strlen ("www."), strlen (host) - strlen ("www.") + 1);
  return host;
}

/* The last two parts of a host: what a company has registered. */
static const char *
get_domain (const char *host)
{
  const char *last = strrchr (host, '.');

  if (last == NULL)
    return host;
  while (last > host && last[-1] != '.')
    last--;
  return last;
}

typedef struct
{
  GHashTable *hosts;   /* domains outside the trailer */
  GHashTable *domains; /* of hosts anywhere */
  const PressNode *first;
} Hosts;

static Hosts
gather_hosts (const PressNode *release)
{
  Hosts hosts = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), NULL };
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      char *host;

      if (walk.event != PRESS_WALK_ENTER || node->kind != PRESS_NODE_URL
          || (host = dup_host (node)) == NULL)
        continue;
      g_hash_table_add (hosts.domains, g_strdup (get_domain (host)));
      if (press_node_find_ancestor (node, PRESS_NODE_TRAILER) != NULL)
        {
          g_free (host);
          continue;
        }
      hosts.first = hosts.first != NULL ? hosts.first : node;
      g_hash_table_add (hosts.hosts, g_strdup (get_domain (host)));
      g_free (host);
    }
  return hosts;
}

static void
free_hosts (Hosts *hosts)
{
  g_hash_table_unref (hosts->hosts);
  g_hash_table_unref (hosts->domains);
}

/* PR511 */
static void
check_web_site (PressCheck *check, const Hosts *hosts, const PressNode *url)
{
  g_autofree char *host = dup_host (url);

  if (host == NULL || hosts->first == NULL
      || g_hash_table_contains (hosts->hosts, get_domain (host)))
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_WEB_SITE_MISMATCH,
                                              url->span, "the trailer says %s", host),
                              hosts->first->span, "the release has another site");
}

/* PR512 */
static void
check_mail_domain (PressCheck *check, const Hosts *hosts, const PressNode *email)
{
  const char *value = press_node_get_attribute (email, PRESS_ATTRIBUTE_VALUE);
  const char *at = value != NULL ? strchr (value, '@') : NULL;
  g_autofree char *host = at != NULL ? g_ascii_strdown (at + 1, -1) : NULL;

  if (host == NULL || g_hash_table_size (hosts->domains) == 0
      || g_hash_table_contains (hosts->domains, get_domain (host)))
    return;
  press_diagnose (check->document, PRESS_RULE_EMAIL_DOMAIN_FOREIGN, email->span,
                  "no site of the release is at %s", get_domain (host));
}

static void
check_hosts (PressCheck *check, const PressNode *release)
{
  Hosts hosts = gather_hosts (release);
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event != PRESS_WALK_ENTER)
        continue;
      if (node->kind == PRESS_NODE_EMAIL)
        check_mail_domain (check, &hosts, node);
      else if (node->kind == PRESS_NODE_URL && node->parent->kind == PRESS_NODE_TRAILER_ITEM
               && g_strcmp0 (press_node_get_attribute (node->parent, PRESS_ATTRIBUTE_TYPE),
                             "web-site")
                      == 0)
        check_web_site (check, &hosts, node);
    }
  free_hosts (&hosts);
}

/* Whether the contacts hold what is meant for a number or an address, though it may be none. */
static gboolean
has_attempt (const PressCheck *check)
{
  static const PressProofKind attempts[] = { PRESS_PROOF_BARE_NUMBER, PRESS_PROOF_BAD_PHONE,
                                             PRESS_PROOF_BARE_MAIL, PRESS_PROOF_BAD_MAIL };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      guint number = 0;

      if (find_in_contacts (check, attempts[i], &number) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* PR501: a block that names somebody, and no way to reach anybody in it or in the trailer. */
static void
check_reachable (PressCheck *check, const PressNode *release)
{
  static const PressNodeKind ways[]
      = { PRESS_NODE_PHONE, PRESS_NODE_EMAIL, PRESS_NODE_URL, PRESS_NODE_CODE };
  const PressNode *name = check->first[PRESS_NODE_NAME];

  (void) release;
  if (name == NULL || press_node_find_ancestor (name, PRESS_NODE_CONTACT) == NULL
      || has_attempt (check))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (check->first[ways[i]] != NULL)
      return;
  press_diagnose (check->document, PRESS_RULE_CONTACT_UNREACHABLE, name->span,
                  "neither a phone number nor a mail address");
}

/* Whether a number stands in a paragraph that tells how to hear a call. */
static gboolean
is_of_call (const PressNode *phone)
{
  const PressNode *paragraph = press_node_find_ancestor (phone, PRESS_NODE_PARAGRAPH);

  return paragraph != NULL
         && g_strcmp0 (press_node_get_attribute (paragraph, PRESS_ATTRIBUTE_TYPE), "call") == 0;
}

/* PR519, once for contacts that stand together */
static void
check_call_numbers (PressCheck *check, const PressNode *release)
{
  g_autoptr (GHashTable) of_call = g_hash_table_new (g_str_hash, g_str_equal);
  const PressNode *told = NULL;

  (void) release;
  for (guint i = 0; i < check->phones->len; i++)
    {
      const PressNode *phone = g_ptr_array_index (check->phones, i);
      const PressNode *contacts = press_node_find_ancestor (phone, PRESS_NODE_CONTACTS);
      char *value = (char *) press_node_get_attribute (phone, PRESS_ATTRIBUTE_VALUE);
      const PressNode *other = g_hash_table_lookup (of_call, value);

      if (other == NULL && is_of_call (phone))
        g_hash_table_insert (of_call, value, (gpointer) phone);
      if (other == NULL || contacts == NULL || contacts == told)
        continue;
      press_diagnostic_add_place (press_diagnose (check->document,
                                                  PRESS_RULE_REPLAY_NUMBER_AS_CONTACT, phone->span,
                                                  "this is a number of the call"),
                                  other->span, "it is given here");
      told = contacts;
    }
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_PHONE, check_area },        { PRESS_NODE_RELEASE, check_call_numbers },
  { PRESS_NODE_RELEASE, check_malformed }, { PRESS_NODE_RELEASE, check_hosts },
  { PRESS_NODE_RELEASE, check_reachable },
};

const PressRuleSubject press_rules_reach = { rows, G_N_ELEMENTS (rows) };

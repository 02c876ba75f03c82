/* Spans: what the bytes of a leaf spell, tags of HTML dropped, is the text of the leaf. It holds
 * for each file there is, whole, cut, and with tags missing. */
#include "util.h"

#include "base/encoding.h"
#include "readers/html.h"
#include "tree/document-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define N_CUTS 24
#define TAGS_TO_ONE_TAKEN_OUT 10
#define TAKEN_STEP (TEST_STEP + 2) /* from the first tag of one case to that of the next */
#define BULLET 0x2022
#define ITEM_SIGN '\1'

/* Digits and letters that are set higher than the line are characters of their own in the copy. */
static gunichar
lower_mark (gunichar character)
{
  static const gunichar raised[10]
      = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };
  static const gunichar raised_letters[8]
      = { 0x1d43, 0x1d47, 0x1d9c, 0x1d48, 0x1d49, 0x1da0, 0x1d4d, 0x2b0 };

  for (guint i = 0; i < 10; i++)
    if (raised[i] == character)
      return '0' + i;
  for (guint i = 0; i < 8; i++)
    if (raised_letters[i] == character)
      return 'a' + i;
  return character == 0x207d ? '(' : character == 0x207e ? ')' : character;
}

/* Text without what only sets it apart: every blank, and all that shows nothing; and without
 * bullets, which an item's tag may stand for. */
static void
add_ink (GString *ink, gunichar character)
{
  if (g_unichar_isspace (character) || character < 0x20 || character == 0xa0 || character == 0xad
      || (character >= 0x2000 && character <= 0x200f) || character == 0x202f || character == 0x205f
      || character == 0x2060 || character == 0x3000 || character == 0xfeff || character == BULLET
      || character == 0xa7 || character == 0xb7)
    return;
  g_string_append_unichar (ink, lower_mark (character));
}

static gunichar
decode_number (const char *at, const char **end)
{
  gboolean is_hex = *at == 'x' || *at == 'X';
  guint64 number = g_ascii_strtoull (at + is_hex, (char **) end, is_hex ? 16 : 10);

  if (**end == ';')
    ++*end;
  if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000))
    return 0xfffd;
  return number < 0x100 ? press_encoding_from_windows_1252 ((guchar) number) : (gunichar) number;
}

/* The character of an entity behind its ampersand; 0 where there is none. */
static gunichar
decode_entity (const char *at, const char **end)
{
  g_autofree char *name = NULL;
  const htmlEntityDesc *entity;

  if (*at == '#' && (g_ascii_isdigit (at[1]) || (at[1] | 0x20) == 'x'))
    return decode_number (at + 1, end);
  for (*end = at; g_ascii_isalnum (**end);)
    ++*end;
  name = g_strndup (at, (gsize) (*end - at));
  entity = htmlEntityLookup (BAD_CAST name);
  if (**end == ';')
    ++*end;
  return entity != NULL ? entity->value : g_str_equal (name, "apos") ? '\'' : 0;
}

/* Entities may be escaped twice. */
static const char *
decode_ampersand (const char *at, GString *ink)
{
  const char *end = at + 1;
  gunichar character = decode_entity (at + 1, &end);
  const char *inner_end = end;
  gunichar inner = character == '&' && end[-1] == ';' ? decode_entity (end, &inner_end) : 0;

  if (inner != 0 && inner_end[-1] == ';')
    {
      add_ink (ink, inner);
      return inner_end;
    }
  add_ink (ink, character != 0 ? character : '&');
  return character != 0 ? end : at + 1;
}

/* The tags of EDGAR's wrapper are text as they stand. */
static gboolean
is_wrapper (const char *at)
{
  static const char *const tags[] = { "<document>", "<type>",  "<sequence>",  "<filename>",
                                      "<text>",     "</text>", "</document>", "<description>" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strncasecmp (at, tags[i], strlen (tags[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_tag (const char *at)
{
  if (*at != '<' || is_wrapper (at))
    return FALSE;
  return g_ascii_isalpha (at[1]) || at[1] == '!' || at[1] == '?'
         || (at[1] == '/' && g_ascii_isalpha (at[2]));
}

static const char *
skip_tag (const char *at)
{
  const char *end = g_str_has_prefix (at, "<!--") ? strstr (at, "-->") : strchr (at, '>');

  return end == NULL ? at + strlen (at) : *end == '-' ? end + 3 : end + 1;
}

static gboolean
is_item_tag (const char *at)
{
  return g_ascii_strncasecmp (at, "<li", 3) == 0 && !g_ascii_isalpha (at[3]);
}

/* @markup ends in a NUL; ITEM_SIGN stands for the tag of an item. */
static GString *
decode (const char *markup, gboolean is_utf8)
{
  GString *ink = g_string_new (NULL);

  for (const char *at = markup; *at != '\0';)
    if (is_tag (at))
      {
        if (is_item_tag (at))
          g_string_append_c (ink, ITEM_SIGN);
        at = skip_tag (at);
      }
    else if (*at == '&')
      at = decode_ampersand (at, ink);
    else if (is_utf8)
      {
        add_ink (ink, g_utf8_get_char (at));
        at = g_utf8_next_char (at);
      }
    else
      add_ink (ink, press_encoding_from_windows_1252 ((guchar) *at++));
  return ink;
}

static GString *
get_ink (const char *text, gsize length)
{
  GString *ink = g_string_new (NULL);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    add_ink (ink, g_utf8_get_char (at));
  return ink;
}

/* Whether a text is what bytes spell; the tag of an item may spell a number. */
static gboolean
spells (const char *text, const char *ink)
{
  for (; *ink != '\0'; ink++)
    {
      const char *digit = text;

      if (*ink != ITEM_SIGN && *ink != *text++)
        return FALSE;
      if (*ink != ITEM_SIGN)
        continue;
      while (g_ascii_isdigit (*digit))
        digit++;
      if (digit > text && *digit == '.')
        text = digit + 1;
    }
  return *text == '\0';
}

/* What stands for a tag, or for the end of the file that closes a table, spells nothing itself. */
static gboolean
is_of_tag (const PressNode *leaf, const GString *bytes)
{
  PressNodeKind kind = press_node_get_kind (leaf);

  return bytes->len == 0
         && (kind == PRESS_NODE_TAG || kind == PRESS_NODE_BULLET
             || press_node_kind_get_role (kind) == PRESS_ROLE_FLOAT);
}

/* The fonts of signs spell a bullet as some letter. */
static gboolean
is_bullet (const char *copy, const GString *text, const GString *bytes)
{
  return bytes->len > 0 && g_str_has_prefix (copy, "\xe2\x80\xa2")
         && strcmp (text->str, g_utf8_next_char (bytes->str)) == 0;
}

static gboolean
spells_html (const char *copy, const GString *text, const PressNode *leaf, const char *bytes,
             gboolean is_utf8)
{
  g_autoptr (GString) ink = decode (bytes, is_utf8);

  if (spells (text->str, ink->str))
    return TRUE;
  g_string_replace (ink, (char[]){ ITEM_SIGN, '\0' }, "", 0);
  return is_bullet (copy, text, ink) || is_of_tag (leaf, ink);
}

/* In an envelope a line that begins with a dash has another in front of it. */
static gboolean
spells_text (const GString *text, const char *bytes, gboolean is_utf8)
{
  g_autoptr (GString) plain = g_string_new (bytes);
  g_autoptr (GString) ink = g_string_new (NULL);
  gboolean is_escaped = FALSE;

  do
    {
      g_string_truncate (ink, 0);
      for (const char *at = plain->str; at < plain->str + plain->len;
           at = is_utf8 ? g_utf8_next_char (at) : at + 1)
        add_ink (ink, is_utf8 ? press_encoding_get_plain (g_utf8_get_char (at))
                              : press_encoding_from_windows_1252 ((guchar) *at));
      if (g_string_equal (text, ink))
        return TRUE;
      is_escaped = !is_escaped;
      g_string_replace (plain, "\n- -", "\n-", 0);
      g_string_replace (plain, "\r- -", "\r-", 0);
    }
  while (is_escaped);
  return FALSE;
}

static void
check_leaf (const PressDocument *document, const PressNode *leaf)
{
  gsize size;
  const char *source = press_document_get_source (document, &size);
  const char *copy_text = press_document_get_text (document, &size);
  PressSpan copy = press_node_get_span (leaf);
  PressSpan span = press_document_get_source_span (document, copy);
  PressPlace place = press_document_get_place (document, span.start);
  guint32 behind = span.start == span.end && span.start > 0; /* nothing: the end of what is there */
  PressSpelling spelling = press_copy_get_spelling (document->copy, span.start - behind);
  g_autofree char *bytes = g_strndup (source + span.start, span.end - span.start);
  g_autoptr (GString) text = get_ink (copy_text + copy.start, copy.end - copy.start);

  /* What is skipped stands there with its first words alone. */
  if (press_node_get_kind (leaf) == PRESS_NODE_SKIPPED || strlen (bytes) < span.end - span.start)
    return;
  if (!(spelling.is_markup
            ? spells_html (copy_text + copy.start, text, leaf, bytes, spelling.is_utf8)
            : spells_text (text, bytes, spelling.is_utf8)))
    g_error ("%s:%u:%u: the leaf says '%s', its bytes '%s'", press_document_get_name (document),
             place.line, place.column, text->str, bytes);
}

static void
check_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (PressDocument) document = test_compile_bytes (bytes, path);
  g_autoptr (GError) error = NULL;
  const PressNode *node;
  PressWalkEvent event;
  PressWalk walk;

  if (!press_document_check_structure (document, &error))
    g_error ("%s: %s", press_document_get_name (document), error->message);
  press_walk_init (&walk, press_document_get_root (document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER && press_node_get_first_child (node) == NULL
        && node != press_document_get_root (document))
      check_leaf (document, node);
}

static void
check_file (const char *path, GBytes *bytes, gpointer data)
{
  (void) data;
  check_bytes (path, bytes);
}

static void
test_whole (void)
{
  test_foreach_corpus_file (check_file, NULL);
}

/* Goldens are text like any other, but there are many of them. */
static gboolean
is_golden (const char *path)
{
  return g_str_has_suffix (path, ".tree") || g_str_has_suffix (path, ".json");
}

static void
check_cuts (const char *path, GBytes *bytes, gpointer data)
{
  gsize size = g_bytes_get_size (bytes);

  (void) data;
  for (guint i = 0; i < N_CUTS && !is_golden (path); i += TEST_STEP)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, size * i / N_CUTS);

      check_bytes (path, cut);
    }
}

static void
test_cuts (void)
{
  test_foreach_corpus_file (check_cuts, NULL);
}

/* Takes every tenth tag out, from the one at @first on. */
static GBytes *
take_tags_out (GBytes *bytes, guint first)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  GString *left = g_string_new (NULL);
  guint n_tags = 0;

  for (gsize at = 0; at < size;)
    {
      const char *open = memchr (text + at, '<', size - at);
      gsize start = open != NULL ? (gsize) (open - text) : size;
      const char *close = memchr (text + start, '>', size - start);
      gsize end = close != NULL ? (gsize) (close - text) + 1 : size;

      g_string_append_len (left, text + at, (gssize) (start - at));
      if (start < size && n_tags++ % TAGS_TO_ONE_TAKEN_OUT != first)
        g_string_append_len (left, text + start, (gssize) (end - start));
      at = end;
    }
  return g_string_free_to_bytes (left);
}

static void
check_without_tags (const char *path, GBytes *bytes, gpointer data)
{
  (void) data;
  for (guint first = 0; first < TAGS_TO_ONE_TAKEN_OUT && !is_golden (path); first += TAKEN_STEP)
    {
      g_autoptr (GBytes) left = take_tags_out (bytes, first);

      check_bytes (path, left);
    }
}

static void
test_without_tags (void)
{
  test_foreach_corpus_file (check_without_tags, NULL);
}

/* The judge: what libxml2's tree shows is what the copy shows, in the order of the file. */

static gboolean
has_style (const xmlNode *node, const char *name, const char *value)
{
  g_autofree xmlChar *text = xmlGetProp (node, BAD_CAST name);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const xmlChar *at = text; at != NULL && *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (folded, g_ascii_tolower ((char) *at));
  return text != NULL && strstr (folded->str, value) != NULL;
}

static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const hidden[]
      = { "head", "title", "script", "style", "ix:header", "header", NULL };

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  return g_strv_contains (hidden, (const char *) node->name) || has_style (node, "hidden", "")
         || has_style (node, "style", "display:none")
         || has_style (node, "style", "visibility:hidden");
}

/* libxml2 leaves entities that were escaped twice as they are, and knows no Windows-1252. */
static void
add_judged (GString *ink, const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      gunichar character = g_utf8_get_char (at);
      const char *end = at;

      if (character == '&' && (character = decode_entity (at + 1, &end)) != 0 && end[-1] == ';')
        at = end;
      else
        {
          character = g_utf8_get_char (at);
          at = g_utf8_next_char (at);
        }
      add_ink (ink, character < 0x100 ? press_encoding_from_windows_1252 ((guchar) character)
                                      : character);
    }
}

static GString *
judge (const char *html, gsize length, gboolean is_utf8)
{
  GString *ink = g_string_new (NULL);
  xmlDoc *tree = htmlReadMemory (html, (int) length, NULL, is_utf8 ? "UTF-8" : "windows-1252",
                                 HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                     | HTML_PARSE_RECOVER);
  const xmlNode *node = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  while (node != NULL)
    {
      if (node->type == XML_TEXT_NODE)
        add_judged (ink, (const char *) node->content);
      if (node->type == XML_ELEMENT_NODE && node->children != NULL && !is_hidden (node))
        {
          node = node->children;
          continue;
        }
      while (node != NULL && node->next == NULL)
        node = node->parent != (xmlNode *) tree ? node->parent : NULL;
      node = node != NULL ? node->next : NULL;
    }
  xmlFreeDoc (tree);
  return ink;
}

static int
compare_sources (gconstpointer first, gconstpointer second)
{
  const PressOrigin *one = first;
  const PressOrigin *other = second;

  if (one->source != other->source)
    return one->source < other->source ? -1 : 1;
  return one->copy < other->copy ? -1 : one->copy > other->copy;
}

/* What the copy took from the text of the file: marks that stand for tags are none of it. */
static GString *
get_copy_ink (const PressCopy *copy)
{
  GString *ink = g_string_new (NULL);
  const char *source = g_bytes_get_data (copy->source, NULL);
  g_autofree PressOrigin *runs = g_memdup2 (copy->origins, copy->n_origins * sizeof *runs);
  g_autofree guint32 *lengths = g_new0 (guint32, copy->length + 1);

  for (guint i = 0; i < copy->n_origins; i++)
    lengths[runs[i].copy]
        = (i + 1 < copy->n_origins ? runs[i + 1].copy : copy->length) - runs[i].copy;
  qsort (runs, copy->n_origins, sizeof *runs, compare_sources);
  for (guint i = 0; i < copy->n_origins; i++)
    {
      guint32 size = runs[i].source_end - runs[i].source;
      gboolean is_tag = size >= 2 && source[runs[i].source] == '<'
                        && (source[runs[i].source_end - 1] == '>' || i + 1 == copy->n_origins);
      g_autoptr (GString) part = get_ink (copy->text + runs[i].copy, lengths[runs[i].copy]);

      if (!is_tag && size > 0)
        g_string_append_len (ink, part->str, (gssize) part->len);
    }
  return ink;
}

/* The HTML of a file without the wrapper, whose lines are tags to libxml2. */
static GBytes *
unwrap (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *start = g_strstr_len (text, (gssize) size, "<TEXT>");
  const char *end = g_strrstr_len (text, (gssize) size, "</TEXT>");
  gsize first = start != NULL ? (gsize) (start - text) + strlen ("<TEXT>") : 0;
  gsize last = end != NULL ? (gsize) (end - text) : size;

  return g_bytes_new_from_bytes (bytes, first, last - first);
}

static void
check_against_libxml2 (const char *path, GBytes *bytes, gpointer data)
{
  g_autoptr (GBytes) html = unwrap (bytes);
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (GString) expected = NULL;
  g_autoptr (GString) found = NULL;
  gsize size, at = 0;
  const char *text = g_bytes_get_data (html, &size);

  (void) data;
  if (!press_is_html (bytes) || memchr (text, '\0', size) != NULL)
    return;
  document = press_read_html (html, path, &(PressReadOptions){ 0 });
  expected = judge (text, size, g_str_equal (press_document_get_encoding (document), "UTF-8"));
  found = get_copy_ink (document->copy);
  while (at < found->len && found->str[at] == expected->str[at])
    at++;
  if (!g_string_equal (expected, found))
    g_error ("%s: behind '%.*s' the copy has '%.60s', libxml2 '%.60s'", path, (int) MIN (at, 40),
             found->str + at - MIN (at, 40), found->str + at, expected->str + at);
}

static void
test_judge (void)
{
  test_foreach_corpus_file (check_against_libxml2, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spans/bytes-spell-the-leaf", test_whole);
  g_test_add_func ("/spans/in-every-cut", test_cuts);
  g_test_add_func ("/spans/with-every-tenth-tag-taken-out", test_without_tags);
  g_test_add_func ("/spans/libxml2-shows-the-same-text", test_judge);
  return g_test_run ();
}

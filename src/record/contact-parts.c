/* What the parts of a contact tell: a name, a label, a title, a company, a number, an address. */
#include "record/people.h"

#include "base/phone.h"
#include "base/vocabulary.h"

#include <string.h>

#define MOST_TITLE_BYTES 400 /* of one person; who has more of them keeps the first */
#define MOST_SHARING 8       /* more people do not share one number */
#define MOST_CELLS_BETWEEN 8 /* in a row, between two of one column */

/* Gives @contact what was read before it. */
static void
describe (PressRecordColumn *column, PressRecordContact *contact)
{
  if (contact->role == NULL)
    contact->role = column->job_title != NULL ? column->job_title : column->label;
  if (contact->organization == NULL)
    contact->organization = column->organization;
  column->job_title = NULL;
}

static PressRecordContact *
add_contact (PressRecordBuilder *builder, const char *name)
{
  PressRecordContact *contact = press_arena_alloc (builder->arena, sizeof (PressRecordContact));

  *contact = (PressRecordContact){
    .name = name,
    .phones = press_record_add_array (builder),
    .emails = press_record_add_array (builder),
  };
  g_ptr_array_add (builder->record->contacts, contact);
  return contact;
}

/* Who is named next shares a number with those above, unless they have one of their own. */
static void
share_next (PressRecordColumn *column, PressRecordContact *contact)
{
  guint n = column->sharing->len;

  if ((column->is_reached && !column->is_mailed)
      || (n > 0 && has_phone (g_ptr_array_index (column->sharing, n - 1))))
    g_ptr_array_set_size (column->sharing, 0);
  column->is_reached = FALSE;
  if (column->sharing->len < MOST_SHARING)
    g_ptr_array_add (column->sharing, contact);
}

static void
open_contact (PressRecordBuilder *builder, PressRecordColumn *column)
{
  describe (column, column->open);
  share_next (column, column->open);
  g_ptr_array_add (builder->people->block, column->open);
}

static gboolean
is_initial (const char *word)
{
  return g_ascii_isalpha (word[0]) && (word[1] == '\0' || (word[1] == '.' && word[2] == '\0'));
}

/* A name without the initials behind its first word. */
static char *
dup_without_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *kept = g_string_new (words[0]);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (!is_initial (words[i]))
      g_string_append_printf (kept, " %s", words[i]);
  return g_string_free (kept, FALSE);
}

/* The contact of the same name: "Dale E. Brown" is who is called "Dale Brown" elsewhere. Of those
 * with initials the key without them has a sign in front. */
static PressRecordContact *
find_of_name (const PressRecordPeople *people, const char *key, const char *bare)
{
  PressRecordContact *contact = g_hash_table_lookup (people->by_key, key);
  g_autofree char *signed_key = NULL;

  if (contact != NULL)
    return contact;
  if (strcmp (key, bare) != 0)
    return g_hash_table_lookup (people->by_key, bare);
  signed_key = g_strconcat ("~", bare, NULL);
  return g_hash_table_lookup (people->by_key, signed_key);
}

static void
keep_name (const PressRecordPeople *people, const char *key, const char *bare,
           PressRecordContact *contact)
{
  g_hash_table_insert (people->by_key, g_strdup (key), contact);
  if (strcmp (key, bare) != 0)
    g_hash_table_insert (people->by_key, g_strconcat ("~", bare, NULL), contact);
}

/* A name opens a contact, or again the one of the same name. */
void
press_record_read_name (PressRecordBuilder *builder, PressRecordColumn *column,
                        const PressNode *node)
{
  const char *name = press_record_get_text (builder, node);
  g_autofree char *key = g_utf8_casefold (name, -1);
  g_autofree char *bare = dup_without_initials (key);

  column->open = find_of_name (builder->people, key, bare);
  if (column->open == NULL)
    {
      column->open = add_contact (builder, name);
      keep_name (builder->people, key, bare, column->open);
    }
  open_contact (builder, column);
}

/* "Contacts": a label that says no more than that somebody may be asked. */
static gboolean
only_asks (const char *label)
{
  const char *told = press_vocabulary_find (PRESS_LIST_CONTACT, label, strlen (label));

  return told != NULL && strcmp (told, "ask") == 0;
}

/* A label, such as that of the press desk, closes who stands above it; a number below may still be
 * of both, where no number stood between. */
void
press_record_read_label (PressRecordBuilder *builder, PressRecordColumn *column,
                         const PressNode *node)
{
  const char *label = press_record_get_label (builder, node);

  column->label = only_asks (label) ? NULL : label;
  column->open = NULL;
  column->job_title = NULL;
  if (column->is_reached)
    g_ptr_array_set_size (column->sharing, 0);
}

/* What joins a title to the one in front: "and", a comma, or the end of a line. NULL where words
 * stand between them. */
static const char *
get_joiner (PressRecordBuilder *builder, const PressRecordColumn *column)
{
  const char *joiner;

  if (column->joiner == NULL)
    return ",";
  joiner = press_record_get_text (builder, column->joiner);
  return strchr (joiner, ' ') == NULL ? joiner : NULL;
}

/* "Vice President, Investor Relations": titles one behind the other are one. */
static const char *
join_titles (PressRecordBuilder *builder, const PressRecordColumn *column, const char *first,
             const PressNode *node)
{
  const char *title = press_record_get_text (builder, node);
  const char *joiner = get_joiner (builder, column);
  g_autofree char *joined = NULL;

  if (joiner == NULL || strlen (first) > MOST_TITLE_BYTES)
    return first;
  joined = g_strconcat (first, *joiner == ',' ? "" : " ", joiner, " ", title, NULL);
  return press_record_keep (builder, joined);
}

/* The next contact of a column that is made of cells. */
static const PressNode *
get_cell_below (const PressNode *contact)
{
  guint column;
  guint other;
  guint last;
  const PressNode *next = press_node_get_next (contact);

  if (!press_node_get_columns (contact, &column, &last))
    return NULL;
  for (guint i = 0; next != NULL && i < MOST_CELLS_BETWEEN; next = press_node_get_next (next), i++)
    if (press_node_get_kind (next) == PRESS_NODE_CONTACT
        && press_node_get_columns (next, &other, &last) && other == column)
      return next;
  return NULL;
}

static gboolean
is_phone (const PressNode *node)
{
  return node != NULL && press_node_get_kind (node) == PRESS_NODE_PHONE;
}

/* Whether a number stands behind a title in its cell: "Media - 802-555-0100". */
static gboolean
has_phone_behind (const PressNode *title)
{
  const PressNode *next = press_node_get_next (title);

  if (next != NULL && press_node_get_kind (next) == PRESS_NODE_TEXT)
    next = press_node_get_next (next);
  return is_phone (next);
}

/* "Jo Park" over a number, then "Investor Relations" over another: below a number in a column of
 * cells, a title over a number, or in front of one, is a desk of its own; elsewhere a second title
 * is. */
static gboolean
opens_desk (const PressRecordColumn *column, const PressNode *title)
{
  const PressNode *below;
  const PressNode *first;

  if (column->open == NULL || !has_phone (column->open) || press_node_get_parent (title) == NULL)
    return FALSE;
  if (!column->is_of_cells)
    return column->open->role != NULL && column->open->role != column->label
           && is_phone (press_node_get_next (title));
  if (has_phone_behind (title))
    return TRUE;
  below = get_cell_below (press_node_get_parent (title));
  first = below != NULL ? press_node_get_first_child (below) : NULL;
  return is_phone (first);
}

void
press_record_read_job_title (PressRecordBuilder *builder, PressRecordColumn *column,
                             const PressNode *node)
{
  PressRecordContact *open = column->open;
  const char **role = open != NULL ? &open->role : &column->job_title;

  if (opens_desk (column, node))
    {
      press_record_read_label (builder, column, node);
      return;
    }
  if (*role == NULL || *role == column->label)
    *role = press_record_get_text (builder, node);
  else if (column->is_titled)
    *role = join_titles (builder, column, *role, node);
}

/* Below a number in a column of cells a company begins who comes next. */
void
press_record_read_organization (PressRecordBuilder *builder, PressRecordColumn *column,
                                const PressNode *node)
{
  const char *organization = press_record_get_text (builder, node);
  gboolean is_over_people = column->open == NULL && column->organization != NULL;

  if (column->is_mailed || is_over_people) /* those above are of another company */
    g_ptr_array_set_size (column->sharing, 0);
  if (column->open == NULL || (column->is_of_cells && column->is_reached))
    column->organization = organization;
  else if (column->open->organization == NULL)
    column->open->organization = organization;
}

/* Whether a contact with an address has its number in common with one that nobody had before: two
 * desks share it. */
static gboolean
shares_with_desk (PressRecordBuilder *builder, const PressNode *number,
                  const PressRecordContact *contact)
{
  const PressNode *in = press_node_get_parent (number);

  if (contact == NULL || contact->emails->len == 0
      || press_node_get_kind (in) != PRESS_NODE_CONTACT)
    return FALSE;
  for (const PressNode *part = press_node_get_first_child (in); part != NULL;
       part = press_node_get_next (part))
    {
      g_autofree char *folded = NULL;

      if (press_node_get_kind (part) != PRESS_NODE_EMAIL)
        continue;
      folded = g_utf8_strdown (press_record_get_value (builder, part), -1);
      return !g_hash_table_contains (builder->people->by_key, folded);
    }
  return FALSE;
}

/* Who a number or an address belongs to where no name stands before it: the one it belonged to
 * before, else a desk. */
static void
open_desk (PressRecordBuilder *builder, PressRecordColumn *column, const PressNode *node,
           const char *key)
{
  if (column->open != NULL)
    return;
  column->open = g_hash_table_lookup (builder->people->by_key, key);
  if (shares_with_desk (builder, node, column->open))
    column->open = NULL;
  if (column->open == NULL)
    {
      column->open = add_contact (builder, NULL);
      g_ptr_array_add (builder->people->desks, column->open);
    }
  open_contact (builder, column);
}

/* Lists a number or an address, once for each contact. */
static void
list_once (PressRecordBuilder *builder, PressRecordContact *contact, GPtrArray *list,
           const char *value, const char *key)
{
  PressRecordContact *first;

  if (!press_record_is_new (builder, "contact %p %s", (gpointer) contact, key))
    return;
  g_ptr_array_add (list, (gpointer) value);
  first = g_hash_table_lookup (builder->people->by_key, key);
  if (first == NULL)
    g_hash_table_insert (builder->people->by_key, g_strdup (key), contact);
  else if (first->name == NULL && contact->name != NULL)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (builder->people->repeated, first));

      g_hash_table_insert (builder->people->repeated, first, GUINT_TO_POINTER (n + 1));
      g_hash_table_replace (builder->people->by_key, g_strdup (key), contact);
    }
}

/* A number printed under several people goes to each of them. */
void
press_record_read_phone (PressRecordBuilder *builder, PressRecordColumn *column,
                         const PressNode *node)
{
  const char *phone = press_record_get_digits (builder, node);
  const char *key = phone != NULL ? press_phone_skip_country (phone) : NULL;

  if (phone == NULL)
    return;
  open_desk (builder, column, node, key);
  for (guint i = 0; i < column->sharing->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (column->sharing, i);

      /* Who has an address only shares a number that stands below the last one's address. */
      if (contact->emails->len > 0 && column->open->emails->len == 0)
        continue;
      list_once (builder, contact, contact->phones, phone, key);
    }
  list_once (builder, column->open, column->open->phones, phone, key);
  column->is_reached = TRUE;
  column->is_mailed = FALSE;
}

/* Of people named one after another the one by whose name an address is called, else who is named
 * last. */
static PressRecordContact *
find_owner (const PressRecordColumn *column, const char *email)
{
  PressRecordContact *owner = NULL;

  if (press_record_is_address_of (email, column->open))
    return column->open;
  for (guint i = 0; i < column->sharing->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (column->sharing, i);

      if (!press_record_is_address_of (email, contact))
        continue;
      if (owner != NULL)
        return column->open;
      owner = contact;
    }
  return owner != NULL ? owner : column->open;
}

void
press_record_read_email (PressRecordBuilder *builder, PressRecordColumn *column,
                         const PressNode *node)
{
  const char *printed = press_record_get_value (builder, node);
  g_autofree char *folded = g_utf8_strdown (printed, -1);
  const char *email = press_record_keep (builder, folded);
  PressRecordContact *owner;

  open_desk (builder, column, node, email);
  owner = find_owner (column, email);
  list_once (builder, owner, owner->emails, email, email);
  /* In one sentence a number behind the last address is still everybody's. */
  column->is_reached = press_node_find_ancestor (node, PRESS_NODE_TRAILER_ITEM) == NULL;
  column->is_mailed = !has_phone (column->open);
}

/* An address that is not printed: a name, say, leads to it. */
void
press_record_read_link (PressRecordBuilder *builder, PressRecordColumn *column,
                        const PressNode *node)
{
  const char *address = press_node_get_attribute (node, PRESS_ATTRIBUTE_ADDRESS);
  g_autofree char *folded = NULL;
  const char *email;

  if (address == NULL || !g_str_has_prefix (address, "mailto:") || strchr (address, '@') == NULL)
    return;
  folded = g_ascii_strdown (address + strlen ("mailto:"),
                            (gssize) strcspn (address + strlen ("mailto:"), "?"));
  email = press_record_keep (builder, folded);
  open_desk (builder, column, node, email);
  list_once (builder, column->open, column->open->emails, email, email);
}

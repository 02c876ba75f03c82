/* Persons and desks to contact, merged over the blocks and the trailer of a release. */
#include "record/builder.h"

#include "base/phone.h"
#include "base/vocabulary.h"

#include <press/press-walk.h>

#include <string.h>

#define MOST_TITLE_BYTES 400     /* of one person; who has more of them keeps the first */
#define MOST_SHARING 8           /* more people do not share one number */
#define FEWEST_LETTERS_OF_NAME 3 /* by which an address is somebody's */
#define MOST_CELLS_BETWEEN 8     /* in a row, between two of one column */

/* What was read in one column of a block. */
typedef struct
{
  PressRecordContact *open; /* who the next number belongs to */
  const char *label;        /* of a desk, for those who have no title */
  const char *job_title;    /* for who comes next */
  gboolean is_titled;       /* the last part was a title, which may go on */
  const PressNode *joiner;  /* text behind the last part */
  const char *organization; /* for those who come next */
  GPtrArray *sharing;       /* people named one after another, whom the next number reaches */
  gboolean is_reached;      /* those people have a number or an address */
  gboolean is_mailed;       /* the last of them has an address, and nobody a number */
  gboolean is_of_cells;     /* a contact is several cells, and none tells where it ends */
  gboolean has_address;     /* of a street or a town, in a cell */
  gboolean has_person;      /* or a desk */
} Column;

struct _PressRecordPeople
{
  GHashTable *by_key;     /* folded names, numbers and addresses to contacts */
  GHashTable *repeated;   /* desks, and how many of their numbers and addresses people have */
  GHashTable *dropped;    /* desks and letterheads that are no contacts in the end */
  GHashTable *columns;    /* of the block at hand: Column by number; 0 where there are none */
  GPtrArray *block;       /* who was opened in the block, and not yet told the company of */
  GPtrArray *desks;       /* of the block, opened by a number without a name */
  GPtrArray *letterheads; /* of the block: no contacts, but their number may be a person's */
};

static void
free_column (gpointer data)
{
  Column *column = data;

  g_ptr_array_unref (column->sharing);
  g_free (column);
}

void
press_record_begin_people (PressRecordBuilder *builder)
{
  builder->people = g_new (PressRecordPeople, 1);
  builder->people->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder->people->repeated = g_hash_table_new (NULL, NULL);
  builder->people->dropped = g_hash_table_new (NULL, NULL);
  builder->people->columns = g_hash_table_new_full (NULL, NULL, NULL, free_column);
  builder->people->block = g_ptr_array_new ();
  builder->people->desks = g_ptr_array_new ();
  builder->people->letterheads = g_ptr_array_new ();
}

/* A desk whose numbers and addresses are all printed again with a name is no other contact. */
static gboolean
is_repeated (const PressRecordPeople *people, const PressRecordContact *contact)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (people->repeated, contact));

  return n > 0 && n >= contact->phones->len + contact->emails->len;
}

static void
drop_desks (PressRecordBuilder *builder)
{
  GPtrArray *contacts = builder->record->contacts;
  guint n_kept = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (contacts, i);

      if (!g_hash_table_contains (builder->people->dropped, contact)
          && !is_repeated (builder->people, contact))
        g_ptr_array_index (contacts, n_kept++) = contact;
    }
  g_ptr_array_set_size (contacts, n_kept);
}

void
press_record_end_people (PressRecordBuilder *builder)
{
  drop_desks (builder);
  g_hash_table_unref (builder->people->repeated);
  g_hash_table_unref (builder->people->dropped);
  g_hash_table_unref (builder->people->by_key);
  g_hash_table_unref (builder->people->columns);
  g_ptr_array_unref (builder->people->block);
  g_ptr_array_unref (builder->people->desks);
  g_ptr_array_unref (builder->people->letterheads);
  g_free (builder->people);
}

/* A block of contacts begins: nothing is open in its columns. */
void
press_record_enter_people (PressRecordBuilder *builder, G_GNUC_UNUSED const PressNode *node)
{
  g_hash_table_remove_all (builder->people->columns);
  g_ptr_array_set_size (builder->people->block, 0);
  g_ptr_array_set_size (builder->people->desks, 0);
  g_ptr_array_set_size (builder->people->letterheads, 0);
}

static Column *
get_column (PressRecordPeople *people, const PressNode *contact)
{
  guint number = 0;
  guint last;
  gboolean is_told = press_node_get_columns (contact, &number, &last);
  Column *column = g_hash_table_lookup (people->columns, GUINT_TO_POINTER (number));

  if (column == NULL)
    {
      column = g_new0 (Column, 1);
      column->sharing = g_ptr_array_new ();
      g_hash_table_insert (people->columns, GUINT_TO_POINTER (number), column);
    }
  column->is_of_cells = is_told;
  if (!is_told)
    {
      column->open = NULL;
      column->job_title = NULL;
    }
  return column;
}

/* Gives @contact what was read before it. */
static void
describe (Column *column, PressRecordContact *contact)
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

static gboolean
has_phone (const PressRecordContact *contact)
{
  return contact->phones->len > 0;
}

/* Who is named next shares a number with those above, unless they have one of their own. */
static void
share_next (Column *column, PressRecordContact *contact)
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
open_contact (PressRecordBuilder *builder, Column *column)
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
static void
read_name (PressRecordBuilder *builder, Column *column, const PressNode *node)
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
static void
read_label (PressRecordBuilder *builder, Column *column, const PressNode *node)
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
get_joiner (PressRecordBuilder *builder, const Column *column)
{
  const char *joiner;

  if (column->joiner == NULL)
    return ",";
  joiner = press_record_get_text (builder, column->joiner);
  return strchr (joiner, ' ') == NULL ? joiner : NULL;
}

/* "Vice President, Investor Relations": titles one behind the other are one. */
static const char *
join_titles (PressRecordBuilder *builder, const Column *column, const char *first,
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
opens_desk (const Column *column, const PressNode *title)
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

static void
read_job_title (PressRecordBuilder *builder, Column *column, const PressNode *node)
{
  PressRecordContact *open = column->open;
  const char **role = open != NULL ? &open->role : &column->job_title;

  if (opens_desk (column, node))
    {
      read_label (builder, column, node);
      return;
    }
  if (*role == NULL || *role == column->label)
    *role = press_record_get_text (builder, node);
  else if (column->is_titled)
    *role = join_titles (builder, column, *role, node);
}

/* Below a number in a column of cells a company begins who comes next. */
static void
read_organization (PressRecordBuilder *builder, Column *column, const PressNode *node)
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
open_desk (PressRecordBuilder *builder, Column *column, const PressNode *node, const char *key)
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
static void
read_phone (PressRecordBuilder *builder, Column *column, const PressNode *node)
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

/* "jroe@example.com", "jane@example.com": whether an address is that of Jane Roe. */
static gboolean
is_address_of (const char *email, const PressRecordContact *contact)
{
  g_autofree char *folded = g_utf8_strdown (contact->name != NULL ? contact->name : "", -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,-", 0);
  gsize n_bytes = strcspn (email, "@");

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= FEWEST_LETTERS_OF_NAME
        && g_strstr_len (email, (gssize) n_bytes, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Of people named one after another the one by whose name an address is called, else who is named
 * last. */
static PressRecordContact *
find_owner (const Column *column, const char *email)
{
  PressRecordContact *owner = NULL;

  if (is_address_of (email, column->open))
    return column->open;
  for (guint i = 0; i < column->sharing->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (column->sharing, i);

      if (!is_address_of (email, contact))
        continue;
      if (owner != NULL)
        return column->open;
      owner = contact;
    }
  return owner != NULL ? owner : column->open;
}

static void
read_email (PressRecordBuilder *builder, Column *column, const PressNode *node)
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

/* Whether people have but one number, which is that of all. */
static gboolean
have_one_phone (const GPtrArray *people)
{
  const PressRecordContact *first = g_ptr_array_index (people, 0);

  for (guint i = 0; i < people->len; i++)
    {
      const PressRecordContact *contact = g_ptr_array_index (people, i);

      if (contact->name == NULL || contact->phones->len != 1
          || strcmp (g_ptr_array_index (contact->phones, 0), g_ptr_array_index (first->phones, 0))
                 != 0)
        return FALSE;
    }
  return TRUE;
}

/* An address of nobody's name that is printed once below people who share a number, or whose
 * numbers a slash joins, reaches them all; one of somebody's name is his. */
static void
share_one_email (const GPtrArray *people, PressRecordContact *last, guint n_slashed)
{
  const char *email = g_ptr_array_index (last->emails, 0);
  PressRecordContact *named = NULL;

  if (!have_one_phone (people) && n_slashed + 1 != people->len)
    return;
  for (guint i = 0; i < people->len; i++)
    if (is_address_of (email, g_ptr_array_index (people, i)))
      named = g_ptr_array_index (people, i);
  if (named != NULL && named != last)
    g_ptr_array_add (named->emails, g_ptr_array_steal_index (last->emails, 0));
  if (named != NULL)
    return;
  for (guint i = 0; i + 1 < people->len; i++)
    g_ptr_array_add (((PressRecordContact *) g_ptr_array_index (people, i))->emails,
                     (gpointer) email);
}

/* Addresses joined by slashes below names that are joined so are each of their own. */
static void
share_emails (Column *column, guint n_slashed)
{
  GPtrArray *people = column->sharing;
  PressRecordContact *last;
  guint n_left = people->len;

  if (people->len < 2)
    return;
  last = g_ptr_array_index (people, people->len - 1);
  for (guint i = 0; i + 1 < people->len; i++)
    if (((PressRecordContact *) g_ptr_array_index (people, i))->emails->len > 0)
      return;
  if (last->emails->len == 1)
    share_one_email (people, last, n_slashed);
  if (last->emails->len != people->len)
    return;
  for (guint i = 0; --n_left > 0; i++)
    g_ptr_array_add (((PressRecordContact *) g_ptr_array_index (people, i))->emails,
                     g_ptr_array_steal_index (last->emails, 0));
}

/* Whether a piece of text has a slash, as numbers of several people have between them. */
static gboolean
has_slash (const PressRecordBuilder *builder, const PressNode *text)
{
  PressSpan span = press_node_get_span (text);

  return memchr (builder->text.copy + span.start, '/', span.end - span.start) != NULL;
}

/* Numbers joined by slashes below names that are joined so are each of their own, too. */
static void
part_phones (Column *column, guint n_slashed)
{
  GPtrArray *people = column->sharing;

  if (people->len < 2 || n_slashed + 1 != people->len)
    return;
  for (guint i = 0; i < people->len; i++)
    if (((PressRecordContact *) g_ptr_array_index (people, i))->phones->len != people->len)
      return;
  for (guint i = 0; i < people->len; i++)
    {
      GPtrArray *phones = ((PressRecordContact *) g_ptr_array_index (people, i))->phones;

      phones->pdata[0] = phones->pdata[i];
      g_ptr_array_set_size (phones, 1);
    }
}

/* A number of nobody's, such as the company's above its people or in a column beside their names,
 * reaches all those who are named, where none of them has another. */
static void
share_desk (PressRecordBuilder *builder, PressRecordContact *desk)
{
  GPtrArray *block = builder->people->block;
  gboolean is_shared = FALSE;

  if (desk->emails->len > 0 || desk->role != NULL)
    return;
  for (guint i = 0; i < block->len; i++)
    if (((PressRecordContact *) g_ptr_array_index (block, i))->name != NULL)
      {
        is_shared = TRUE;
        if (has_phone (g_ptr_array_index (block, i)))
          return;
      }
  if (!is_shared)
    return;
  for (guint i = 0; i < block->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (block, i);

      for (guint j = 0; contact->name != NULL && j < desk->phones->len; j++)
        g_ptr_array_add (contact->phones, g_ptr_array_index (desk->phones, j));
    }
  g_hash_table_add (builder->people->dropped, desk);
}

/* The numbers of companies that stand above their people are those of the people, as far as they
 * have none. */
static void
share_desks (PressRecordBuilder *builder)
{
  GPtrArray *block = builder->people->block;
  PressRecordContact *desk = NULL;

  for (guint i = 0; i < block->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (block, i);

      if (contact->name == NULL)
        {
          desk = contact->organization != NULL && contact->role == NULL ? contact : NULL;
          continue;
        }
      if (desk == NULL || has_phone (contact)
          || g_strcmp0 (contact->organization, desk->organization) != 0)
        continue;
      for (guint j = 0; j < desk->phones->len; j++)
        g_ptr_array_add (contact->phones, g_ptr_array_index (desk->phones, j));
      g_hash_table_add (builder->people->dropped, desk);
    }
}

/* A column of cells with an address, a number and nobody's name is a letterhead, unless a heading
 * stands over the block. */
static void
drop_letterhead_columns (PressRecordBuilder *builder, const PressNode *block)
{
  GHashTableIter iter;
  gpointer value;

  if (press_node_find_child (block, PRESS_NODE_HEADING) != NULL)
    return;
  g_hash_table_iter_init (&iter, builder->people->columns);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Column *column = value;

      if (column->is_of_cells && column->has_address && !column->has_person && column->open != NULL)
        g_ptr_array_add (builder->people->letterheads, column->open);
    }
}

/* A block of contacts ends: what was open in its columns is closed. */
void
press_record_leave_people (PressRecordBuilder *builder, const PressNode *node)
{
  GPtrArray *desks = builder->people->desks;

  if (desks->len == 1)
    share_desk (builder, g_ptr_array_index (desks, 0));
  else if (desks->len > 1)
    share_desks (builder);
  drop_letterhead_columns (builder, node);
  for (guint i = 0; i < builder->people->letterheads->len; i++)
    g_hash_table_add (builder->people->dropped,
                      g_ptr_array_index (builder->people->letterheads, i));
  press_record_enter_people (builder, node);
}

/* A company named after people, outside their contacts, is that of all who have none. */
void
press_record_visit_organization (PressRecordBuilder *builder, const PressNode *node)
{
  GPtrArray *block = builder->people->block;
  PressNodeKind holder = press_node_get_kind (press_node_get_parent (node));
  const char *organization;

  if (block->len == 0 || (holder != PRESS_NODE_CONTACTS && holder != PRESS_NODE_TRAILER_ITEM))
    return;
  organization = press_record_get_text (builder, node);
  for (guint i = 0; i < block->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (block, i);

      if (contact->organization == NULL)
        contact->organization = organization;
    }
  g_ptr_array_set_size (block, 0);
}

/* An address that is not printed: a name, say, leads to it. */
static void
read_link (PressRecordBuilder *builder, Column *column, const PressNode *node)
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

/* A heading over one column of a block says what those below it are asked about. */
void
press_record_label_column (PressRecordBuilder *builder, const PressNode *heading)
{
  if (press_node_get_attribute (heading, PRESS_ATTRIBUTE_COLUMN) != NULL)
    read_label (builder, get_column (builder->people, heading), heading);
}

typedef void (*ReadPart) (PressRecordBuilder *builder, Column *column, const PressNode *node);

/* Fax numbers, addresses and what else stands in a contact are left out. */
static const ReadPart parts[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_LABEL] = read_label,         [PRESS_NODE_NAME] = read_name,
  [PRESS_NODE_JOB_TITLE] = read_job_title, [PRESS_NODE_ORGANIZATION] = read_organization,
  [PRESS_NODE_PHONE] = read_phone,         [PRESS_NODE_EMAIL] = read_email,
};

static const gboolean of_people[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_LABEL] = TRUE,
  [PRESS_NODE_NAME] = TRUE,
  [PRESS_NODE_JOB_TITLE] = TRUE,
  [PRESS_NODE_EMAIL] = TRUE,
};

/* The name of a contact that is one person. Where the cells of columns are contacts, their order
 * tells instead. */
static const PressNode *
find_name (const PressNode *contact)
{
  if (press_node_get_attribute (contact, PRESS_ATTRIBUTE_COLUMN) != NULL)
    return NULL;
  return press_node_find_child (contact, PRESS_NODE_NAME);
}

/* "For information contact, at 802-555-0142:": behind a number a colon leads to those who have it.
 */
static gboolean
leads_to_people (const PressRecordBuilder *builder, const Column *column, const PressNode *text)
{
  return column->open != NULL && column->open->name == NULL && has_phone (column->open)
         && builder->text.copy[press_node_get_span (text).start] == ':';
}

/* An address with a number, and nobody's name, desk or mail address, is a letterhead. */
static gboolean
is_letterhead (const PressNode *contact)
{
  return press_node_find_child (contact, PRESS_NODE_ADDRESS) != NULL
         && press_node_find_child (contact, PRESS_NODE_NAME) == NULL
         && press_node_find_child (contact, PRESS_NODE_LABEL) == NULL
         && press_node_find_child (contact, PRESS_NODE_JOB_TITLE) == NULL
         && press_node_find_child (contact, PRESS_NODE_EMAIL) == NULL
         && press_node_get_attribute (contact, PRESS_ATTRIBUTE_COLUMN) == NULL;
}

/* A desk that only the description of a company or a caution names is not one to ask about the
 * news. */
static gboolean
is_of_boilerplate (const PressNode *contact)
{
  return press_node_find_child (contact, PRESS_NODE_NAME) == NULL
         && (press_node_find_ancestor (contact, PRESS_NODE_ABOUT) != NULL
             || press_node_find_ancestor (contact, PRESS_NODE_CAUTION) != NULL);
}

/* A number that stands before the name in the rows of a table is that person's all the same. */
void
press_record_visit_contact (PressRecordBuilder *builder, const PressNode *node)
{
  Column *column;
  const PressNode *name = find_name (node);
  const PressNode *early = NULL;
  gboolean is_slashed = FALSE;
  guint n_slashed = 0;
  const PressNode *at;
  PressWalk walk;

  if (is_of_boilerplate (node))
    return;
  column = get_column (builder->people, node);
  press_walk_init (&walk, node);
  while (press_walk_next (&walk, &at) != PRESS_WALK_END)
    {
      PressNodeKind kind = press_node_get_kind (at);

      if (walk.event == PRESS_WALK_ENTER && parts[kind] == NULL)
        read_link (builder, column, at);
      if (walk.event == PRESS_WALK_ENTER)
        {
          column->has_address |= kind == PRESS_NODE_ADDRESS;
          column->has_person |= of_people[kind];
          n_slashed += is_slashed && kind == PRESS_NODE_PHONE;
          is_slashed = kind == PRESS_NODE_TEXT && has_slash (builder, at);
          if (kind == PRESS_NODE_TEXT)
            column->joiner = at;
          if (kind == PRESS_NODE_TEXT && leads_to_people (builder, column, at))
            column->open->role = NULL;
        }
      if (walk.event != PRESS_WALK_ENTER || parts[kind] == NULL)
        continue;
      if (name != NULL && (kind == PRESS_NODE_PHONE || kind == PRESS_NODE_EMAIL))
        {
          read_name (builder, column, name);
          early = name;
        }
      if (kind == PRESS_NODE_NAME || early != NULL)
        name = NULL;
      if (at != early)
        parts[kind](builder, column, at);
      column->is_titled = kind == PRESS_NODE_JOB_TITLE;
      column->joiner = NULL;
      read_link (builder, column, at);
      press_walk_skip_children (&walk);
    }
  share_emails (column, n_slashed);
  part_phones (column, n_slashed);
  if (is_letterhead (node) && column->open != NULL && column->open->name == NULL)
    g_ptr_array_add (builder->people->letterheads, column->open);
}

/* Persons and desks to contact, merged over the blocks and the trailer of a release. */
#include "record/people.h"

#include <press/press-walk.h>

#include <string.h>

static void
free_column (gpointer data)
{
  PressRecordColumn *column = data;

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

static PressRecordColumn *
get_column (PressRecordPeople *people, const PressNode *contact)
{
  guint number = 0;
  guint last;
  gboolean is_told = press_node_get_columns (contact, &number, &last);
  PressRecordColumn *column = g_hash_table_lookup (people->columns, GUINT_TO_POINTER (number));

  if (column == NULL)
    {
      column = g_new0 (PressRecordColumn, 1);
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

/* Whether a piece of text has a slash, as numbers of several people have between them. */
static gboolean
has_slash (const PressRecordBuilder *builder, const PressNode *text)
{
  PressSpan span = press_node_get_span (text);

  return memchr (builder->text.copy + span.start, '/', span.end - span.start) != NULL;
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
      PressRecordColumn *column = value;

      if (column->is_of_cells && column->has_address && !column->has_person && column->open != NULL)
        g_ptr_array_add (builder->people->letterheads, column->open);
    }
}

/* A block of contacts ends: what was open in its columns is closed. */
void
press_record_leave_people (PressRecordBuilder *builder, const PressNode *node)
{
  press_record_share_desks (builder);
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

/* A heading over one column of a block says what those below it are asked about. */
void
press_record_label_column (PressRecordBuilder *builder, const PressNode *heading)
{
  if (press_node_get_attribute (heading, PRESS_ATTRIBUTE_COLUMN) != NULL)
    press_record_read_label (builder, get_column (builder->people, heading), heading);
}

typedef void (*ReadPart) (PressRecordBuilder *builder, PressRecordColumn *column,
                          const PressNode *node);

/* Fax numbers, addresses and what else stands in a contact are left out. */
static const ReadPart parts[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_LABEL] = press_record_read_label,
  [PRESS_NODE_NAME] = press_record_read_name,
  [PRESS_NODE_JOB_TITLE] = press_record_read_job_title,
  [PRESS_NODE_ORGANIZATION] = press_record_read_organization,
  [PRESS_NODE_PHONE] = press_record_read_phone,
  [PRESS_NODE_EMAIL] = press_record_read_email,
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
leads_to_people (const PressRecordBuilder *builder, const PressRecordColumn *column,
                 const PressNode *text)
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
  PressRecordColumn *column;
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
        press_record_read_link (builder, column, at);
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
          press_record_read_name (builder, column, name);
          early = name;
        }
      if (kind == PRESS_NODE_NAME || early != NULL)
        name = NULL;
      if (at != early)
        parts[kind](builder, column, at);
      column->is_titled = kind == PRESS_NODE_JOB_TITLE;
      column->joiner = NULL;
      press_record_read_link (builder, column, at);
      press_walk_skip_children (&walk);
    }
  press_record_share_emails (column, n_slashed);
  press_record_part_phones (column, n_slashed);
  if (is_letterhead (node) && column->open != NULL && column->open->name == NULL)
    g_ptr_array_add (builder->people->letterheads, column->open);
}

/* The record: one walk over a release, on which each subject takes down what it is about. */
#include "record/builder.h"

#include <press/press-walk.h>

G_DEFINE_BOXED_TYPE (PressRecord, press_record, press_record_copy, press_record_free)

/* A record and what it owns. */
typedef struct
{
  PressRecord record;
  gatomicrefcount references;
  PressArena *arena;
  GPtrArray *arrays;
} OwnedRecord;

typedef void (*Visit) (PressRecordBuilder *builder, const PressNode *node);

typedef struct
{
  Visit enter;
  Visit leave;
  gboolean is_apart; /* what lies in it tells nothing of a call around it */
} Subject;

static const Subject subjects[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_EXHIBIT_LABEL] = { press_record_visit_exhibit_label },
  [PRESS_NODE_NOTICE] = { press_record_visit_notice },
  [PRESS_NODE_DATE_LINE] = { press_record_visit_date_line },
  [PRESS_NODE_MASTHEAD] = { press_record_visit_date_line },
  [PRESS_NODE_HEADLINE] = { press_record_visit_headline },
  [PRESS_NODE_SUBHEADLINE] = { press_record_visit_subheadline },
  [PRESS_NODE_DATELINE] = { press_record_visit_dateline, NULL, TRUE },
  [PRESS_NODE_ISSUER] = { press_record_visit_issuer },
  [PRESS_NODE_LISTING] = { press_record_visit_listing },
  [PRESS_NODE_TICKER_LINE] = { press_record_enter_ticker_line, press_record_leave_ticker_line },
  [PRESS_NODE_SECTION] = { press_record_visit_section },
  [PRESS_NODE_HEADING] = { press_record_visit_heading },
  [PRESS_NODE_POINTER] = { press_record_visit_pointer },
  [PRESS_NODE_ABOUT] = { press_record_visit_about, NULL, TRUE },
  [PRESS_NODE_CAUTION] = { press_record_visit_caution, NULL, TRUE },
  [PRESS_NODE_NON_GAAP] = { press_record_visit_non_gaap, NULL, TRUE },
  [PRESS_NODE_LEGEND] = { NULL, NULL, TRUE },
  [PRESS_NODE_QUOTATION] = { press_record_visit_quotation },
  [PRESS_NODE_CONTACTS] = { press_record_enter_people, press_record_leave_people, TRUE },
  [PRESS_NODE_CONTACT] = { press_record_visit_contact, NULL, TRUE },
  [PRESS_NODE_ORGANIZATION] = { press_record_visit_organization },
  [PRESS_NODE_TRAILER_ITEM] = { press_record_enter_people, press_record_leave_people, TRUE },
  [PRESS_NODE_DATE] = { press_record_visit_date },
  [PRESS_NODE_TIME] = { press_record_visit_time },
  [PRESS_NODE_PHONE] = { press_record_visit_phone },
  [PRESS_NODE_CODE] = { press_record_visit_code },
  [PRESS_NODE_URL] = { press_record_visit_url },
  [PRESS_NODE_LIST] = { press_record_enter_list, press_record_leave_list },
  [PRESS_NODE_TABLE] = { press_record_visit_table, NULL, TRUE },
  [PRESS_NODE_SOURCE] = { press_record_visit_source },
  [PRESS_NODE_TRANSMISSION] = { press_record_visit_transmission },
  [PRESS_NODE_END_MARK] = { press_record_visit_end_mark },
};

static void
begin (PressRecordBuilder *builder, OwnedRecord *owned, const PressDocument *document)
{
  PressRecord *record = &owned->record;

  *builder = (PressRecordBuilder){
    .document = document,
    .record = record,
    .arena = owned->arena,
    .arrays = owned->arrays,
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  press_record_text_init (&builder->text, document);
  press_record_text_init (&builder->quoted, document);
  press_record_begin_people (builder);
  record->subheadlines = press_record_add_array (builder);
  record->tickers = press_record_add_array (builder);
  record->sections = press_record_add_array (builder);
  record->about = press_record_add_array (builder);
  record->safe_harbor = press_record_add_array (builder);
  record->quotes = press_record_add_array (builder);
  record->contacts = press_record_add_array (builder);
  record->websites = press_record_add_array (builder);
  record->lists = press_record_add_array (builder);
  record->tables = press_record_add_array (builder);
}

static void
end (PressRecordBuilder *builder)
{
  press_record_end_dateline (builder);
  press_record_end_quote (builder);
  press_record_end_call (builder);
  press_record_end_people (builder);
  g_string_free (builder->text.text, TRUE);
  g_string_free (builder->quoted.text, TRUE);
  g_hash_table_unref (builder->seen);
}

static void
enter (PressRecordBuilder *builder, const PressNode *node)
{
  const Subject *subject = &subjects[press_node_get_kind (node)];

  if (press_node_get_kind (node) == PRESS_NODE_CONTACTS)
    builder->repeats_contacts = builder->is_after_contacts;
  if (press_node_kind_get_role (press_node_get_kind (node)) == PRESS_ROLE_BLOCK)
    builder->is_after_contacts = FALSE;
  builder->n_open_calls += press_record_is_call (node);
  builder->n_open_apart += subject->is_apart;
  if (subject->enter != NULL)
    subject->enter (builder, node);
}

/* Whether a block of contacts has a heading, a label or a name: a letterhead has none. */
static gboolean
names_somebody (const PressNode *contacts)
{
  if (press_node_find_child (contacts, PRESS_NODE_HEADING) != NULL)
    return TRUE;
  for (const PressNode *child = press_node_get_first_child (contacts); child != NULL;
       child = press_node_get_next (child))
    if (press_node_find_child (child, PRESS_NODE_NAME) != NULL
        || press_node_find_child (child, PRESS_NODE_LABEL) != NULL)
      return TRUE;
  return FALSE;
}

static void
leave (PressRecordBuilder *builder, const PressNode *node)
{
  const Subject *subject = &subjects[press_node_get_kind (node)];

  if (press_node_get_kind (node) == PRESS_NODE_CONTACTS)
    builder->is_after_contacts = names_somebody (node);
  builder->n_open_calls -= press_record_is_call (node);
  builder->n_open_apart -= subject->is_apart;
  if (subject->leave != NULL)
    subject->leave (builder, node);
}

/**
 * press_record_new:
 * @document: a document
 * @release: a release of it, of kind %PRESS_NODE_RELEASE
 *
 * Takes down the record of a release. It is made from the tree alone and does not need it later.
 *
 * Returns: (transfer full): the record
 *
 * Since: 0.1
 */
PressRecord *
press_record_new (const PressDocument *document, const PressNode *release)
{
  OwnedRecord *owned = g_new0 (OwnedRecord, 1);
  PressRecordBuilder builder;
  const PressNode *node;
  PressWalk walk;

  g_atomic_ref_count_init (&owned->references);
  owned->arena = press_arena_new ();
  owned->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  begin (&builder, owned, document);
  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER)
      enter (&builder, node);
    else
      leave (&builder, node);
  press_record_find_exhibit (&builder, release);
  end (&builder);
  return &owned->record;
}

/**
 * press_record_copy:
 * @record: a record
 *
 * A record never changes, so that its copy is the record itself with one more owner.
 *
 * Returns: (transfer full): the record
 *
 * Since: 0.1
 */
PressRecord *
press_record_copy (PressRecord *record)
{
  g_atomic_ref_count_inc (&((OwnedRecord *) record)->references);
  return record;
}

/**
 * press_record_free:
 * @record: (transfer full): a record
 *
 * Gives a record back; with its last owner go its strings and arrays.
 *
 * Since: 0.1
 */
void
press_record_free (PressRecord *record)
{
  OwnedRecord *owned = (OwnedRecord *) record;

  if (!g_atomic_ref_count_dec (&owned->references))
    return;
  press_arena_free (owned->arena);
  g_ptr_array_unref (owned->arrays);
  g_free (owned);
}

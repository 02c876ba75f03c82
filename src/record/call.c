/* The call or webcast that a release announces: what stands in the parts of type call. */
#include "record/builder.h"

#include "base/day.h"
#include "base/phone.h"

#include <string.h>

#define FURTHEST_DATE_BYTES 24 /* from a time to its day: " ET on Wednesday, " */
#define FURTHEST_TIME_BYTES 8  /* from a day to its time: ", at " */

/* Contacts, passages and tables inside a part on the call have no say in it. */
static gboolean
is_in_call (const PressRecordBuilder *builder)
{
  return builder->n_open_calls > 0 && builder->n_open_apart == 0;
}

static PressRecordCall *
get_call (PressRecordBuilder *builder)
{
  PressRecordCall *call = builder->record->call;

  if (call == NULL)
    {
      call = press_arena_alloc (builder->arena, sizeof (PressRecordCall));
      *call = (PressRecordCall){
        .phones = press_record_add_array (builder),
        .passcodes = press_record_add_array (builder),
        .websites = press_record_add_array (builder),
      };
      builder->record->call = call;
    }
  return call;
}

static gboolean
is_day_before (const char *date, const char *later)
{
  GDate first;
  GDate second;

  return press_day_read (date, &first) && press_day_read (later, &second)
         && g_date_days_between (&first, &second) == 1;
}

/* A call is held after its announcement: "results for the quarter ended March 31" is no date of it.
 * Where the announcement is a day ahead, in Asia, the call may be on the day before. */
static gboolean
is_past (const PressRecordBuilder *builder, const char *date)
{
  const PressRecordDateline *dateline = builder->record->dateline;

  return date != NULL && dateline != NULL && dateline->date != NULL
         && strcmp (date, dateline->date) < 0 && !is_day_before (date, dateline->date);
}

/* "A replay can be heard until May 11." */
static gboolean
is_last_day (const PressNode *node)
{
  return g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE), "last-day") == 0;
}

/* "… at 10:00 a.m. ET on Friday, May 4": a date that stands right behind the time of the call. */
static gboolean
is_beside_time (const PressRecordBuilder *builder, const PressNode *node)
{
  const PressNode *time = builder->call_time;

  return time != NULL && press_node_get_parent (time) == press_node_get_parent (node)
         && press_node_get_span (node).start - press_node_get_span (time).end
                <= FURTHEST_DATE_BYTES;
}

/* The first date is that of the call, unless another one stands beside its time. */
void
press_record_visit_date (PressRecordBuilder *builder, const PressNode *node)
{
  const char *date = is_in_call (builder) ? press_record_get_date (builder, node) : NULL;

  if (date == NULL || is_past (builder, date) || is_last_day (node))
    return;
  if (get_call (builder)->date == NULL || is_beside_time (builder, node))
    get_call (builder)->date = date;
  builder->call_date = node;
}

/* "… reports on May 3 and holds a call on May 4 at 10:00 a.m.": the last date before the time.
 * Where that is right in front, one behind the time is of another zone. */
static void
take_date_before (PressRecordBuilder *builder, const PressNode *time)
{
  const PressNode *date = builder->call_date;

  builder->call_time = time;
  if (date == NULL || press_node_get_parent (date) != press_node_get_parent (time))
    return;
  get_call (builder)->date = press_record_get_date (builder, date);
  if (press_node_get_span (time).start - press_node_get_span (date).end <= FURTHEST_TIME_BYTES)
    builder->call_time = NULL;
}

/* "Results are out at 7:00 a.m.": an hour in the notice of a call that is none of it. */
static gboolean
is_of_results (const PressNode *node)
{
  return g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE), "results") == 0;
}

/* The first time stands; one in another zone beside it is left out. */
void
press_record_visit_time (PressRecordBuilder *builder, const PressNode *node)
{
  const char *zone = press_node_get_attribute (node, PRESS_ATTRIBUTE_ZONE);

  if (!is_in_call (builder) || is_of_results (node) || get_call (builder)->time != NULL)
    return;
  take_date_before (builder, node);
  get_call (builder)->time = press_record_get_time (builder, node);
  if (get_call (builder)->time != NULL && zone != NULL)
    get_call (builder)->zone = press_record_keep (builder, zone);
}

void
press_record_visit_phone (PressRecordBuilder *builder, const PressNode *node)
{
  const char *phone = is_in_call (builder) ? press_record_get_digits (builder, node) : NULL;

  if (phone != NULL
      && press_record_is_new (builder, "call phone %s", press_phone_skip_country (phone)))
    g_ptr_array_add (get_call (builder)->phones, (gpointer) phone);
}

void
press_record_visit_code (PressRecordBuilder *builder, const PressNode *node)
{
  const char *code = is_in_call (builder) ? press_record_get_value (builder, node) : NULL;

  if (code != NULL && press_record_is_new (builder, "call code %s", code))
    g_ptr_array_add (get_call (builder)->passcodes, (gpointer) code);
}

void
press_record_add_call_website (PressRecordBuilder *builder, const char *address, const char *folded)
{
  if (is_in_call (builder) && press_record_is_new (builder, "call website %s", folded))
    g_ptr_array_add (get_call (builder)->websites, (gpointer) address);
}

/* A call without a time and without a way to it was only mentioned. */
void
press_record_end_call (PressRecordBuilder *builder)
{
  const PressRecordCall *call = builder->record->call;

  if (call != NULL && call->time == NULL && call->phones->len == 0 && call->websites->len == 0)
    builder->record->call = NULL;
}

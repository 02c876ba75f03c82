/* How a record comes about: the state of the walk, and what each subject does at a node. */
#pragma once

#include "base/arena.h"

#include <press/press-record.h>

/* Text in the making: leaves come one after another, white space between them becomes a blank. */
typedef struct
{
  const char *copy;
  GString *text;
  guint32 end; /* of the last leaf, bytes of the copy */
  gboolean wants_blank;
} PressRecordText;

typedef struct _PressRecordPeople PressRecordPeople;

typedef struct
{
  const PressDocument *document;
  PressRecord *record;
  PressArena *arena;
  GPtrArray *arrays;    /* every array of the record, to be given back with it */
  GHashTable *seen;     /* what is listed already: strings that tell the subject, too */
  PressRecordText text; /* for what one function collects */

  const char *front_date; /* the first date on a line of the front matter */

  guint n_open_lists;   /* lists that hold the node at hand */
  guint n_open_calls;   /* nodes of type call that hold it */
  guint n_open_apart;   /* passages, contacts and tables that hold it */
  guint n_open_tickers; /* lines of bare symbols that hold it */

  const PressNode *call_date; /* the last one in a part on the call that may be its own */
  const PressNode *call_time; /* the first time there */

  gboolean is_after_contacts; /* nothing but marks of pages since a block of contacts */
  gboolean repeats_contacts;  /* the block of contacts at hand goes on with such a one */

  PressRecordText quoted; /* of the quotation that may yet go on */
  PressRecordQuote *quote;
  gboolean is_attributed;

  PressRecordPeople *people;
} PressRecordBuilder;

/* text.c */
void press_record_text_init (PressRecordText *text, const PressDocument *document);
void press_record_text_clear (PressRecordText *text);
void press_record_text_separate (PressRecordText *text);
void press_record_text_add_span (PressRecordText *text, PressSpan span);
void press_record_text_add (PressRecordText *text, const PressNode *node,
                            const PressNode *left_out);
const char *press_record_text_take (PressRecordText *text, PressArena *arena);
const char *press_record_get_text (PressRecordBuilder *builder, const PressNode *node);
const char *press_record_get_label (PressRecordBuilder *builder, const PressNode *node);
const char *press_record_get_notice (PressRecordBuilder *builder, const PressNode *node);
const char *press_record_get_value (PressRecordBuilder *builder, const PressNode *node);

/* values.c */
const char *press_record_keep (PressRecordBuilder *builder, const char *text);
const char *press_record_get_date (PressRecordBuilder *builder, const PressNode *node);
const char *press_record_get_time (PressRecordBuilder *builder, const PressNode *node);
const char *press_record_get_digits (PressRecordBuilder *builder, const PressNode *node);
const char *press_record_get_figure (PressRecordBuilder *builder, const PressNode *node);
char *press_record_fold_address (const char *address);

/* builder.c */
GPtrArray *press_record_add_array (PressRecordBuilder *builder);
gboolean press_record_is_new (PressRecordBuilder *builder, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* front.c */
void press_record_find_exhibit (PressRecordBuilder *builder, const PressNode *release);
void press_record_visit_exhibit_label (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_date_line (PressRecordBuilder *builder, const PressNode *node);
void press_record_end_dateline (PressRecordBuilder *builder);
void press_record_visit_notice (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_headline (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_subheadline (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_dateline (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_issuer (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_listing (PressRecordBuilder *builder, const PressNode *node);
void press_record_enter_ticker_line (PressRecordBuilder *builder, const PressNode *node);
void press_record_leave_ticker_line (PressRecordBuilder *builder, const PressNode *node);

/* sections.c */
void press_record_visit_heading (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_pointer (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_section (PressRecordBuilder *builder, const PressNode *node);
gboolean press_record_is_call (const PressNode *node);

/* passages.c */
void press_record_visit_about (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_caution (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_non_gaap (PressRecordBuilder *builder, const PressNode *node);

/* quotes.c */
void press_record_visit_quotation (PressRecordBuilder *builder, const PressNode *node);
void press_record_end_quote (PressRecordBuilder *builder);

/* contacts.c */
void press_record_begin_people (PressRecordBuilder *builder);
void press_record_end_people (PressRecordBuilder *builder);
void press_record_enter_people (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_contact (PressRecordBuilder *builder, const PressNode *node);
void press_record_label_column (PressRecordBuilder *builder, const PressNode *heading);
void press_record_visit_organization (PressRecordBuilder *builder, const PressNode *node);
void press_record_leave_people (PressRecordBuilder *builder, const PressNode *node);

/* call.c */
void press_record_visit_date (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_time (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_phone (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_code (PressRecordBuilder *builder, const PressNode *node);
void press_record_add_call_website (PressRecordBuilder *builder, const char *address,
                                    const char *folded);
void press_record_end_call (PressRecordBuilder *builder);

/* websites.c */
void press_record_visit_url (PressRecordBuilder *builder, const PressNode *node);

/* lists.c */
void press_record_enter_list (PressRecordBuilder *builder, const PressNode *node);
void press_record_leave_list (PressRecordBuilder *builder, const PressNode *node);

/* tables.c */
void press_record_visit_table (PressRecordBuilder *builder, const PressNode *node);

/* trailer.c */
void press_record_visit_source (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_transmission (PressRecordBuilder *builder, const PressNode *node);
void press_record_visit_end_mark (PressRecordBuilder *builder, const PressNode *node);

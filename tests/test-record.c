/* The record: what it takes down from trees that are built by hand. */
#include "readers/readers.h"
#include "tree/document-private.h"

#include <press/press-backend.h>
#include <press/press-record.h>

#include <string.h>

#define MOST_DEPTH 8
#define MANY 20000

/* One node of a tree in writing: the text is a leaf's, with the white space around it. */
typedef struct
{
  guint depth; /* below the release, from 1 */
  PressNodeKind kind;
  const char *text;
  const char *attributes; /* name=value, separated by | */
} Row;

typedef struct
{
  PressDocument *document;
  PressRecord *record;
} Fixture;

static void
set_attributes (PressNode *node, PressArena *arena, const char *attributes)
{
  g_auto (GStrv) pairs = g_strsplit (attributes, "|", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=');
      guint name = 0;

      *value++ = '\0';
      while (strcmp (press_attribute_name_get_name (name), pairs[i]) != 0)
        name++;
      press_node_set_attribute (node, arena, name, value);
    }
}

/* Where the text of a row lies once all texts stand one after another, without blanks around. */
static PressSpan
trim (const char *text, guint32 start)
{
  PressSpan span = { start, start + (guint32) strlen (text) };

  while (span.end > span.start && g_ascii_isspace (text[span.end - start - 1]))
    span.end--;
  while (span.start < span.end && g_ascii_isspace (text[span.start - start]))
    span.start++;
  return span;
}

static PressDocument *
read_rows (const Row *rows, guint n_rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  PressDocument *document;

  for (guint i = 0; i < n_rows; i++)
    if (rows[i].text != NULL)
      g_string_append (text, rows[i].text);
  bytes = g_bytes_new (text->str, text->len);
  document = press_read (bytes, "folder/hand-built.txt", NULL);
  g_assert_nonnull (document);
  return document;
}

/* Builds the tree from its rows: a leaf has its span, a block takes those of its children. */
static void
build (Fixture *fixture, const Row *rows, guint n_rows)
{
  PressDocument *document = read_rows (rows, n_rows);
  PressNode *release = press_node_new (document->arena, PRESS_NODE_RELEASE, (PressSpan){ 0, 0 });
  g_autofree PressNode **nodes = g_new0 (PressNode *, n_rows + 1);
  g_autofree PressNode **parents = g_new0 (PressNode *, n_rows + 1);
  PressNode *open[MOST_DEPTH] = { release };
  guint32 at = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const char *row_text = rows[i].text != NULL ? rows[i].text : "";

      nodes[i] = press_node_new (document->arena, rows[i].kind, trim (row_text, at));
      at += strlen (row_text);
      if (rows[i].attributes != NULL)
        set_attributes (nodes[i], document->arena, rows[i].attributes);
      parents[i] = open[rows[i].depth - 1];
      open[rows[i].depth] = nodes[i];
    }
  for (guint i = n_rows; i-- > 0;)
    {
      PressNode *parent = parents[i];

      if (parent->span.start == parent->span.end)
        parent->span.end = nodes[i]->span.end;
      parent->span.start = nodes[i]->span.start;
    }
  for (guint i = 0; i < n_rows; i++)
    press_node_adopt (parents[i], press_nodes_append (NULL, nodes[i]));
  press_node_adopt (document->root, press_nodes_append (NULL, release));
  fixture->document = document;
  fixture->record = press_record_new (document, release);
}

#define BUILD(...)                                                                                 \
  const Row rows[] = { __VA_ARGS__ };                                                              \
  Fixture fixture;                                                                                 \
  const PressRecord *record;                                                                       \
  build (&fixture, rows, G_N_ELEMENTS (rows));                                                     \
  record = fixture.record

static void
tear_down (Fixture *fixture)
{
  press_record_free (fixture->record);
  press_document_unref (fixture->document);
}

static void
assert_strings (const GPtrArray *strings, const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "",
                            (const char *) g_ptr_array_index (strings, i));
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
assert_contact (const PressRecord *record, guint index, const char *name, const char *role,
                const char *phones, const char *emails)
{
  const PressRecordContact *contact;

  g_assert_cmpuint (record->contacts->len, >, index);
  contact = g_ptr_array_index (record->contacts, index);
  g_assert_cmpstr (contact->name, ==, name);
  g_assert_cmpstr (contact->role, ==, role);
  assert_strings (contact->phones, phones);
  assert_strings (contact->emails, emails);
}

static void
test_empty (void)
{
  BUILD ({ 1, PRESS_NODE_PARAGRAPH }, { 2, PRESS_NODE_TEXT, "Nothing to tell." });

  g_assert_null (record->exhibit);
  g_assert_null (record->headline);
  g_assert_null (record->dateline);
  g_assert_null (record->call);
  g_assert_null (record->end_mark);
  g_assert_false (record->non_gaap);
  g_assert_cmpuint (record->contacts->len + record->tables->len + record->lists->len, ==, 0);
  tear_down (&fixture);
}

static void
test_copy (void)
{
  PressRecord *copy;
  BUILD ({ 1, PRESS_NODE_HEADLINE }, { 2, PRESS_NODE_TEXT, "Brindle Rises" });

  copy = press_record_copy (fixture.record);
  tear_down (&fixture);
  g_assert_cmpstr (copy->headline, ==, "Brindle Rises");
  press_record_free (copy);
  (void) record;
}

static void
test_front (void)
{
  BUILD ({ 1, PRESS_NODE_EXHIBIT_LABEL, NULL, "value=99.1" },
         { 2, PRESS_NODE_TEXT, "Exhibit 99.1\n" }, { 1, PRESS_NODE_NOTICE },
         { 2, PRESS_NODE_TEXT, "FOR IMMEDIATE RELEASE\n" }, { 1, PRESS_NODE_HEADLINE },
         { 2, PRESS_NODE_TEXT, "  BRINDLE LAMPS\n" }, { 2, PRESS_NODE_PAGE_MARK, "<PAGE>\n" },
         { 2, PRESS_NODE_TEXT, "    LIGHTS UP\n" }, { 1, PRESS_NODE_SUBHEADLINE },
         { 2, PRESS_NODE_BULLET, "* " }, { 2, PRESS_NODE_TEXT, "More light\n" },
         { 1, PRESS_NODE_HEADLINE }, { 2, PRESS_NODE_TEXT, "Another headline\n" },
         { 1, PRESS_NODE_LEDE }, { 2, PRESS_NODE_DATELINE }, { 3, PRESS_NODE_PLACE },
         { 4, PRESS_NODE_TEXT, "SALEM,\n Ore." }, { 3, PRESS_NODE_TEXT, " and " },
         { 3, PRESS_NODE_PLACE }, { 4, PRESS_NODE_TEXT, "OSLO" }, { 3, PRESS_NODE_TEXT, ", " },
         { 3, PRESS_NODE_DATE, "Jan. 3", "value=2007-01-03" },
         { 3, PRESS_NODE_WIRE, " /Wire/", "value=Wire" }, { 3, PRESS_NODE_TEXT, " -- " },
         { 2, PRESS_NODE_ISSUER, "Brindle Lamps, Inc." });

  g_assert_cmpstr (record->exhibit, ==, "99.1");
  g_assert_cmpstr (record->notice, ==, "FOR IMMEDIATE RELEASE");
  g_assert_cmpstr (record->headline, ==, "BRINDLE LAMPS LIGHTS UP");
  assert_strings (record->subheadlines, "More light");
  assert_strings (record->dateline->places, "SALEM, Ore.|OSLO");
  g_assert_cmpstr (record->dateline->date, ==, "2007-01-03");
  g_assert_cmpstr (record->dateline->wire, ==, "Wire");
  g_assert_cmpstr (record->issuer, ==, "Brindle Lamps, Inc.");
  tear_down (&fixture);
}

static void
test_date_line (void)
{
  BUILD ({ 1, PRESS_NODE_DATE_LINE }, { 2, PRESS_NODE_DATE, "May 4, 2021\n", "value=2021-05-04" },
         { 1, PRESS_NODE_LEDE }, { 2, PRESS_NODE_DATELINE }, { 3, PRESS_NODE_PLACE },
         { 4, PRESS_NODE_TEXT, "OSLO" }, { 3, PRESS_NODE_TEXT, " --" });

  g_assert_cmpstr (record->dateline->date, ==, "2021-05-04");
  tear_down (&fixture);
}

static void
test_exhibit_of_wrapper (void)
{
  PressNode *wrapper;
  PressRecord *second;
  BUILD ({ 1, PRESS_NODE_HEADLINE }, { 2, PRESS_NODE_TEXT, "Brindle Rises" });

  g_assert_null (record->exhibit);
  wrapper = press_node_new (fixture.document->arena, PRESS_NODE_WRAPPER, (PressSpan){ 0, 0 });
  set_attributes (wrapper, fixture.document->arena, "value=99.2|type=exhibit");
  wrapper->parent = fixture.document->root;
  fixture.document->root->last_child
      = press_nodes_join (wrapper, fixture.document->root->last_child);
  second = press_record_new (fixture.document, press_node_get_last_child (fixture.document->root));
  g_assert_cmpstr (second->exhibit, ==, "99.2");
  press_record_free (second);
  wrapper->attributes = NULL;
  set_attributes (wrapper, fixture.document->arena, "type=form");
  second = press_record_new (fixture.document, press_node_get_last_child (fixture.document->root));
  g_assert_null (second->exhibit);
  press_record_free (second);
  tear_down (&fixture);
}

static void
test_tickers (void)
{
  const PressRecordTicker *ticker;
  BUILD ({ 1, PRESS_NODE_PARAGRAPH }, { 2, PRESS_NODE_LISTINGS },
         { 3, PRESS_NODE_LISTING, "Nasdaq: BRND", "exchange=NASDAQ|symbol=BRND" },
         { 3, PRESS_NODE_LISTING, "TSX: B.A", "exchange=TSX|symbol=B.A" },
         { 3, PRESS_NODE_LISTING, "NASDAQ:BRND", "exchange=NASDAQ|symbol=BRND" },
         { 1, PRESS_NODE_TRAILER }, { 2, PRESS_NODE_TICKER_LINE },
         { 3, PRESS_NODE_LISTING, "(OTHR)", "exchange=NYSE|symbol=OTHR" });

  g_assert_cmpuint (record->tickers->len, ==, 2);
  ticker = g_ptr_array_index (record->tickers, 1);
  g_assert_cmpstr (ticker->exchange, ==, "TSX");
  g_assert_cmpstr (ticker->symbol, ==, "B.A");
  tear_down (&fixture);
}

static void
test_sections (void)
{
  static const char *const expected[] = { "body Order Update",
                                          "body Two Deeper",
                                          "call The Call",
                                          "about About Brindle",
                                          "safe-harbor Safe Harbor",
                                          "legal No Offer",
                                          "financial - See Tables -",
                                          "contacts For more information, please contact" };
  BUILD ({ 1, PRESS_NODE_SECTION, NULL, "type=body" }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "Order\n Update:\n" }, { 2, PRESS_NODE_SECTION, NULL, "level=2" },
         { 3, PRESS_NODE_HEADING }, { 4, PRESS_NODE_TEXT, "Two Deeper\n" },
         { 1, PRESS_NODE_PARAGRAPH, NULL, "type=call" }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "The Call : \n" }, { 1, PRESS_NODE_ABOUT },
         { 2, PRESS_NODE_HEADING }, { 3, PRESS_NODE_TEXT, "About Brindle\n" },
         { 1, PRESS_NODE_CAUTION }, { 2, PRESS_NODE_PARAGRAPH }, { 3, PRESS_NODE_HEADING },
         { 4, PRESS_NODE_TEXT, "Safe Harbor:" }, { 3, PRESS_NODE_TEXT, " Plans may fail.\n" },
         { 1, PRESS_NODE_LEGEND, NULL, "type=no-offer" }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "No Offer\n" }, { 1, PRESS_NODE_POINTER },
         { 2, PRESS_NODE_TEXT, "- See Tables -\n" }, { 1, PRESS_NODE_CONTACTS },
         { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "For more information, please contact:" });

  g_assert_cmpuint (record->sections->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PressRecordSection *section = g_ptr_array_index (record->sections, i);
      g_autofree char *found = g_strdup_printf (
          "%s %s", press_record_section_kind_get_name (section->kind), section->heading);

      g_assert_cmpstr (found, ==, expected[i]);
    }
  tear_down (&fixture);
}

static void
test_contacts_in_a_row (void)
{
  const PressRecordSection *section;
  BUILD ({ 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "Company Contact:\n" }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_NAME, "Ada Vane\n" }, { 1, PRESS_NODE_PAGE_MARK, "<PAGE>\n" },
         { 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "Press Contact:\n" }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_NAME, "Bo Lund\n" }, { 1, PRESS_NODE_PARAGRAPH },
         { 2, PRESS_NODE_TEXT, "Lamps.\n" }, { 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "For more on lamps:\n" });

  g_assert_cmpuint (record->sections->len, ==, 2);
  section = g_ptr_array_index (record->sections, 1);
  g_assert_cmpstr (section->heading, ==, "For more on lamps");
  tear_down (&fixture);
}

static void
test_passages (void)
{
  const PressRecordPassage *about, *caution;
  BUILD ({ 1, PRESS_NODE_ABOUT }, { 2, PRESS_NODE_HEADING },
         { 3, PRESS_NODE_TEXT, "About Brindle:\n" }, { 2, PRESS_NODE_PARAGRAPH },
         { 3, PRESS_NODE_TEXT, "Brindle makes\nlamps.\n\n" },
         { 2, PRESS_NODE_FURNITURE, "(more)\n" }, { 2, PRESS_NODE_PARAGRAPH },
         { 3, PRESS_NODE_TEXT, "See " }, { 3, PRESS_NODE_URL, "www.example.com" },
         { 3, PRESS_NODE_TEXT, ".\n" }, { 1, PRESS_NODE_CAUTION }, { 2, PRESS_NODE_PARAGRAPH },
         { 3, PRESS_NODE_TEXT, "Risks are:\n" }, { 2, PRESS_NODE_LIST }, { 3, PRESS_NODE_ITEM },
         { 4, PRESS_NODE_BULLET, "- " }, { 4, PRESS_NODE_TEXT, "breakage;\n" },
         { 3, PRESS_NODE_ITEM }, { 4, PRESS_NODE_BULLET, "- " },
         { 4, PRESS_NODE_TEXT, "moths.\n" });

  about = g_ptr_array_index (record->about, 0);
  g_assert_cmpstr (about->heading, ==, "About Brindle");
  g_assert_cmpstr (about->text, ==, "Brindle makes lamps. See www.example.com.");
  caution = g_ptr_array_index (record->safe_harbor, 0);
  g_assert_null (caution->heading);
  g_assert_cmpstr (caution->text, ==, "Risks are: breakage; moths.");
  assert_strings (g_ptr_array_index (record->lists, 0), "breakage;|moths.");
  assert_strings (record->websites, "www.example.com");
  tear_down (&fixture);
}

static void
test_non_gaap (void)
{
  BUILD ({ 1, PRESS_NODE_SECTION, NULL, "type=non-gaap" }, { 2, PRESS_NODE_TEXT, "Adjusted." });

  g_assert_true (record->non_gaap);
  tear_down (&fixture);
}

static void
test_quotes (void)
{
  const PressRecordQuote *quote;
  BUILD ({ 1, PRESS_NODE_PARAGRAPH }, { 2, PRESS_NODE_QUOTATION, NULL, "speaker=Ada Vane" },
         { 3, PRESS_NODE_TEXT, "\"" }, { 3, PRESS_NODE_QUOTED },
         { 4, PRESS_NODE_TEXT, "We are glad," }, { 3, PRESS_NODE_TEXT, "\" " },
         { 3, PRESS_NODE_ATTRIBUTION }, { 4, PRESS_NODE_TEXT, "said " },
         { 4, PRESS_NODE_SPEAKER, "Ada Vane" }, { 3, PRESS_NODE_TEXT, ". \"" },
         { 3, PRESS_NODE_QUOTED }, { 4, PRESS_NODE_TEXT, "So are all.\n" },
         { 1, PRESS_NODE_PARAGRAPH },
         { 2, PRESS_NODE_QUOTATION, NULL, "speaker=Ada Vane|type=continued" },
         { 3, PRESS_NODE_TEXT, "\"" }, { 3, PRESS_NODE_QUOTED },
         { 4, PRESS_NODE_TEXT, "And more." }, { 3, PRESS_NODE_TEXT, "\"\n" },
         { 2, PRESS_NODE_QUOTATION }, { 3, PRESS_NODE_QUOTED },
         { 4, PRESS_NODE_TEXT, "Nobody said this." },
         { 2, PRESS_NODE_QUOTATION, NULL, "speaker=Bo Lund" }, { 3, PRESS_NODE_QUOTED },
         { 4, PRESS_NODE_TEXT, "I did." });

  g_assert_cmpuint (record->quotes->len, ==, 2);
  quote = g_ptr_array_index (record->quotes, 0);
  g_assert_cmpstr (quote->speaker, ==, "Ada Vane");
  g_assert_cmpstr (quote->text, ==, "We are glad, So are all. And more.");
  quote = g_ptr_array_index (record->quotes, 1);
  g_assert_cmpstr (quote->text, ==, "I did.");
  tear_down (&fixture);
}

static void
test_contacts_side_by_side (void)
{
  BUILD ({ 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_CONTACT, NULL, "column=1" },
         { 3, PRESS_NODE_LABEL }, { 4, PRESS_NODE_TEXT, "Investors: " },
         { 2, PRESS_NODE_CONTACT, NULL, "column=2" }, { 3, PRESS_NODE_LABEL },
         { 4, PRESS_NODE_TEXT, "Media:\n" }, { 2, PRESS_NODE_CONTACT, NULL, "column=1" },
         { 3, PRESS_NODE_NAME, "Ada Vane  " }, { 2, PRESS_NODE_CONTACT, NULL, "column=2" },
         { 3, PRESS_NODE_NAME, "Bo Lund\n" }, { 2, PRESS_NODE_CONTACT, NULL, "column=1" },
         { 3, PRESS_NODE_PHONE, "978-555-0101 ", "value=9785550101" },
         { 2, PRESS_NODE_CONTACT, NULL, "column=2" },
         { 3, PRESS_NODE_PHONE, "978-555-0102\n", "value=9785550102" },
         { 2, PRESS_NODE_CONTACT, NULL, "column=1" }, { 3, PRESS_NODE_NAME, "Cy Orr  " },
         { 2, PRESS_NODE_CONTACT, NULL, "column=2" },
         { 3, PRESS_NODE_EMAIL, "Bo@example.com\n", "value=Bo@example.com" },
         { 2, PRESS_NODE_CONTACT, NULL, "column=1" },
         { 3, PRESS_NODE_FAX, "978-555-0109\n", "value=9785550109" },
         { 3, PRESS_NODE_PHONE, "978-555-0103\n", "value=9785550103" });

  g_assert_cmpuint (record->contacts->len, ==, 3);
  assert_contact (record, 0, "Ada Vane", "Investors", "9785550101", "");
  assert_contact (record, 1, "Bo Lund", "Media", "9785550102", "bo@example.com");
  assert_contact (record, 2, "Cy Orr", "Investors", "9785550103", "");
  tear_down (&fixture);
}

static void
test_contacts_of_trailer (void)
{
  const PressRecordContact *contact;
  BUILD ({ 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_NAME, "Ada Vane\n" },
         { 3, PRESS_NODE_PHONE, "978-555-0101\n", "value=9785550101" }, { 1, PRESS_NODE_TRAILER },
         { 2, PRESS_NODE_TRAILER_ITEM, NULL, "type=contact" }, { 3, PRESS_NODE_CONTACT },
         { 4, PRESS_NODE_NAME, "ADA VANE" }, { 4, PRESS_NODE_TEXT, ", " },
         { 4, PRESS_NODE_JOB_TITLE, "Treasurer " },
         { 4, PRESS_NODE_PHONE, "+1-978-555-0101 ", "value=+19785550101" },
         { 4, PRESS_NODE_EMAIL, "ada@example.com ", "value=ada@example.com" },
         { 4, PRESS_NODE_ORGANIZATION, "Brindle" });

  g_assert_cmpuint (record->contacts->len, ==, 1);
  assert_contact (record, 0, "Ada Vane", "Treasurer", "9785550101", "ada@example.com");
  contact = g_ptr_array_index (record->contacts, 0);
  g_assert_cmpstr (contact->organization, ==, "Brindle");
  tear_down (&fixture);
}

static void
test_shared_phone (void)
{
  BUILD ({ 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_NAME, "Ada Vane\n" }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_NAME, "Bo Lund\n" },
         { 3, PRESS_NODE_PHONE, "978-555-0101\n", "value=9785550101" }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_NAME, "Cy Orr\n" }, { 3, PRESS_NODE_EMAIL, "cy@example.com\n" },
         { 2, PRESS_NODE_CONTACT }, { 3, PRESS_NODE_NAME, "Di Pell\n" },
         { 3, PRESS_NODE_PHONE, "978-555-0104\n", "value=9785550104" });

  assert_contact (record, 0, "Ada Vane", NULL, "9785550101", "");
  assert_contact (record, 1, "Bo Lund", NULL, "9785550101", "");
  assert_contact (record, 2, "Cy Orr", NULL, "", "cy@example.com");
  assert_contact (record, 3, "Di Pell", NULL, "9785550104", "");
  tear_down (&fixture);
}

static void
test_company_of_both (void)
{
  const PressRecordContact *contact;
  BUILD ({ 1, PRESS_NODE_TRAILER }, { 2, PRESS_NODE_TRAILER_ITEM }, { 3, PRESS_NODE_CONTACT },
         { 4, PRESS_NODE_NAME, "Ada Vane, " }, { 3, PRESS_NODE_CONTACT },
         { 4, PRESS_NODE_NAME, "Bo Lund, " }, { 4, PRESS_NODE_ORGANIZATION, "Lund & Co." },
         { 3, PRESS_NODE_TEXT, "; " }, { 3, PRESS_NODE_CONTACT }, { 4, PRESS_NODE_NAME, "Cy Orr" },
         { 3, PRESS_NODE_TEXT, ", both of " }, { 3, PRESS_NODE_ORGANIZATION, "Brindle" });

  contact = g_ptr_array_index (record->contacts, 0);
  g_assert_cmpstr (contact->organization, ==, "Brindle");
  contact = g_ptr_array_index (record->contacts, 1);
  g_assert_cmpstr (contact->organization, ==, "Lund & Co.");
  contact = g_ptr_array_index (record->contacts, 2);
  g_assert_cmpstr (contact->organization, ==, "Brindle");
  tear_down (&fixture);
}

static void
test_desk (void)
{
  BUILD ({ 1, PRESS_NODE_CONTACTS }, { 2, PRESS_NODE_CONTACT }, { 3, PRESS_NODE_LABEL },
         { 4, PRESS_NODE_TEXT, "Newsroom:" },
         { 3, PRESS_NODE_PHONE, "978-555-0101\n", "value=9785550101" }, { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_ADDRESS, "1 Wick Lane\n" }, { 1, PRESS_NODE_CONTACTS },
         { 2, PRESS_NODE_CONTACT },
         { 3, PRESS_NODE_PHONE, "1 978 555 0101\n", "value=19785550101" });

  g_assert_cmpuint (record->contacts->len, ==, 1);
  assert_contact (record, 0, NULL, "Newsroom", "9785550101", "");
  tear_down (&fixture);
}

static void
test_call (void)
{
  BUILD ({ 1, PRESS_NODE_PARAGRAPH }, { 2, PRESS_NODE_TIME, "9:00 a.m. ", "value=09:00" },
         { 1, PRESS_NODE_PARAGRAPH, NULL, "type=call" },
         { 2, PRESS_NODE_DATE, "November 6, 2006, ", "value=2006-11-06" },
         { 2, PRESS_NODE_TIME, "4:45 pm Eastern ", "value=16:45|zone=Eastern" },
         { 2, PRESS_NODE_TIME, "1:45 pm Pacific\n", "value=13:45|zone=Pacific" },
         { 1, PRESS_NODE_SECTION, NULL, "type=call" }, { 2, PRESS_NODE_PARAGRAPH },
         { 3, PRESS_NODE_PHONE, "(800) 555-0101 ", "value=8005550101" },
         { 3, PRESS_NODE_PHONE, "1-800-555-0101 ", "value=18005550101" },
         { 3, PRESS_NODE_CODE, "21306001 ", "value=21306001" },
         { 3, PRESS_NODE_DATE, "November 20, 2006 ", "value=2006-11-20" },
         { 3, PRESS_NODE_URL, "http://www.example.com/ ", "value=http://www.example.com/" },
         { 3, PRESS_NODE_URL, "example.com\n", "value=example.com" }, { 2, PRESS_NODE_CONTACTS },
         { 3, PRESS_NODE_CONTACT }, { 4, PRESS_NODE_PHONE, "978-555-0102", "value=9785550102" });

  g_assert_cmpstr (record->call->date, ==, "2006-11-06");
  g_assert_cmpstr (record->call->time, ==, "16:45");
  g_assert_cmpstr (record->call->zone, ==, "Eastern");
  assert_strings (record->call->phones, "8005550101");
  assert_strings (record->call->passcodes, "21306001");
  assert_strings (record->call->websites, "http://www.example.com/");
  assert_strings (record->websites, "http://www.example.com/");
  tear_down (&fixture);
}

static void
test_mentioned_call (void)
{
  BUILD ({ 1, PRESS_NODE_PARAGRAPH, NULL, "type=call" },
         { 2, PRESS_NODE_DATE, "March 1, 2007", "value=2007-03-01" });

  g_assert_null (record->call);
  tear_down (&fixture);
}

static void
test_nested_lists (void)
{
  BUILD ({ 1, PRESS_NODE_LIST }, { 2, PRESS_NODE_ITEM }, { 3, PRESS_NODE_BULLET, "* " },
         { 3, PRESS_NODE_TEXT, "lamps\n" }, { 3, PRESS_NODE_LIST }, { 4, PRESS_NODE_ITEM },
         { 5, PRESS_NODE_BULLET, "- " }, { 5, PRESS_NODE_TEXT, "tall\n ones\n" },
         { 2, PRESS_NODE_PAGE_MARK, "<PAGE>\n" }, { 2, PRESS_NODE_ITEM },
         { 3, PRESS_NODE_BULLET, "* " }, { 3, PRESS_NODE_TEXT, "wicks" });

  g_assert_cmpuint (record->lists->len, ==, 1);
  assert_strings (g_ptr_array_index (record->lists, 0), "lamps|tall ones|wicks");
  tear_down (&fixture);
}

static void
assert_row (const PressRecordTable *table, guint index, const char *expected)
{
  const PressRecordRow *row = g_ptr_array_index (table->rows, index);
  g_autoptr (GString) found = g_string_new (row->label);

  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (found, "|%s%s", row->cells[i].kind == PRESS_RECORD_CELL_TEXT ? "'" : "",
                            row->cells[i].text != NULL ? row->cells[i].text : "");
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_tables (void)
{
  const PressRecordTable *table;
  BUILD ({ 1, PRESS_NODE_TABLE }, { 2, PRESS_NODE_TABLE_TITLE },
         { 3, PRESS_NODE_TEXT, "Brindle Lamps\n" }, { 2, PRESS_NODE_TABLE_TITLE },
         { 3, PRESS_NODE_TEXT, "Balance Sheet\n" }, { 2, PRESS_NODE_TABLE_UNIT },
         { 3, PRESS_NODE_TEXT, "(in thousands)\n" }, { 2, PRESS_NODE_TABLE_HEAD },
         { 3, PRESS_NODE_CELL, "Sept. 30, ", "column=1" },
         { 3, PRESS_NODE_CELL, "Dec. 31,\n", "column=2" }, { 2, PRESS_NODE_TABLE_HEAD },
         { 3, PRESS_NODE_CELL, "2006 ", "column=1" }, { 3, PRESS_NODE_CELL, "2005\n", "column=2" },
         { 2, PRESS_NODE_ROW }, { 3, PRESS_NODE_STUB, "Assets:\n" }, { 2, PRESS_NODE_ROW },
         { 3, PRESS_NODE_STUB, "Cash . . . . .\n" },
         { 3, PRESS_NODE_CELL, "$ (1,234.50)", "value=-1234.50|column=1" },
         { 3, PRESS_NODE_CELL, "-\n", "value=0|column=2" }, { 2, PRESS_NODE_RULE, "-----\n" },
         { 2, PRESS_NODE_ROW }, { 3, PRESS_NODE_STUB, "Rate of Wicks Inc.\n" },
         { 3, PRESS_NODE_CELL, ".5%", "value=.5|column=2" }, { 2, PRESS_NODE_ROW },
         { 3, PRESS_NODE_STUB, "Debt\n" }, { 3, PRESS_NODE_CELL, "NM ", "column=1" },
         { 3, PRESS_NODE_CELL, "0012", "value=0012|column=2" }, { 2, PRESS_NODE_ROW },
         { 3, PRESS_NODE_STUB, "Cost\n" }, { 3, PRESS_NODE_CELL, "12", "value=12|column=1" });

  g_assert_cmpuint (record->tables->len, ==, 1);
  table = g_ptr_array_index (record->tables, 0);
  g_assert_cmpstr (table->title, ==, "Brindle Lamps Balance Sheet");
  g_assert_cmpstr (table->unit, ==, "in thousands");
  assert_strings (table->columns, "Sept. 30, 2006|Dec. 31, 2005");
  g_assert_cmpuint (table->rows->len, ==, 4);
  assert_row (table, 0, "Cash|-1234.50|0");
  assert_row (table, 1, "Rate of Wicks Inc.||0.5");
  assert_row (table, 2, "Debt|'NM|12");
  assert_row (table, 3, "Cost|12|");
  tear_down (&fixture);
}

static void
test_trailer (void)
{
  BUILD ({ 1, PRESS_NODE_TRAILER }, { 2, PRESS_NODE_SOURCE, NULL, "value=Brindle Lamps, Inc." },
         { 3, PRESS_NODE_TEXT, "SOURCE  Brindle Lamps, Inc.\n" }, { 2, PRESS_NODE_TRANSMISSION },
         { 3, PRESS_NODE_TEXT, "-0-   " },
         { 3, PRESS_NODE_DATE, "01/03/2007", "value=2007-01-03" });

  g_assert_cmpstr (record->source, ==, "Brindle Lamps, Inc.");
  g_assert_cmpstr (record->sent, ==, "2007-01-03");
  g_assert_cmpstr (record->end_mark, ==, "-0-");
  tear_down (&fixture);
}

static void
test_end_mark_before_trailer (void)
{
  BUILD ({ 1, PRESS_NODE_END_MARK }, { 2, PRESS_NODE_TEXT, "# # #\n" }, { 1, PRESS_NODE_TRAILER },
         { 2, PRESS_NODE_TRANSMISSION }, { 3, PRESS_NODE_TEXT, "-0-" });

  g_assert_cmpstr (record->end_mark, ==, "# # #");
  tear_down (&fixture);
}

static void
test_odd_white_space (void)
{
  BUILD ({ 1, PRESS_NODE_HEADLINE }, { 2, PRESS_NODE_TEXT, "Caf\303\251 \t of\f\n  light\001s" });

  g_assert_cmpstr (record->headline, ==, "Caf\303\251 of light s");
  tear_down (&fixture);
}

static char *
write_backend (const PressDocument *document)
{
  g_autoptr (PressSink) sink = press_sink_new_memory ();
  const PressBackend *backend = press_backends_find ("record", NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  gconstpointer data;

  g_assert_true (press_backend_write (backend, document, sink, NULL));
  g_assert_true (press_sink_finish (sink, NULL));
  bytes = press_sink_steal_bytes (sink);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
test_line (void)
{
  g_autofree char *line = NULL;
  BUILD ({ 1, PRESS_NODE_HEADLINE }, { 2, PRESS_NODE_TEXT, "Brindle\n\"Rises\"\n" },
         { 1, PRESS_NODE_TABLE }, { 2, PRESS_NODE_ROW }, { 3, PRESS_NODE_STUB, "Cash\n" },
         { 3, PRESS_NODE_CELL, "1,234.50 ", "value=1234.50|column=2" },
         { 3, PRESS_NODE_CELL, "NM", "column=3" });

  line = write_backend (fixture.document);
  g_assert_cmpstr (
      line, ==,
      "{\"exhibit\":null,\"notice\":null,\"headline\":\"Brindle \\\"Rises\\\"\","
      "\"subheadlines\":[],\"dateline\":null,\"issuer\":null,\"tickers\":[],\"sections\":[],"
      "\"about\":[],\"safe_harbor\":[],\"non_gaap\":false,\"quotes\":[],\"contacts\":[],"
      "\"call\":null,\"source\":null,\"sent\":null,\"websites\":[],\"lists\":[],"
      "\"tables\":[{\"title\":null,\"unit\":null,\"columns\":[\"\",\"\",\"\"],"
      "\"rows\":[{\"label\":\"Cash\",\"cells\":[null,1234.50,\"NM\"]}]}],"
      "\"end_mark\":null,\"file\":\"hand-built.txt\"}\n");
  (void) record;
  tear_down (&fixture);
}

/* A quotation that goes on for ever, and people without end, take linear time: this one would not
 * come to an end otherwise. */
static void
test_many (void)
{
  g_autofree Row *rows = g_new0 (Row, 6 * MANY);
  const PressRecordQuote *quote;
  Fixture fixture;

  for (guint i = 0; i < MANY; i++)
    {
      Row *row = rows + 6 * i;

      row[0] = (Row){ 1, PRESS_NODE_PARAGRAPH };
      row[1] = (Row){ 2, PRESS_NODE_QUOTATION, NULL, "speaker=Ada Vane|type=continued" };
      row[2] = (Row){ 3, PRESS_NODE_QUOTED, "again and\n again " };
      row[3] = (Row){ 1, PRESS_NODE_CONTACT };
      row[4] = (Row){ 2, PRESS_NODE_NAME, "Ada\n" };
      row[5] = (Row){ 2, PRESS_NODE_PHONE, "978-555-0101\n", "value=9785550101" };
    }
  build (&fixture, rows, 6 * MANY);
  quote = g_ptr_array_index (fixture.record->quotes, 0);
  g_assert_cmpuint (strlen (quote->text), ==, MANY * strlen ("again and again ") - 1);
  g_assert_cmpuint (fixture.record->contacts->len, ==, 1);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/what-a-release-lacks-is-empty", test_empty);
  g_test_add_func ("/record/copy-outlives-document", test_copy);
  g_test_add_func ("/record/front-matter-is-taken-down", test_front);
  g_test_add_func ("/record/date-line-dates-dateline", test_date_line);
  g_test_add_func ("/record/wrapper-tells-exhibit", test_exhibit_of_wrapper);
  g_test_add_func ("/record/listings-stand-once", test_tickers);
  g_test_add_func ("/record/holder-tells-kind-of-heading", test_sections);
  g_test_add_func ("/record/contacts-in-a-row-have-one-heading", test_contacts_in_a_row);
  g_test_add_func ("/record/passages-are-whole", test_passages);
  g_test_add_func ("/record/section-type-tells-non-gaap", test_non_gaap);
  g_test_add_func ("/record/parts-of-a-quotation-are-joined", test_quotes);
  g_test_add_func ("/record/columns-of-contacts-stay-apart", test_contacts_side_by_side);
  g_test_add_func ("/record/trailer-repeats-contacts", test_contacts_of_trailer);
  g_test_add_func ("/record/phone-goes-to-all-above-it", test_shared_phone);
  g_test_add_func ("/record/company-after-people-is-theirs", test_company_of_both);
  g_test_add_func ("/record/desk-has-no-name", test_desk);
  g_test_add_func ("/record/call-is-gathered-from-its-parts", test_call);
  g_test_add_func ("/record/call-only-mentioned-is-none", test_mentioned_call);
  g_test_add_func ("/record/nested-items-stand-in-outer-list", test_nested_lists);
  g_test_add_func ("/record/figures-are-exact", test_tables);
  g_test_add_func ("/record/trailer-closes-release", test_trailer);
  g_test_add_func ("/record/end-mark-comes-before-transmission", test_end_mark_before_trailer);
  g_test_add_func ("/record/white-space-of-all-kinds-is-folded", test_odd_white_space);
  g_test_add_func ("/record/backend-writes-a-line-a-release", test_line);
  g_test_add_func ("/record/takes-linear-time", test_many);
  return g_test_run ();
}

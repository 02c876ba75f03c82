/* The normal forms of dates, times, amounts, numbers and addresses, and the years of dates. */
#include "phrase-case.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *values; /* "kind value second", joined with "; " */
} ValueCase;

static const ValueCase value_cases[] = {
  { "date-with-year", "on January 3, 2007 it", "date 2007-01-03" },
  { "url-that-owns", "ledger.com's older product", "" },
  { "date-without-year", "on Jan. 3 it", "date --01-03" },
  { "date-padded", "June 07, 2023.", "date 2023-06-07" },
  { "date-ordinal", "the 3rd of March, 1999", "date 1999-03-03" },
  { "date-day-first", "on 12 September 2001.", "date 2001-09-12" },
  { "date-weekday", "Tuesday, the 6th of June, 2000", "date 2000-06-06" },
  { "date-numeric", "-0- 01/03/2007", "date 2007-01-03" },
  { "date-two-digit-year", "on 3/22/10 it", "date 2010-03-22" },
  { "date-last-century", "on 3/22/70 it", "date 1970-03-22" },
  { "date-across-lines", "Sept.\n  30,\n 2006", "date 2006-09-30" },
  { "date-capitals", "OCTOBER 21, 2004", "date 2004-10-21" },
  { "date-impossible", "on February 30, 2007", "date" },
  { "date-no-leap-year", "on Feb. 29, 2007", "date" },
  { "date-leap-day-without-year", "on Feb. 29 it", "date --02-29" },
  { "time-afternoon", "at 4:45 p.m. today", "time 16:45" },
  { "time-zone", "at 4:45 p.m. EST today", "time 16:45 EST" },
  { "time-zone-words", "at 10:00 a.m. Eastern Time.", "time 10:00 Eastern" },
  { "time-zone-wraps", "at 10:00 a.m. Eastern\n   Time.", "time 10:00 Eastern" },
  { "time-zone-in-brackets", "at 5 pm (ET)", "time 17:00 ET" },
  { "time-zone-of-a-town", "at 2:00 p.m. Phoenix time", "time 14:00 Phoenix" },
  { "time-zone-of-a-country", "at 11:00 a.m. US ET", "time 11:00 US ET" },
  { "time-zone-behind-day", "at 8:00 p.m. on May 4, U.S. Eastern Time",
    "time 20:00 U.S. Eastern; date --05-04" },
  { "time-hour-alone", "at 9 AM Pacific", "time 09:00 Pacific" },
  { "time-midday", "at 12:30 p.m.", "time 12:30" },
  { "time-past-midnight", "at 12:15 a.m.", "time 00:15" },
  { "time-noon", "at 12 noon ET", "time 12:00 ET" },
  { "time-midnight", "until midnight Central.", "time 00:00 Central" },
  { "time-of-24-hours", "at 13:30 GMT", "time 13:30 GMT" },
  { "period-quarter", "in the first quarter of 2007", "period 2007-Q1" },
  { "period-fiscal", "fiscal fourth quarter 2006", "period 2006-Q4" },
  { "period-short", "for Q3 2012", "period 2012-Q3" },
  { "period-without-year", "the third quarter was", "period Q3" },
  { "period-hyphen", "in the first-quarter of 2007", "period 2007-Q1" },
  { "period-hyphen-digit", "in the 2nd-quarter we", "period Q2" },
  { "period-hyphen-alone", "Fourth-Quarter results", "period Q4" },
  { "period-no-part-of-a-word", "the Q3X lamp", "" },
  { "period-month", "in January 2006 we", "period 2006-01" },
  { "period-year", "in fiscal year 2008 we", "period 2008" },
  { "money-plain", "a $10 bill", "money 10 USD" },
  { "money-thousands", "of $1,234,567.89 in", "money 1234567.89 USD" },
  { "money-scale", "of $13.3 million in", "money 13300000 USD" },
  { "money-more-decimals-than-scale", "$1.23456 thousand", "money 1234.56 USD" },
  { "money-below-one", "of $.05 a share", "money 0.05 USD" },
  { "money-half-a-million", "$0.5 million", "money 500000 USD" },
  { "money-negative", "loss of ($0.08) per", "money -0.08 USD" },
  { "money-negative-inside", "loss of $(0.08) per", "money -0.08 USD" },
  { "money-negative-scale", "of $(2.5) million", "money -2500000 USD" },
  { "money-open-bracket", "(of which $5 million is cash, $2)", "money 5000000 USD; money 2 USD" },
  { "money-in-bracket", "($5 million in cash)", "money 5000000 USD" },
  { "money-minus", "was -$4.1 billion", "money -4100000000 USD" },
  { "money-minus-sign", "was \xe2\x88\x92$4.1 billion", "money -4100000000 USD" },
  { "money-minus-in-bracket", "(-$3 a share)", "money -3 USD" },
  { "money-range", "of $5-$6 million", "money 5000000 USD; money 6000000 USD" },
  { "money-range-in-words", "from $5 to $6.5 million", "money 5000000 USD; money 6500000 USD" },
  { "money-range-of-units", "of $5 to $6 a share", "money 5 USD; money 6 USD" },
  { "money-rise", "from $900 to $1.2 million", "money 900 USD; money 1200000 USD" },
  { "money-rise-thousands", "from $1,200 to $1.5 million", "money 1200 USD; money 1500000 USD" },
  { "money-range-scaled", "$5 million-$6 million", "money 5000000 USD; money 6000000 USD" },
  { "money-canadian", "C$2.50 or Cdn$3", "money 2.50 CAD; money 3 CAD" },
  { "money-us", "U.S. $7", "money 7 USD" },
  { "money-sign",
    "\xe2\x82\xac"
    "1.5 billion",
    "money 1500000000 EUR" },
  { "percent", "up 12.5% from", "percent 12.5" },
  { "percent-word", "up 7 percent", "percent 7" },
  { "percent-negative", "was (3.5)% of", "percent -3.5" },
  { "percent-minus",
    "of -3.5% and \xe2\x88\x92"
    "2 percent",
    "percent -3.5; percent -2" },
  { "percent-range", "5%-6% or 2-3%", "percent 5; percent 6; percent 3" },
  { "percent-points", "by 2.5 percentage points", "percent 2.5" },
  { "percent-basis-points", "by 50 basis points", "percent 0.50" },
  { "phone", "call 978-555-0172 now", "phone 9785550172" },
  { "phone-country", "call +1-978-555-0172 now", "phone +19785550172" },
  { "phone-brackets", "call (978) 555-0172 now", "phone 9785550172" },
  { "phone-letters", "call (866) 555-ACME (0163) now", "phone 8665550163" },
  { "phone-town-in-brackets", "call 972 (3) 555-0130 now", "phone 97235550130" },
  { "phone-abroad", "call +44 20 7946 0123 now", "phone +442079460123" },
  { "fax", "fax: 978-555-0173", "fax 9785550173" },
  { "code", "passcode 2130 6001#.", "code 21306001" },
  { "email", "write to Jo.Park@Example.COM.", "email jo.park@example.com" },
  { "url", "see http://www.example.com/News, or", "url http://www.example.com/News" },
  { "url-broken", "see http://\nwww.example.com now", "url http://www.example.com" },
  { "mark", "the Lamp(R) and", "mark" },
  { "nothing", "Nothing here 42 is a value, or 12b-25.", "" },
};

static void
test_value (gconstpointer data)
{
  const ValueCase *value_case = data;
  g_autoptr (GString) found = g_string_new (NULL);
  PhraseCase phrase_case;

  phrase_case_init (&phrase_case, value_case->text);
  phrase_case_scan (&phrase_case, 0, (guint32) strlen (value_case->text));
  press_phrases_add_values (&phrase_case.parse, (gpointer) phrase_case.parse.tokens->data,
                            phrase_case.parse.tokens->len, phrase_case.parse.phrases);
  for (guint i = 0; i < phrase_case.parse.phrases->len; i++)
    {
      const PressPhrase *phrase = &g_array_index (phrase_case.parse.phrases, PressPhrase, i);
      static const PressAttributeName names[]
          = { PRESS_ATTRIBUTE_VALUE, PRESS_ATTRIBUTE_ZONE, PRESS_ATTRIBUTE_CURRENCY };

      g_string_append_printf (found, "%s%s", i > 0 ? "; " : "",
                              press_node_kind_get_name (phrase->kind));
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        if (phrase_get_attribute (phrase, names[k]) != NULL)
          g_string_append_printf (found, " %s", phrase_get_attribute (phrase, names[k]));
    }
  g_assert_cmpstr (found->str, ==, value_case->values);
  phrase_case_clear (&phrase_case);
}

typedef struct
{
  const char *name;
  const char *dateline; /* the texts of dates, or NULL */
  const char *transmission;
  const char *date_line;
  const char *body;  /* dates and periods */
  const char *years; /* the value of each date, then where the dateline's year comes from */
} YearCase;

static const YearCase year_cases[] = {
  { "from-the-dateline", "Jan. 3, 2007", NULL, NULL, "Feb. 15", "2007-01-03 2007-02-15 dateline" },
  { "from-the-trailer", "Jan. 3", "01/03/2007", NULL, NULL, "2007-01-03 2007-01-03 trailer" },
  { "across-new-year", "Dec. 31", "01/02/2007", NULL, NULL, "2006-12-31 2007-01-02 trailer" },
  { "from-a-date-line", "May 24", NULL, "May 22, 2024", NULL, "2024-05-24 2024-05-22 date-line" },
  { "trailer-before-date-line", "May 24", "05/24/2024", "May 22, 2023", NULL,
    "2024-05-24 2024-05-24 2023-05-22 trailer" },
  { "from-the-text", "Feb. 10", NULL, NULL,
    "December 31, 2005; fourth quarter of 2005; Jan. 5, 2006",
    "2006-02-10 2005-12-31 2006-01-05 text" },
  { "from-a-period", "Oct. 10", NULL, NULL, "third quarter of 2005", "2005-10-10 text" },
  { "leap-day", "Feb. 29", "03/01/2008", NULL, NULL, "2008-02-29 2008-03-01 trailer" },
  { "body-after-new-year", "Dec. 20, 2006", NULL, NULL, "Jan. 25",
    "2006-12-20 2007-01-25 dateline" },
  { "no-evidence", "Feb. 10", NULL, NULL, NULL, "--02-10 none" },
};

static PressNodes
add_dates (PhraseCase *phrase_case, PressNodes nodes, PressNodeKind kind, PressSpan span)
{
  PressParse *parse = &phrase_case->parse;
  PressNode *block = press_node_new (parse->arena, kind, span);

  if (span.start == span.end)
    return nodes;
  phrase_case_scan (phrase_case, span.start, span.end);
  g_array_set_size (parse->phrases, 0);
  press_phrases_add_values (parse, (gpointer) parse->tokens->data, parse->tokens->len,
                            parse->phrases);
  press_node_adopt (block,
                    press_phrases_build (parse->arena, parse->copy, span, parse->phrases, NULL, 0));
  return press_nodes_append (nodes, block);
}

static void
append_dates (GString *found, const PressNode *release)
{
  for (const PressNode *block = press_node_get_first_child (release); block != NULL;
       block = press_node_get_next (block))
    for (const PressNode *node = press_node_get_first_child (block); node != NULL;
         node = press_node_get_next (node))
      if (press_node_get_kind (node) == PRESS_NODE_DATE)
        g_string_append_printf (found, "%s ",
                                press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE));
}

static void
test_years (gconstpointer data)
{
  static const PressNodeKind kinds[] = { PRESS_NODE_DATELINE, PRESS_NODE_TRANSMISSION,
                                         PRESS_NODE_DATE_LINE, PRESS_NODE_PARAGRAPH };
  const YearCase *year_case = data;
  const char *texts[]
      = { year_case->dateline, year_case->transmission, year_case->date_line, year_case->body };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  PressSpan spans[G_N_ELEMENTS (kinds)];
  PressNodes nodes = NULL;
  PressNode *release;
  const char *source;
  PhraseCase phrase_case;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      spans[i].start = (guint32) text->len;
      g_string_append (text, texts[i] != NULL ? texts[i] : "");
      spans[i].end = (guint32) text->len;
      g_string_append (text, "\n\n");
    }
  phrase_case_init (&phrase_case, text->str);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    nodes = add_dates (&phrase_case, nodes, kinds[i], spans[i]);
  release = press_node_new (phrase_case.parse.arena, PRESS_NODE_RELEASE, (PressSpan){ 0, 0 });
  press_node_adopt (release, nodes);
  press_resolve_years (&phrase_case.parse, release, NULL);
  append_dates (found, release);
  source
      = press_node_get_attribute (press_node_get_first_child (press_node_get_first_child (release)),
                                  PRESS_ATTRIBUTE_YEAR_SOURCE);
  g_string_append (found, source != NULL ? source : "none");
  g_assert_cmpstr (found->str, ==, year_case->years);
  phrase_case_clear (&phrase_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/values/%s", value_cases[i].name);
      g_test_add_data_func (path, &value_cases[i], test_value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (year_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/years/%s", year_cases[i].name);
      g_test_add_data_func (path, &year_cases[i], test_years);
    }
  return g_test_run ();
}

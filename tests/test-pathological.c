/* Hostile input: families of text that grow by repeating one piece.
 *
 * Run as a test it compiles each family and looks at the tree. Under callgrind it marks each
 * family and size, so that test-linear.py can count instructions. */
#include "util.h"

#include <stdio.h>
#include <string.h>
#include <valgrind/callgrind.h>

#define SMALLEST_BYTES 4096
#define N_SIZES 3
#define LARGE_BYTES (64 * 1024)

typedef struct
{
  const char *name;
  const char *piece;
  const char *closing; /* repeated as often after all pieces, or NULL */
  gboolean is_table;   /* the pieces stand in one table */
} Family;

#define HEAD                                                                                       \
  "FOR IMMEDIATE RELEASE\n\nZenith Harbor Reports a Result\n\nSPRINGFIELD, Mass., Jan. 3, 2007 "   \
  "-- "                                                                                            \
  "Zenith Harbor, Inc. (Nasdaq: ZNTH) today reported.\n\n"

static const Family families[] = {
  { "one-word", "x", NULL, FALSE },
  { "one-line", "word ", NULL, FALSE },
  { "capitals", "WORD ", NULL, FALSE },
  { "blanks", " ", NULL, FALSE },
  { "tabs", "\t", NULL, FALSE },
  { "blank-lines", "\n", NULL, FALSE },
  { "blank-lines-crlf", "\r\n", NULL, FALSE },
  { "blank-lines-cr", "\r", NULL, FALSE },
  { "lines-of-blanks", "   \n", NULL, FALSE },
  { "form-feeds", "\f", NULL, FALSE },
  { "nul", NULL, NULL, FALSE },
  { "bytes-of-1252", "\x93", NULL, FALSE },
  { "bytes-of-utf8", "\xe2\x80\x9c", NULL, FALSE },
  { "round-open", "(", NULL, FALSE },
  { "round-nested", "(", ")", FALSE },
  { "square-open", "[", NULL, FALSE },
  { "angle-open", "<", NULL, FALSE },
  { "angle-nested", "<b>", "</b>", FALSE },
  { "quotes", "\"", NULL, FALSE },
  { "quoted-words", "\"word ", NULL, FALSE },
  { "quotes-curly", "\xe2\x80\x9cword ", "\xe2\x80\x9d", FALSE },
  { "quotes-of-two-marks", "``word ", "''", FALSE },
  { "apostrophes", "'", NULL, FALSE },
  { "quoted-paragraphs", "\"Words that go on,\" said Ann Reed\n\n", NULL, FALSE },
  { "open-quoted-paragraphs", "\"Words that go on and on.\n\n", NULL, FALSE },
  { "said", "said Ann Reed, chief officer, ", NULL, FALSE },
  { "hyphens", "-", NULL, FALSE },
  { "dashes", "-- ", NULL, FALSE },
  { "underscores", "_", NULL, FALSE },
  { "rules", "____\n", NULL, FALSE },
  { "stars", "*", NULL, FALSE },
  { "bullets", "* item\n", NULL, FALSE },
  { "bullets-deep", "  - item\n\n    ", NULL, FALSE },
  { "numbered", "1. item\n", NULL, FALSE },
  { "digits", "1", NULL, FALSE },
  { "digits-grouped", "1,", NULL, FALSE },
  { "money", "$1.2 ", NULL, FALSE },
  { "dollars", "$", NULL, FALSE },
  { "percent", "5% ", NULL, FALSE },
  { "months", "January ", NULL, FALSE },
  { "dates", "Jan. 3, 2007, ", NULL, FALSE },
  { "times", "10:00 a.m. ", NULL, FALSE },
  { "initials", "A. B. ", NULL, FALSE },
  { "dots", ".", NULL, FALSE },
  { "ellipses", ". . . ", NULL, FALSE },
  { "phones", "(978) 555-0100 ", NULL, FALSE },
  { "phone-heads", "(978) ", NULL, FALSE },
  { "at-signs", "a@", NULL, FALSE },
  { "addresses", "a.b@example.", NULL, FALSE },
  { "hosts", "www.", NULL, FALSE },
  { "paths", "http://example.com/", NULL, FALSE },
  { "slashes", "/", NULL, FALSE },
  { "listings", "(Nasdaq: ABCD) ", NULL, FALSE },
  { "listings-open", "(Nasdaq: ", NULL, FALSE },
  { "colons", ":", NULL, FALSE },
  { "labels", "Date: 3\n", NULL, FALSE },
  { "labels-bare", "Date:\n", NULL, FALSE },
  { "columns", "Ann Reed        Bo Lind        Cy Marsh\n", NULL, FALSE },
  { "columns-wide", "a   ", NULL, FALSE },
  { "cells", "Revenue      $  1,234   $ (5,678)\n", NULL, FALSE },
  { "tables-open", "<TABLE>\n<S>  <C>\n", NULL, FALSE },
  { "tables", "<TABLE>\n<S>  <C>\nRevenue  5\n</TABLE>\n", NULL, FALSE },
  { "table-columns", "    1,234", NULL, TRUE },
  { "table-rows", "Net sales         1,234   5,678\n", NULL, TRUE },
  { "table-rows-without-labels", "                  1,234   5,678\n", NULL, TRUE },
  { "table-steps", "Net sales   1,234   5,678\n Other            1,234   5,678\n", NULL, TRUE },
  { "table-heads", "  June 30, 2001  ", NULL, TRUE },
  { "table-dates", "June 30, 2001 ", NULL, TRUE },
  { "table-rules", "-----  ---\n", NULL, TRUE },
  { "table-rules-in-one-line", "-----  ---  ", NULL, TRUE },
  { "table-labels", "and of the\n", NULL, TRUE },
  { "table-words", "Selling   general   ", NULL, TRUE },
  { "table-brackets", "(((  (( ", NULL, TRUE },
  { "table-leaders", ". . . ..... ", NULL, TRUE },
  { "table-units", "(in thousands, except\n", NULL, TRUE },
  { "table-tags", "<S> <C> ", NULL, TRUE },
  { "table-currencies", "$ ", NULL, TRUE },
  { "table-notes", "Net   1   2\n\n(1) and so on\n", NULL, TRUE },
  { "page-marks", "<PAGE>\n", NULL, FALSE },
  { "furniture", "(more)\n", NULL, FALSE },
  { "wrappers", "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n", NULL, FALSE },
  { "wrappers-nested", "<DOCUMENT>\n<TEXT>\n", "</TEXT>\n</DOCUMENT>\n", FALSE },
  { "headings", "Second Quarter Results\n\n", NULL, FALSE },
  { "headings-capitals", "SECOND QUARTER\n\n", NULL, FALSE },
  { "deeper-indents", "\n    Heading\n\n", NULL, FALSE },
  { "notices", "FOR IMMEDIATE RELEASE\n\n", NULL, FALSE },
  { "datelines", "SPRINGFIELD, Mass., Jan. 3 /PRNewswire/ -- Words.\n\n", NULL, FALSE },
  { "dateline-cities", "SPRINGFIELD, Mass. and ", NULL, FALSE },
  { "abouts", "About Zenith Harbor\n\nIt sells harbors.\n\n", NULL, FALSE },
  { "cautions", "Safe Harbor Statement\n\nThis may differ materially.\n\n", NULL, FALSE },
  { "contacts", "CONTACT: Ann Reed, 978-555-0100\n\n", NULL, FALSE },
  { "contacts-open", "Contact:\n", NULL, FALSE },
  { "sources", "SOURCE Zenith Harbor, Inc.\n", NULL, FALSE },
  { "transmissions", "-0-    01/03/2007\n", NULL, FALSE },
  { "slash-items", "/Web site: http://www.example.com/\n", NULL, FALSE },
  { "end-marks", "# # #\n", NULL, FALSE },
  { "entities", "&#147;", NULL, FALSE },
  { "paragraphs", "One sentence stands here.\n\n", NULL, FALSE },
  { "prose", "One sentence stands here, of no great length, with Ann Reed.\n", NULL, FALSE },
};

/* The family's text at about @size_bytes, with a release in front of it or alone. */
static GString *
make_text (const Family *family, gsize size_bytes, gboolean has_head)
{
  const char *piece = family->piece != NULL ? family->piece : "";
  gsize piece_bytes = family->piece != NULL ? strlen (piece) : 1;
  gsize unit_bytes = piece_bytes + (family->closing != NULL ? strlen (family->closing) : 0);
  GString *text = g_string_sized_new (size_bytes + 512);

  if (has_head)
    g_string_append (text, HEAD);
  if (family->is_table)
    g_string_append (text, "<TABLE>\n");
  for (gsize i = 0; i < size_bytes / unit_bytes; i++)
    g_string_append_len (text, piece, (gssize) piece_bytes);
  for (gsize i = 0; family->closing != NULL && i < size_bytes / unit_bytes; i++)
    g_string_append (text, family->closing);
  return text;
}

static void
write_all (const PressDocument *document)
{
  const PressBackend *backend;

  for (guint i = 0; (backend = press_backends_get (i)) != NULL; i++)
    {
      g_autoptr (PressSink) sink = press_sink_new_memory ();
      g_autoptr (GError) error = NULL;

      press_backend_write (backend, document, sink, &error);
      press_sink_finish (sink, &error);
      g_assert_no_error (error);
    }
}

static void
compile (const Family *family, const GString *text)
{
  g_autoptr (PressDocument) document = test_compile (text->str, (gssize) text->len);
  g_autoptr (GError) error = NULL;

  if (!press_document_check_structure (document, &error))
    g_error ("%s: %s", family->name, error->message);
  write_all (document);
}

static void
check_family (gconstpointer data)
{
  const Family *family = data;

  for (guint head = 0; head < 2; head++)
    {
      g_autoptr (GString) text = make_text (family, SMALLEST_BYTES, head == 1);
      compile (family, text);
    }
}

/* Large enough for a pass that starts again at each mark to take minutes. */
static void
check_large_family (gconstpointer data)
{
  g_autoptr (GString) text = make_text (data, LARGE_BYTES, TRUE);

  compile (data, text);
}

static void
count_family (const Family *family)
{
  for (guint size = 0; size < N_SIZES; size++)
    {
      g_autoptr (GString) text = make_text (family, SMALLEST_BYTES << size, TRUE);
      g_autofree char *mark = g_strdup_printf ("%s %u", family->name, size);

      CALLGRIND_ZERO_STATS;
      compile (family, text);
      CALLGRIND_DUMP_STATS_AT (mark);
    }
}

int
main (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "--count") == 0)
    {
      g_autoptr (GString) warm_up = make_text (&families[0], SMALLEST_BYTES, TRUE);

      compile (&families[0], warm_up);
      for (guint i = 0; i < G_N_ELEMENTS (families); i++)
        count_family (&families[i]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strconcat ("/pathological/", families[i].name, NULL);
      g_autofree char *large_path = g_strconcat ("/pathological/large/", families[i].name, NULL);

      g_test_add_data_func (path, &families[i], check_family);
      g_test_add_data_func (large_path, &families[i], check_large_family);
    }
  return g_test_run ();
}

/* Tables of figures: what a line is, and what a table's lines make. */
#include "parse/table-line.h"

#include <string.h>

typedef struct
{
  const char *text;
  PressTableLine line;
} LineCase;

static const LineCase lines[] = {
  { "", PRESS_TABLE_LINE_BLANK },
  { "   \t ", PRESS_TABLE_LINE_BLANK },
  { "<TABLE>", PRESS_TABLE_LINE_TAG },
  { "<S>                <C>        <C>", PRESS_TABLE_LINE_TAG },
  { "                   -------  -------", PRESS_TABLE_LINE_RULE },
  { "- --------------------------------", PRESS_TABLE_LINE_RULE },
  { "                   =======  =======  ---", PRESS_TABLE_LINE_RULE },
  { "   (In thousands, except per share data)", PRESS_TABLE_LINE_UNIT },
  { "dollars in millions", PRESS_TABLE_LINE_UNIT },
  { "(000 omitted)", PRESS_TABLE_LINE_UNIT },
  { "in thousands of homes across the region", PRESS_TABLE_LINE_NONE },
  { "             (unaudited)", PRESS_TABLE_LINE_BASIS },
  { "CONDENSED CONSOLIDATED BALANCE SHEETS", PRESS_TABLE_LINE_TITLE },
  { "   Reconciliation of Loss to Adjusted Loss", PRESS_TABLE_LINE_TITLE },
  { "The condensed consolidated balance sheets follow this text.", PRESS_TABLE_LINE_NONE },
  { "               Three Months Ended", PRESS_TABLE_LINE_HEAD },
  { "         Jun 30, Mar 31, Jun 30,", PRESS_TABLE_LINE_HEAD },
  { "         2003     2002   % Change", PRESS_TABLE_LINE_HEAD },
  { "(Unaudited)         2003     2002", PRESS_TABLE_LINE_HEAD },
  { "Net sales           $ 1,203   $   998", PRESS_TABLE_LINE_ROW },
  { "Net sales......$1,203 $998", PRESS_TABLE_LINE_ROW },
  { "Net sales ... 12 13", PRESS_TABLE_LINE_ROW },
  { "   $(0.08)     (0.02", PRESS_TABLE_LINE_ROW },
  { "Plant closing          --      --", PRESS_TABLE_LINE_ROW },
  { "Margin              12.5%    (2.7%)    n/a", PRESS_TABLE_LINE_ROW },
  { "Coal      702     810    Upper pool     (13.3)%", PRESS_TABLE_LINE_ROW },
  { "Total assets                $ 190,236", PRESS_TABLE_LINE_ROW },
  { "for  the  year  ended  March 31,  1999", PRESS_TABLE_LINE_NONE },
  { "sold 10,000 shares for $2,000.  Of these 1,000", PRESS_TABLE_LINE_NONE },
  { "the  10  shares  that  were  sold  in  2001", PRESS_TABLE_LINE_NONE },
  { "Passcode:                   2044119", PRESS_TABLE_LINE_NONE },
  { "Jane Doe            (408) 555-0100", PRESS_TABLE_LINE_NONE },
  { "                 - 2 -", PRESS_TABLE_LINE_NONE },
  { "            * * *", PRESS_TABLE_LINE_NONE },
};

static void
test_line (gconstpointer data)
{
  const LineCase *line = data;
  g_autoptr (GBytes) source = g_bytes_new_static (line->text, strlen (line->text));
  g_autoptr (PressCopy) copy = press_copy_new (source);
  PressParse parse = { .copy = copy };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (PressTableItem));

  parse.text = line->text;
  g_assert_cmpint (
      press_table_scan_line (&parse, (PressSpan){ 0, (guint32) strlen (line->text) }, 0, items), ==,
      line->line);
  press_table_scanner_free (parse.table_scanner);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/table/line-is-told/%02" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &lines[i], test_line);
    }
  return g_test_run ();
}

/* Tables of figures: what a line is, and what a table's lines make.
 *
 * The tables stand in table-cases.txt, each with its name in front and what it makes behind. */
#include "parse/table.h"

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

/* A parse of some text that is wholly a table. */
typedef struct
{
  GBytes *source;
  PressCopy *copy;
  PressParse parse;
  PressNode *table;
} Fixture;

static void
set_up (Fixture *fixture, const char *text, gsize length_bytes, const guint8 *line_classes)
{
  fixture->source = g_bytes_new (text, length_bytes);
  fixture->copy = press_copy_new (fixture->source);
  fixture->copy->text = g_bytes_get_data (fixture->source, NULL);
  fixture->copy->length = (guint32) length_bytes;
  press_copy_find_lines (fixture->copy);
  fixture->parse = (PressParse){ .copy = fixture->copy,
                                 .text = fixture->copy->text,
                                 .arena = press_arena_new (),
                                 .line_scanner = press_line_scanner_new (fixture->copy->text),
                                 .line_classes = (guint8 *) line_classes };
  fixture->table = press_parse_table (&fixture->parse, 0, fixture->copy->n_lines - 1);
}

static void
tear_down (Fixture *fixture)
{
  press_table_scanner_free (fixture->parse.table_scanner);
  press_line_scanner_free (fixture->parse.line_scanner);
  press_table_free (fixture->parse.table);
  press_arena_free (fixture->parse.arena);
  press_copy_free (fixture->copy);
  g_bytes_unref (fixture->source);
}

/* Moves @at over white space to the start of the next leaf, and then behind it. */
static void
pass_leaf (const PressCopy *copy, const PressNode *leaf, guint32 *at)
{
  PressSpan span = press_node_get_span (leaf);

  g_assert_cmpuint (span.start, >=, *at);
  g_assert_cmpuint (span.start, <, span.end);
  for (; *at < span.start; ++*at)
    g_assert_true (g_ascii_isspace (copy->text[*at]));
  *at = span.end;
}

/* Every byte lies in one leaf, or is white space between two. */
static void
check_lossless (const Fixture *fixture)
{
  const PressNode *part
      = fixture->table != NULL ? press_node_get_first_child (fixture->table) : NULL;
  guint32 at = 0;

  for (; part != NULL; part = press_node_get_next (part))
    {
      const PressNode *leaf = press_node_get_first_child (part);

      if (leaf == NULL)
        pass_leaf (fixture->copy, part, &at);
      for (; leaf != NULL; leaf = press_node_get_next (leaf))
        pass_leaf (fixture->copy, leaf, &at);
    }
  for (; at < fixture->copy->length; at++)
    g_assert_true (g_ascii_isspace (fixture->copy->text[at]));
}

/* One line of text for each part of a table but its tags and rules: what it is, then what stands
 * in it, cells behind their column and, where they have one, with their value. */
static void
print_text (const PressCopy *copy, const PressNode *node, GString *out)
{
  PressSpan span = press_node_get_span (node);
  g_autofree char *text = g_strndup (copy->text + span.start, span.end - span.start);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (out, " %s", *word);
}

static void
print_cell (const PressCopy *copy, const PressNode *cell, GString *out)
{
  const char *column = press_node_get_attribute (cell, PRESS_ATTRIBUTE_COLUMN);
  const char *value = press_node_get_attribute (cell, PRESS_ATTRIBUTE_VALUE);
  const char *currency = press_node_get_attribute (cell, PRESS_ATTRIBUTE_CURRENCY);
  const char *type = press_node_get_attribute (cell, PRESS_ATTRIBUTE_TYPE);
  const char *unit = press_node_get_attribute (cell, PRESS_ATTRIBUTE_UNIT);
  const char *note = press_node_get_attribute (cell, PRESS_ATTRIBUTE_NOTE);

  g_string_append_printf (out, " |%s", column != NULL ? column : "");
  if (value == NULL)
    {
      print_text (copy, cell, out);
      return;
    }
  g_string_append_printf (out, " %s%s%s%s%s", value, currency != NULL ? " " : "",
                          currency != NULL ? currency : "", type != NULL ? " " : "",
                          type != NULL ? type : "");
  if (unit != NULL)
    g_string_append_printf (out, " %s", unit);
  if (note != NULL)
    g_string_append_printf (out, " note %s", note);
}

static void
print_table (const PressCopy *copy, const PressNode *table, GString *out)
{
  const char *scale = press_node_get_attribute (table, PRESS_ATTRIBUTE_SCALE);

  if (scale != NULL)
    g_string_append_printf (out, "scale %s\n", scale);
  for (const PressNode *part = press_node_get_first_child (table); part != NULL;
       part = press_node_get_next (part))
    {
      PressNodeKind kind = press_node_get_kind (part);

      if (kind == PRESS_NODE_TAG || kind == PRESS_NODE_RULE)
        continue;
      g_string_append (out, press_node_kind_get_name (kind));
      for (const PressNode *leaf = press_node_get_first_child (part); leaf != NULL;
           leaf = press_node_get_next (leaf))
        if (press_node_get_kind (leaf) == PRESS_NODE_CELL)
          print_cell (copy, leaf, out);
        else
          {
            if (kind == PRESS_NODE_ROW || kind == PRESS_NODE_TABLE_HEAD)
              g_string_append_printf (
                  out, " %s:", press_node_kind_get_name (press_node_get_kind (leaf)));
            print_text (copy, leaf, out);
          }
      g_string_append_c (out, '\n');
    }
}

static void
check_table (const char *text, gsize length_bytes, const guint8 *line_classes, const char *wanted)
{
  g_autoptr (GString) printed = g_string_new (NULL);
  Fixture fixture;

  set_up (&fixture, text, length_bytes, line_classes);
  check_lossless (&fixture);
  if (wanted != NULL)
    {
      print_table (fixture.copy, fixture.table, printed);
      g_strchomp (printed->str);
      g_assert_cmpstr (printed->str, ==, wanted);
    }
  tear_down (&fixture);
}

typedef struct
{
  char *text;
  char *wanted;
} TableCase;

static void
free_case (gpointer data)
{
  TableCase *table = data;

  g_free (table->text);
  g_free (table->wanted);
  g_free (table);
}

static void
test_table (gconstpointer data)
{
  const TableCase *table = data;

  check_table (table->text, strlen (table->text), NULL, table->wanted);
}

/* Each beginning of a table is one, too. */
static void
test_cut (gconstpointer data)
{
  const TableCase *table = data;

  for (gsize i = 1; i < strlen (table->text); i++)
    if ((table->text[i] & 0xc0) != 0x80)
      check_table (table->text, i, NULL, NULL);
}

/* Adds the tests of the tables in the file; they last as long as @kept. */
static void
add_cases (GPtrArray *kept)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "table-cases.txt", NULL);
  g_autofree char *all = NULL;
  g_auto (GStrv) cases = NULL;

  g_assert_true (g_file_get_contents (path, &all, NULL, NULL));
  cases = g_strsplit (all, "\n== ", -1);
  for (char **one = cases + 1; *one != NULL; one++)
    {
      g_auto (GStrv) parts = g_strsplit (strchr (*one, '\n') + 1, "\n--\n", 2);
      TableCase *table = g_new (TableCase, 1);
      g_autofree char *name = g_strndup (*one, strcspn (*one, "\n"));
      g_autofree char *makes = NULL;
      g_autofree char *cut = NULL;

      g_strdelimit (name, " ", '-');
      table->text = g_strdup (parts[0]);
      table->wanted = g_strchomp (g_strdup (parts[1]));
      makes = g_strdup_printf ("/table/makes/%s", name);
      cut = g_strdup_printf ("/table/may-be-cut/%s", name);
      g_test_add_data_func (cut, table, test_cut);
      g_test_add_data_func (makes, table, test_table);
      g_ptr_array_add (kept, table);
    }
}

static void
test_page (void)
{
  static const char text[] = "                       2001      2000\n"
                             "Selling, general and\n"
                             "<PAGE>\n"
                             "                         3\n"
                             "  administrative          410       390\n"
                             "<PAGE>\n"
                             "Other                      12        11\n"
                             "<PAGE>\n";
  static const guint8 line_classes[]
      = { PRESS_LINE_CLASS_TEXT,      PRESS_LINE_CLASS_TEXT,     PRESS_LINE_CLASS_PAGE_MARK,
          PRESS_LINE_CLASS_FURNITURE, PRESS_LINE_CLASS_TEXT,     PRESS_LINE_CLASS_PAGE_MARK,
          PRESS_LINE_CLASS_TEXT,      PRESS_LINE_CLASS_PAGE_MARK };

  check_table (text, strlen (text), line_classes,
               "table-head |1 2001 |2 2000\n"
               "row stub: Selling, general and page-mark: <PAGE> furniture: 3"
               " stub: administrative |1 410 |2 390\n"
               "page-mark\n"
               "row stub: Other |1 12 |2 11\n"
               "page-mark");
}

/* Nothing but a page: no table that is found has so little, but nothing is lost of it either. */
static void
test_page_alone (void)
{
  static const guint8 line_classes[] = { PRESS_LINE_CLASS_PAGE_MARK, PRESS_LINE_CLASS_BLANK };
  static const char text[] = "    <PAGE>\n    \n";

  check_table (text, strlen (text), line_classes, "page-mark");
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (free_case);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/table/line-is-told/%02" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &lines[i], test_line);
    }
  add_cases (kept);
  g_test_add_func ("/table/page-may-cut-it", test_page);
  g_test_add_func ("/table/page-may-stand-alone", test_page_alone);
  return g_test_run ();
}

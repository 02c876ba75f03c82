/* Tables of figures as rows, columns and cells. */
#include "tree/figures.h"
#include "tree/node-private.h"
#include "util.h"

#include <press/press-walk.h>

#include <string.h>

static const char release[]
    = "For Immediate Release\n\n"
      "HARTNELL KAYAK WORKS REPORTS FIRST QUARTER\n\n"
      "BANGOR, Maine, April 20, 1999 -- Hartnell Kayak Works, Inc. said today that its\n"
      "sales rose by a fifth in the first quarter of the year, and that it made a loss.\n\n"
      "                         Hartnell Kayak Works, Inc.\n"
      "                          Statements of Operations\n"
      "                    (In thousands, except per share data)\n\n"
      "                                       Quarter Ended March 31,    Percent\n"
      "                                           1999        1998       Change\n"
      "                                        ---------   ---------   ---------\n"
      "Net sales............................    $  1,203    $    998       20.5%\n"
      "Cost of sales........................        (911)       (760)        --\n"
      "Closing of the Orono plant                    (300)                  n/a\n"
      "                                        ---------   ---------   ---------\n"
      "Net income (loss)                        $     (8)   $    238\n"
      "                                        =========   =========\n"
      "Net income (loss) per share              $  (0.01)   $   0.20\n";

static const char balance[]
    = "HARTNELL KAYAK WORKS REPORTS FIRST QUARTER\n\n"
      "BANGOR, Maine, April 20, 2004 -- Hartnell Kayak Works, Inc. said today that its\n"
      "sales rose by a fifth in the first quarter of the year, and that it made a loss.\n\n"
      "                         Hartnell Kayak Works, Inc.\n"
      "                       Condensed Balance Sheets\n"
      "               (In thousands, except share and per share data)\n\n"
      "                                         March 31,   December 31,\n"
      "                                           2004          2003\n"
      "                                        ---------   ------------\n"
      "Current assets:\n"
      "  Cash                                   $    910     $    1,002\n"
      "  Inventories                               2,004          1,870\n"
      "                                        ---------   ------------\n"
      "    Total current assets                    2,914          2,872\n"
      "Boathouse (1)                               2,240          2,243\n"
      "                                        ---------   ------------\n"
      "                                         $  5,154     $    5,115\n"
      "                                        =========   ============\n"
      "Number of shares:\n"
      "  Issued                                   14,220         14,220\n"
      "  In the treasury                              20             20\n";

typedef struct
{
  PressDocument *document;
  PressFigures *figures;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer text)
{
  PressWalk walk;
  PressWalkEvent event;
  const PressNode *node;

  fixture->document = test_compile (text, -1);
  press_walk_init (&walk, press_document_get_root (fixture->document));
  while ((event = press_walk_next (&walk, &node)) != PRESS_WALK_END)
    if (event == PRESS_WALK_ENTER && press_node_get_kind (node) == PRESS_NODE_TABLE)
      fixture->figures = press_figures_new (fixture->document, node);
  g_assert_nonnull (fixture->figures);
}

static void
tear_down (Fixture *fixture, gconstpointer text)
{
  (void) text;
  press_figures_free (fixture->figures);
  press_document_unref (fixture->document);
}

static void
assert_amount (const Fixture *fixture, guint row, guint column, const char *amount)
{
  const PressFigure *figure = press_figures_get (fixture->figures, row, column);
  PressDecimal decimal;
  g_autofree char *text = NULL;

  g_assert_nonnull (figure);
  g_assert_true (press_figure_get_amount (figure, &decimal));
  text = press_decimal_to_string (decimal);
  g_assert_cmpstr (text, ==, amount);
}

static void
test_shape (Fixture *fixture, gconstpointer text)
{
  static const char *const labels[] = { "Net sales", "Cost of sales", "Closing of the Orono plant",
                                        "Net income (loss)", "Net income (loss) per share" };

  (void) text;
  g_assert_cmpuint (fixture->figures->rows->len, ==, G_N_ELEMENTS (labels));
  g_assert_cmpuint (fixture->figures->columns->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (press_figures_get_row (fixture->figures, i)->label, ==, labels[i]);
}

static void
test_cells (Fixture *fixture, gconstpointer text)
{
  (void) text;
  assert_amount (fixture, 0, 0, "1203000");
  assert_amount (fixture, 1, 1, "-760000");
  assert_amount (fixture, 1, 2, "0");
  assert_amount (fixture, 3, 0, "-8000");
  g_assert_null (press_figures_get (fixture->figures, 2, 1));
  g_assert_false (press_figures_get (fixture->figures, 2, 2)->has_value);
  g_assert_cmpstr (press_figures_get (fixture->figures, 0, 0)->currency, ==, "USD");
}

static void
test_periods (Fixture *fixture, gconstpointer text)
{
  const PressFigureColumn *column = press_figures_get_column (fixture->figures, 1);

  (void) text;
  g_assert_cmpint (fixture->figures->statement, ==, PRESS_STATEMENT_INCOME);
  g_assert_cmpstr (column->period_start, ==, "1998-01-01");
  g_assert_cmpstr (column->period_end, ==, "1998-03-31");
  g_assert_cmpstr (column->period_length, ==, "P3M");
  g_assert_false (column->is_instant);
  g_assert_cmpint (press_figures_get_column (fixture->figures, 2)->unit, ==, PRESS_FIGURE_PERCENT);
}

static void
test_rows (Fixture *fixture, gconstpointer text)
{
  (void) text;
  g_assert_cmpint (press_figures_get_row (fixture->figures, 0)->type, ==, PRESS_FIGURE_ROW_ITEM);
  g_assert_cmpint (press_figures_get_row (fixture->figures, 3)->type, ==, PRESS_FIGURE_ROW_TOTAL);
  g_assert_cmpint (press_figures_get_row (fixture->figures, 4)->unit, ==, PRESS_FIGURE_PER_SHARE);
  g_assert_cmpuint (press_figures_get (fixture->figures, 4, 0)->scale, ==, 0);
  assert_amount (fixture, 4, 0, "-0.01");
}

/* Groups, totals and what stands beside them; the dates of a balance sheet. */
static void
test_balance (Fixture *fixture, gconstpointer text)
{
  static const int parents[] = { -1, 0, 0, 0, -1, -1, -1, 6, 6 };

  (void) text;
  g_assert_cmpint (fixture->figures->statement, ==, PRESS_STATEMENT_BALANCE_SHEET);
  g_assert_cmpuint (fixture->figures->rows->len, ==, G_N_ELEMENTS (parents));
  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    g_assert_cmpint (press_figures_get_row (fixture->figures, i)->parent, ==, parents[i]);
  g_assert_cmpint (press_figures_get_row (fixture->figures, 0)->type, ==, PRESS_FIGURE_ROW_GROUP);
  g_assert_cmpint (press_figures_get_row (fixture->figures, 3)->type, ==, PRESS_FIGURE_ROW_TOTAL);
  g_assert_cmpstr (press_figures_get_row (fixture->figures, 4)->note, ==, "1");
  g_assert_true (press_figures_get_column (fixture->figures, 0)->is_instant);
  g_assert_cmpstr (press_figures_get_column (fixture->figures, 1)->period_end, ==, "2003-12-31");
  g_assert_cmpuint (press_figures_get (fixture->figures, 7, 0)->scale, ==, 0);
  assert_amount (fixture, 7, 0, "14220");
  assert_amount (fixture, 5, 1, "5115000");
}

static void
test_percent (Fixture *fixture, gconstpointer text)
{
  (void) text;
  assert_amount (fixture, 0, 2, "20.5");
  g_assert_cmpint (press_figures_get (fixture->figures, 0, 2)->unit, ==, PRESS_FIGURE_PERCENT);
  g_assert_cmpuint (press_figures_get (fixture->figures, 0, 2)->scale, ==, 0);
}

/* One dot may be that of a word. */
static void
test_leaders (void)
{
  static const char *const labels[][2] = {
    { "Net sales.........", "Net sales" },
    { "Net sales . . . .", "Net sales" },
    { "Net sales .", "Net sales" },
    { "Acme, Inc.", "Acme, Inc." },
    { "Net sales", "Net sales" },
    { "....", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpuint (press_figures_end_label (labels[i][0], strlen (labels[i][0])), ==,
                      strlen (labels[i][1]));
}

static void
assert_columns (const char *told, gboolean is_told, guint first, guint last)
{
  PressArena *arena = press_arena_new ();
  PressNode *cell = press_node_new (arena, PRESS_NODE_CELL, (PressSpan){ 0, 0 });
  guint found_first = 0;
  guint found_last = 0;

  if (told != NULL)
    press_node_set_attribute (cell, arena, PRESS_ATTRIBUTE_COLUMN, told);
  g_assert_cmpint (press_node_get_columns (cell, &found_first, &found_last), ==, is_told);
  g_assert_cmpuint (found_first, ==, first);
  g_assert_cmpuint (found_last, ==, last);
  press_arena_free (arena);
}

static void
test_columns (void)
{
  assert_columns ("2", TRUE, 2, 2);
  assert_columns ("2-4", TRUE, 2, 4);
  assert_columns ("0", TRUE, 0, 0);
  assert_columns ("64", TRUE, 64, 64);
  assert_columns ("63-70", TRUE, 63, 64);
  assert_columns ("4-2", TRUE, 4, 4);
  assert_columns ("65", FALSE, 0, 0);
  assert_columns ("x", FALSE, 0, 0);
  assert_columns (NULL, FALSE, 0, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, release, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/figures/rows-and-columns", test_shape);
  add ("/figures/amounts-are-exact-and-scaled", test_cells);
  add ("/figures/columns-have-periods", test_periods);
  add ("/figures/rows-have-types-and-units", test_rows);
  g_test_add ("/figures/groups-hold-rows-up-to-their-total", Fixture, balance, set_up, test_balance,
              tear_down);
  add ("/figures/a-percentage-has-no-scale", test_percent);
  g_test_add_func ("/figures/dots-that-lead-are-no-label", test_leaders);
  g_test_add_func ("/figures/cells-tell-their-columns", test_columns);
  return g_test_run ();
}

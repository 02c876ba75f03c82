/* Rules on figures told in prose: twice the same, and as the statements have them.
 *
 * What counts is an item of a statement by its plain name, with the period of the release and an
 * amount: `revenue for the third quarter was $48.0 million`. Any word that may change what the name
 * means, or whose figure it is, leaves the sentence out. */
#include "base/vocabulary.h"
#include "rules/printed.h"

#include <string.h>

#define FURTHEST_PERIOD 3 /* tokens in front of an item */
#define MOST_TOLD 64      /* each is held against each */

/* One such sentence. */
typedef struct
{
  const char *item; /* the one name of it */
  const PressNode *amount;
  guint quarter;   /* 0: not told */
  guint year;      /* 0: not told */
  const char *end; /* the last day of the quarter; NULL: not told */
  PressPrinted printed;
} Told;

typedef struct
{
  PressCheck *check;
  GArray *tokens;       /* of PressProof: those of the block at hand */
  GArray *told;         /* of Told */
  guint start;          /* of the sentence at hand, in tokens */
  guint end;            /* the stop behind it, or behind the last token */
  guint first_restated; /* token of it that says what is left out; G_MAXUINT: none does */
  guint last_restated;  /* the last such token; the start where there is none */
  guint quarter;        /* that the release is about */
  guint year;           /* of it; 0: not told */
} Reading;

static const PressProof *
get_token (const Reading *reading, guint n)
{
  static const PressProof none = { .kind = PRESS_PROOF_END };

  return n < reading->tokens->len ? &g_array_index (reading->tokens, PressProof, n) : &none;
}

/* Takes what a token says of the quarter: which one, the one of the release, or its last day. FALSE
 * where the token says nothing of it. */
static gboolean
take_period (const Reading *reading, const PressProof *proof, Told *told)
{
  if (proof->kind == PRESS_PROOF_QUARTER)
    told->quarter = told->quarter != 0 ? told->quarter : reading->quarter;
  else if (press_proofs_is_phrase (proof, PRESS_NODE_DATE) && told->quarter != 0)
    told->end = press_node_get_attribute (proof->node, PRESS_ATTRIBUTE_VALUE);
  else if (!press_proofs_is_phrase (proof, PRESS_NODE_PERIOD)
           || !press_check_read_quarter (proof->node, &told->quarter, &told->year))
    return FALSE;
  return TRUE;
}

/* What stands in front of an item, from its sentence's start on: nothing that says whose figure it
 * is, or that other things are left out of it. */
static gboolean
read_front (const Reading *reading, guint item, Told *told)
{
  if (reading->first_restated < item)
    return FALSE;
  for (guint at = item; at > reading->start && item - at < FURTHEST_PERIOD; at--)
    if (press_proofs_is_phrase (get_token (reading, at - 1), PRESS_NODE_PERIOD))
      take_period (reading, get_token (reading, at - 1), told);
  if (item == reading->start)
    return TRUE;
  switch (get_token (reading, item - 1)->kind)
    {
    case PRESS_PROOF_LEADING:
    case PRESS_PROOF_LINKING:
    case PRESS_PROOF_COMMA:
      return TRUE;
    case PRESS_PROOF_PHRASE:
      return press_proofs_is_phrase (get_token (reading, item - 1), PRESS_NODE_PERIOD);
    default:
      return FALSE;
    }
}

/* What may stand behind an amount and leaves it what it is. */
static gboolean
read_back (const Reading *reading, guint amount, Told *told)
{
  guint at = amount + 1;

  while (get_token (reading, at)->kind == PRESS_PROOF_LINKING
         || take_period (reading, get_token (reading, at), told))
    at++;
  switch (get_token (reading, at)->kind)
    {
    case PRESS_PROOF_STOP:
    case PRESS_PROOF_COMMA:
    case PRESS_PROOF_SEMICOLON:
    case PRESS_PROOF_OPEN:
    case PRESS_PROOF_COMPARED:
    case PRESS_PROOF_END:
      return reading->last_restated < at;
    default:
      return FALSE;
    }
}

/* Finds where the sentence ends that begins at a token, and whether it says that others are left
 * out. */
static void
find_sentence (Reading *reading, guint start)
{
  guint end = start;

  reading->first_restated = G_MAXUINT;
  reading->last_restated = start;
  for (; end < reading->tokens->len && get_token (reading, end)->kind != PRESS_PROOF_STOP; end++)
    if (get_token (reading, end)->kind == PRESS_PROOF_RESTATED)
      {
        reading->first_restated = MIN (reading->first_restated, end);
        reading->last_restated = end;
      }
  reading->start = start;
  reading->end = end;
}

/* Reads a sentence from its item on. */
static void
read_item (Reading *reading, guint item)
{
  const PressProof *proof = get_token (reading, item);
  Told told = { NULL };
  gboolean has_verb = FALSE;
  guint at;

  if (!read_front (reading, item, &told))
    return;
  for (at = item + 1; !press_proofs_is_phrase (get_token (reading, at), PRESS_NODE_MONEY); at++)
    if (get_token (reading, at)->kind == PRESS_PROOF_AMOUNTED)
      has_verb = TRUE;
    else if (get_token (reading, at)->kind != PRESS_PROOF_LINKING
             && !take_period (reading, get_token (reading, at), &told))
      return;
  told.amount = get_token (reading, at)->node;
  if (!has_verb || !read_back (reading, at, &told) || told.quarter == 0
      || !press_printed_read (reading->check, told.amount, &told.printed))
    return;
  if (told.year == 0 && told.quarter == reading->quarter)
    told.year = reading->year;
  told.item = press_vocabulary_find (PRESS_LIST_LINE_ITEM,
                                     reading->check->document->copy->text + proof->span.start,
                                     proof->span.end - proof->span.start);
  if (told.item != NULL && reading->told->len < MOST_TOLD)
    g_array_append_val (reading->told, told);
}

static gboolean
holds_phrase (const PressCheck *check, const PressProofBlock *block, PressNodeKind kind)
{
  for (guint n = block->first; n < block->end; n++)
    if (press_proofs_is_phrase (press_proofs_get_token (check->proofs, n), kind))
      return TRUE;
  return FALSE;
}

static void
read_block (Reading *reading, const PressProofBlock *block)
{
  PressProof proof;

  if (block->passage > PRESS_PASSAGE_BODY
      || !holds_phrase (reading->check, block, PRESS_NODE_MONEY))
    return;
  g_array_set_size (reading->tokens, 0);
  press_proofs_start_block (reading->check->proofs, block, PRESS_PROOF_IN_STATEMENT);
  while (press_proofs_next_in_block (reading->check->proofs, &proof))
    g_array_append_val (reading->tokens, proof);
  find_sentence (reading, 0);
  for (guint i = 0; i < reading->tokens->len; i++)
    if (i == reading->end)
      find_sentence (reading, i + 1);
    else if (get_token (reading, i)->kind == PRESS_PROOF_LINE_ITEM)
      read_item (reading, i);
}

/* The quarter that the release is about: the first that its titles or its lede name, and the first
 * of their years. */
static void
find_quarter (Reading *reading)
{
  const PressCheck *check = reading->check;

  for (guint n = 0; n < press_proofs_count (check->proofs, PRESS_PROOF_PHRASE); n++)
    {
      const PressProof *proof = press_proofs_get (check->proofs, PRESS_PROOF_PHRASE, n);
      guint quarter, year;

      if (press_proofs_get_block (check->proofs, proof)->passage <= PRESS_PASSAGE_LEDE
          && press_proofs_is_phrase (proof, PRESS_NODE_PERIOD)
          && press_check_read_quarter (proof->node, &quarter, &year))
        {
          reading->quarter = reading->quarter != 0 ? reading->quarter : quarter;
          if (reading->year == 0 && quarter == reading->quarter)
            reading->year = year;
        }
    }
}

/* Whether two amounts are the same but for rounding and sign. */
static gboolean
is_same_amount (const PressPrinted *one, const PressPrinted *other)
{
  PressDecimal difference, most;

  return press_decimal_subtract (press_decimal_absolute (one->value),
                                 press_decimal_absolute (other->value), &difference)
         && press_decimal_add (one->unit, other->unit, &most)
         && press_decimal_compare (press_decimal_absolute (difference), most) <= 0;
}

/* PR712 */
static void
check_pair (PressCheck *check, const Told *first, const Told *second)
{
  if (!g_str_equal (first->item, second->item) || first->quarter != second->quarter
      || first->year != second->year
      || (first->end != NULL && second->end != NULL && !g_str_equal (first->end, second->end))
      || is_same_amount (&first->printed, &second->printed))
    return;
  press_diagnostic_add_place (
      press_diagnose (check->document, PRESS_RULE_AMOUNT_CONFLICT, second->amount->span,
                      "another amount of the same quarter's %s", first->item),
      first->amount->span, "this is the first");
}

/* Statements. */

/* The item that a row tells, by the whole of its label. */
static const char *
find_item (const PressFigureRow *row)
{
  gsize length = strlen (row->label);

  while (length > 0 && strchr (": .", row->label[length - 1]) != NULL)
    length--;
  return press_vocabulary_find (PRESS_LIST_LINE_ITEM, row->label, length);
}

static gboolean
is_quarter (const PressFigureColumn *column)
{
  static const char *const lengths[] = { "P3M", "P12W", "P13W", "P14W", NULL };

  return column->period_end != NULL && column->period_length != NULL
         && g_strv_contains (lengths, column->period_length);
}

/* The column of the last quarter of a table; -1: it has none. */
static int
find_last_quarter (const PressFigures *figures)
{
  int found = -1;

  for (guint i = 0; i < figures->columns->len; i++)
    {
      const PressFigureColumn *column = press_figures_get_column (figures, i);

      if (is_quarter (column)
          && (found < 0
              || strcmp (column->period_end,
                         press_figures_get_column (figures, (guint) found)->period_end)
                     > 0))
        found = (int) i;
    }
  return found;
}

static gboolean
read_cell (const PressFigures *figures, guint row, guint column, PressPrinted *printed)
{
  const PressFigure *figure = press_figures_get (figures, row, column);

  return figure != NULL && figure->has_value && figure->unit == PRESS_FIGURE_AMOUNT
         && press_printed_read_figure (figure, printed);
}

static gboolean
has_amount (const PressFigures *figures, const PressPrinted *printed)
{
  for (guint row = 0; row < figures->rows->len; row++)
    for (guint column = 0; column < figures->columns->len; column++)
      {
        PressPrinted cell;

        if (read_cell (figures, row, column, &cell) && is_same_amount (&cell, printed))
          return TRUE;
      }
  return FALSE;
}

static const PressFigure *
find_row (const PressFigures *figures, const Told *told)
{
  int column = find_last_quarter (figures);
  guint year;

  if (column < 0)
    return NULL;
  year = (guint) g_ascii_strtoull (press_figures_get_column (figures, (guint) column)->period_end,
                                   NULL, 10);
  if ((told->year != 0 && told->year < year)
      || (told->end != NULL
          && !g_str_equal (told->end,
                           press_figures_get_column (figures, (guint) column)->period_end)))
    return NULL;
  for (guint row = 0; row < figures->rows->len; row++)
    {
      const char *item = find_item (press_figures_get_row (figures, row));
      PressPrinted printed;

      if (item != NULL && g_str_equal (item, told->item)
          && read_cell (figures, row, (guint) column, &printed))
        return press_figures_get (figures, row, (guint) column);
    }
  return NULL;
}

/* PR720 */
static void
check_tables (const Reading *reading, const Told *told)
{
  const GPtrArray *tables = reading->check->tables;
  const PressFigure *figure = NULL;

  if (told->quarter != reading->quarter)
    return;
  for (guint i = 0; i < tables->len; i++)
    {
      if (figure == NULL)
        figure = find_row (g_ptr_array_index (tables, i), told);
      if (has_amount (g_ptr_array_index (tables, i), &told->printed))
        return;
    }
  if (figure != NULL)
    press_diagnostic_add_place (press_diagnose (reading->check->document,
                                                PRESS_RULE_TABLE_TEXT_CONFLICT, told->amount->span,
                                                "no table has this amount"),
                                figure->node->span, "the quarter's %s is here", told->item);
}

static void
check_told (PressCheck *check, const PressNode *release)
{
  Reading reading = { .check = check };

  (void) release;
  find_quarter (&reading);
  if (reading.quarter == 0)
    return;
  reading.tokens = g_array_new (FALSE, FALSE, sizeof (PressProof));
  reading.told = g_array_new (FALSE, FALSE, sizeof (Told));
  for (guint i = 0; i < check->proofs->blocks->len; i++)
    read_block (&reading, &g_array_index (check->proofs->blocks, PressProofBlock, i));
  for (guint i = 0; i < reading.told->len; i++)
    {
      check_tables (&reading, &g_array_index (reading.told, Told, i));
      for (guint k = 0; k < i; k++)
        check_pair (check, &g_array_index (reading.told, Told, k),
                    &g_array_index (reading.told, Told, i));
    }
  g_array_unref (reading.tokens);
  g_array_unref (reading.told);
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_told },
};

const PressRuleSubject press_rules_told = { rows, G_N_ELEMENTS (rows) };

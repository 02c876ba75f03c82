/* Contacts: who to ask, in blocks of their own and in prose. */
#include "parse/contact.h"

#include "parse/contact-columns.h"
#include "parse/contact-pieces.h"
#include "parse/values.h"

#include "contact-parser.h"

/* What the node of a part is; 0: text. */
static const guint16 part_nodes[PRESS_N_PARTS] = {
  [PRESS_PART_LABEL] = PRESS_NODE_LABEL,
  [PRESS_PART_COMPANY_LABEL] = PRESS_NODE_ORGANIZATION,
  [PRESS_PART_NAME] = PRESS_NODE_NAME,
  [PRESS_PART_COMPANY] = PRESS_NODE_ORGANIZATION,
  [PRESS_PART_BELONGING] = PRESS_NODE_ORGANIZATION,
  [PRESS_PART_TITLE] = PRESS_NODE_JOB_TITLE,
  [PRESS_PART_ADDRESS] = PRESS_NODE_ADDRESS,
  [PRESS_PART_PHONE] = PRESS_NODE_PHONE,
  [PRESS_PART_FAX] = PRESS_NODE_FAX,
  [PRESS_PART_EMAIL] = PRESS_NODE_EMAIL,
  [PRESS_PART_URL] = PRESS_NODE_URL,
};

/* Numbers and addresses have a normal form: the token that they were says which. */
static const guint8 part_tokens[PRESS_N_PARTS] = {
  [PRESS_PART_PHONE] = PRESS_TOKEN_PHONE,
  [PRESS_PART_FAX] = PRESS_TOKEN_FAX,
  [PRESS_PART_EMAIL] = PRESS_TOKEN_EMAIL,
  [PRESS_PART_URL] = PRESS_TOKEN_URL,
};

static PressContactPiece *
get_piece (const PressContactReader *reader, guint at)
{
  return &g_array_index (reader->pieces, PressContactPiece, at);
}

/* Adds the phrase of a piece. A label takes its colon in. */
static void
add_phrase (PressContactReader *reader, guint at, GArray *phrases)
{
  const PressContactPiece *piece = get_piece (reader, at);
  PressSpan span = piece->span;
  PressToken token = { .span = span, .kind = part_tokens[piece->part] };

  if (token.kind != 0)
    press_phrases_add_value (reader->parse, &token, phrases);
  else if (part_nodes[piece->part] != 0)
    {
      if (piece->part == PRESS_PART_LABEL && at + 1 < reader->pieces->len
          && piece[1].kind == PRESS_PIECE_COLON)
        span.end = piece[1].span.end;
      press_phrases_add (phrases, (PressNodeKind) part_nodes[piece->part], span);
    }
}

/* Nodes that come out in the order of the text: contacts, and floats in and between them. */
typedef struct
{
  PressParse *parse;
  GPtrArray *floats;
  guint n_placed; /* floats that have their place */
  guint32 at;     /* what stands before it has its node */
  PressNodes nodes;
} Output;

static gboolean
trim (const char *text, PressSpan *span)
{
  while (span->start < span->end && g_ascii_isspace (text[span->start]))
    span->start++;
  while (span->end > span->start && g_ascii_isspace (text[span->end - 1]))
    span->end--;
  return span->start < span->end;
}

/* The lines that are nodes by themselves, in order. */
static GPtrArray *
find_floats (PressParse *parse, guint first_line, guint last_line)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = first_line; i <= last_line; i++)
    {
      PressSpan span = { parse->copy->lines[i].start, parse->copy->lines[i].end };
      PressNodeKind kind = press_columns_get_float (parse, i);

      if (kind != 0 && trim (parse->text, &span))
        g_ptr_array_add (found, press_node_new (parse->arena, kind, span));
    }
  return found;
}

static void
put_text (Output *output, guint32 until)
{
  PressSpan span = { output->at, MAX (until, output->at) };

  if (trim (output->parse->text, &span))
    output->nodes = press_nodes_append (
        output->nodes, press_node_new (output->parse->arena, PRESS_NODE_TEXT, span));
  output->at = MAX (until, output->at);
}

/* Puts what stands between two contacts: floats, and signs that are no token. */
static void
put_between (Output *output, guint32 until)
{
  for (; output->n_placed < output->floats->len; output->n_placed++)
    {
      PressNode *node = output->floats->pdata[output->n_placed];

      if (node->span.start >= until)
        break;
      put_text (output, node->span.start);
      output->nodes = press_nodes_append (output->nodes, node);
      output->at = node->span.end;
    }
  put_text (output, until);
}

static guint
count_floats (const Output *output, guint32 until)
{
  guint n_inside = 0;

  while (output->n_placed + n_inside < output->floats->len)
    {
      const PressNode *node = output->floats->pdata[output->n_placed + n_inside];

      if (node->span.start >= until)
        break;
      n_inside++;
    }
  return n_inside;
}

static void
put_contact (Output *output, PressSpan span, GArray *phrases, guint column)
{
  PressArena *arena = output->parse->arena;
  PressNode *const *floats;
  PressNode *contact;
  guint n_inside;

  if (!trim (output->parse->text, &span))
    return;
  put_between (output, span.start);
  n_inside = count_floats (output, span.end);
  floats = (PressNode *const *) output->floats->pdata;
  contact = press_node_new (arena, PRESS_NODE_CONTACT, span);
  press_node_adopt (contact, press_phrases_build (arena, output->parse->copy, span, phrases,
                                                  n_inside > 0 ? floats + output->n_placed : NULL,
                                                  n_inside));
  if (column > 0)
    press_node_take_attribute (contact, arena, PRESS_ATTRIBUTE_COLUMN,
                               press_arena_printf (arena, "%u", column));
  output->nodes = press_nodes_append (output->nodes, contact);
  output->n_placed += n_inside;
  output->at = span.end;
}

/* The end of the last piece of a contact that is no white space. */
static guint32
get_end (const PressContactReader *reader, guint first, guint next)
{
  guint32 end = get_piece (reader, first)->span.end;

  for (guint i = first; i < next; i++)
    end = MAX (end, get_piece (reader, i)->span.end);
  return end;
}

/* Makes one contact of the pieces up to each one that opens another. */
static void
put_groups (Output *output, PressContactReader *reader)
{
  g_autoptr (GArray) phrases = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
  guint n_pieces = reader->pieces->len;
  guint first = 0;

  for (guint i = 0; i < n_pieces; i++)
    {
      add_phrase (reader, i, phrases);
      if (i + 1 < n_pieces && !get_piece (reader, i + 1)->opens)
        continue;
      put_contact (
          output,
          (PressSpan){ get_piece (reader, first)->span.start, get_end (reader, first, i + 1) },
          phrases, 0);
      g_array_set_size (phrases, 0);
      first = i + 1;
    }
}

/* Reads spans of the copy, one after another, as one text. */
static void
read_spans (PressContactReader *reader, const PressSpan *spans, guint n_spans)
{
  GArray *tokens = reader->parse->tokens;

  if (n_spans == 0)
    return;
  g_array_set_size (tokens, 0);
  press_tokenizer_scan (reader->parse->tokenizer, spans, n_spans, tokens);
  press_contact_read (reader, (const PressToken *) (gpointer) tokens->data, tokens->len);
}

/* Reads whole lines from left to right, the floats between them left out. */
static void
read_lines (PressContactReader *reader, guint first_line, guint last_line)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  const PressLine *lines = reader->parse->copy->lines;
  gboolean is_open = FALSE;

  for (guint i = first_line; i <= last_line; i++)
    {
      PressSpan span = { lines[i].start, i < last_line ? lines[i + 1].start : lines[i].end };

      if (press_columns_get_float (reader->parse, i) != 0)
        is_open = FALSE;
      else if (is_open)
        g_array_index (spans, PressSpan, spans->len - 1).end = span.end;
      else
        {
          g_array_append_val (spans, span);
          is_open = TRUE;
        }
    }
  read_spans (reader, (const PressSpan *) (gpointer) spans->data, spans->len);
  press_contact_end_line (reader, reader->end, FALSE);
}

static gboolean
is_blank_between (const PressParse *parse, guint line, guint next)
{
  for (guint i = line + 1; i < next; i++)
    if (press_columns_get_float (parse, i) == 0)
      return TRUE;
  return FALSE;
}

/* Reads one column of cells, from top to bottom. */
static void
read_column (PressContactReader *reader, const GArray *cells, guint column)
{
  guint32 line = G_MAXUINT32;
  guint32 end = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (line != G_MAXUINT32 && line != cell->line
          && is_blank_between (reader->parse, line, cell->line))
        end = MAX (end, 1);
      if (cell->column == column)
        {
          if (line != G_MAXUINT32)
            press_contact_end_line (reader, reader->end, end == 1);
          reader->end = 0;
          read_spans (reader, &cell->span, 1);
          end = 0;
        }
      line = cell->line;
    }
  press_contact_end_line (reader, reader->end, FALSE);
}

/* A column stands for itself if it says who is reached, and how. */
static gboolean
is_of_its_own (const PressContactReader *reader)
{
  static const gboolean tells_who[PRESS_N_PARTS] = {
    [PRESS_PART_LABEL] = TRUE,    [PRESS_PART_COMPANY_LABEL] = TRUE, [PRESS_PART_NAME] = TRUE,
    [PRESS_PART_POSSIBLE] = TRUE, [PRESS_PART_COMPANY] = TRUE,       [PRESS_PART_DESK] = TRUE,
  };
  static const gboolean tells_how[PRESS_N_PARTS]
      = { [PRESS_PART_PHONE] = TRUE, [PRESS_PART_EMAIL] = TRUE };
  gboolean has_who = FALSE;
  gboolean has_how = FALSE;

  for (guint i = 0; i < reader->pieces->len; i++)
    {
      has_who |= tells_who[get_piece (reader, i)->part];
      has_how |= tells_how[get_piece (reader, i)->part];
    }
  return has_who && has_how;
}

/* Makes a contact of each cell, in the order of the text. @phrases holds what stands in them. */
static void
put_cells (Output *output, const GArray *cells, GArray *phrases)
{
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
  guint at = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      g_array_set_size (inside, 0);
      for (; at < phrases->len; at++)
        {
          const PressPhrase *phrase = &g_array_index (phrases, PressPhrase, at);

          if (phrase->span.start >= cell->span.end)
            break;
          g_array_append_val (inside, *phrase);
        }
      put_contact (output, cell->span, inside, cell->column);
    }
}

static int
compare_starts (gconstpointer first, gconstpointer second)
{
  const PressPhrase *a = first;
  const PressPhrase *b = second;

  return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

/* Reads the block as columns side by side; FALSE where its columns are the parts of rows. */
static gboolean
put_columns (Output *output, const GArray *cells, guint n_columns)
{
  g_autoptr (GArray) phrases = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
  guint n_own = 0;

  for (guint column = 0; column <= n_columns; column++)
    {
      PressContactReader reader;

      press_contact_reader_init (&reader, output->parse, FALSE);
      read_column (&reader, cells, column);
      press_contact_understand (&reader);
      n_own += column > 0 && is_of_its_own (&reader);
      press_contact_group (&reader, FALSE);
      for (guint i = 0; i < reader.pieces->len; i++)
        add_phrase (&reader, i, phrases);
      press_contact_reader_clear (&reader);
    }
  if (n_own < 2)
    return FALSE;
  g_array_sort (phrases, compare_starts);
  put_cells (output, cells, phrases);
  return TRUE;
}

static guint
count_people (const PressContactReader *reader)
{
  guint n_people = 0;

  for (guint i = 0; i < reader->pieces->len; i++)
    n_people += get_piece (reader, i)->part == PRESS_PART_NAME
                || get_piece (reader, i)->part == PRESS_PART_POSSIBLE;
  return n_people;
}

/* Reads the block line by line. Where columns hold one person and the ways to reach him, all of
 * them are one contact. */
static void
put_lines (Output *output, guint first_line, guint last_line, guint n_columns)
{
  PressContactReader reader;

  press_contact_reader_init (&reader, output->parse, FALSE);
  read_lines (&reader, first_line, last_line);
  press_contact_understand (&reader);
  press_contact_group (&reader, n_columns > 2 && count_people (&reader) == 1);
  put_groups (output, &reader);
  press_contact_reader_clear (&reader);
}

/* The nodes of a block of contacts, without its heading: contacts, and what floats in and between
 * them. They cover all that is not white space in its lines. */
PressNodes
press_parse_contacts (PressParse *parse, guint first_line, guint last_line)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (PressCell));
  g_autoptr (GPtrArray) floats = find_floats (parse, first_line, last_line);
  const PressLine *lines = parse->copy->lines;
  Output output = { parse, floats, 0, lines[first_line].start, NULL };
  guint n_columns = press_columns_measure (parse, first_line, last_line, cells);

  if (n_columns < 2 || !put_columns (&output, cells, n_columns))
    put_lines (&output, first_line, last_line, n_columns);
  put_between (&output, lines[last_line].end);
  return output.nodes;
}

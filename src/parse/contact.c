/* Contacts: who to ask, in blocks of their own and in prose. */
#include "parse/contact.h"

#include "parse/block-lines.h"
#include "parse/blocks.h"
#include "parse/build.h"
#include "parse/contact-columns.h"
#include "parse/contact-pieces.h"
#include "parse/lines.h"
#include "parse/listing.h"

#include <string.h>

#include "contact-parser.h"

#define USUAL_CELLS 16
#define USUAL_PHRASES 16

static PressContactPiece *
get_piece (const PressContactReader *reader, guint at)
{
  return &g_array_index (reader->pieces, PressContactPiece, at);
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

static void
put_text (Output *output, guint32 until)
{
  PressSpan span = { output->at, MAX (until, output->at) };

  if (press_block_lines_trim (output->parse, &span))
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

  if (!press_block_lines_trim (output->parse, &span))
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
                               press_arena_number (arena, column));
  output->nodes = press_nodes_append (output->nodes, contact);
  output->n_placed += n_inside;
  output->at = span.end;
}

/* Whether a cell is a listing, as a letterhead has one: "Nasdaq: ACME". */
static gboolean
is_listing (PressParse *parse, PressSpan cell)
{
  const PressToken *tokens;

  if (memchr (parse->text + cell.start, ':', cell.end - cell.start) == NULL)
    return FALSE;
  g_array_set_size (parse->tokens, 0);
  g_array_set_size (parse->phrases, 0);
  press_tokenizer_scan (parse->tokenizer, &cell, 1, parse->tokens);
  tokens = (const PressToken *) (gpointer) parse->tokens->data;
  if (parse->tokens->len < 2 || tokens[0].kind != PRESS_TOKEN_EXCHANGE)
    return FALSE;
  press_parse_listings (parse, tokens, parse->tokens->len, parse->phrases);
  return parse->phrases->len > 0
         && g_array_index (parse->phrases, PressPhrase, parse->phrases->len - 1).span.end
                >= cell.end;
}

/* A node for a cell that is no contact, with the values in it. */
static PressNode *
make_matter (PressParse *parse, PressNodeKind kind, PressSpan cell)
{
  PressNode *node = press_node_new (parse->arena, kind, cell);

  if (kind != PRESS_NODE_RULE)
    press_node_adopt (node, press_build_span (parse, cell));
  return node;
}

/* Puts what stands in a column and is no contact: a heading, a notice, a date, a listing. */
static void
put_matter (Output *output, const PressCell *cell)
{
  PressParse *parse = output->parse;
  PressNode *node = make_matter (parse, (PressNodeKind) cell->matter, cell->span);

  put_between (output, cell->span.start);
  output->nodes = press_nodes_append (output->nodes, node);
  output->at = cell->span.end;
  if (cell->matter != PRESS_NODE_RULE)
    press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_COLUMN,
                               press_arena_number (parse->arena, cell->column));
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
  g_autoptr (GArray) phrases
      = g_array_sized_new (FALSE, FALSE, sizeof (PressPhrase), USUAL_PHRASES);
  guint n_pieces = reader->pieces->len;
  guint first = 0;

  for (guint i = 0; i < n_pieces; i++)
    {
      press_contact_add_phrase (reader, i, phrases);
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

/* Leaves out the tokens that stand in one of @floats, which come in the order of the text. */
static void
drop_floating (GArray *tokens, const GPtrArray *floats)
{
  guint n_kept = 0;
  guint at = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      PressToken token = g_array_index (tokens, PressToken, i);

      while (at < floats->len && ((PressNode *) floats->pdata[at])->span.end <= token.span.start)
        at++;
      if (at == floats->len || token.span.start < ((PressNode *) floats->pdata[at])->span.start)
        g_array_index (tokens, PressToken, n_kept++) = token;
    }
  g_array_set_size (tokens, n_kept);
}

/* Reads whole lines from left to right, the floats in and between them left out. */
static void
read_lines (PressContactReader *reader, guint first_line, guint last_line, const GPtrArray *floats)
{
  GArray *tokens = reader->parse->tokens;

  press_block_lines_scan (reader->parse, first_line, last_line);
  drop_floating (tokens, floats);
  press_contact_read (reader, (const PressToken *) (gpointer) tokens->data, tokens->len);
  press_contact_end_line (reader, reader->end, FALSE);
}

static gboolean
is_blank_between (const PressParse *parse, guint line, guint next)
{
  for (guint i = line + 1; i < next; i++)
    if (press_block_lines_get_float (parse, i) == 0)
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
      if (cell->column == column && cell->matter == 0)
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

/* A column stands for itself if it says who is reached, in its heading perhaps, and how. */
static gboolean
is_of_its_own (const PressContactReader *reader, gboolean has_who)
{
  static const gboolean tells_who[PRESS_N_PARTS] = {
    [PRESS_PART_LABEL] = TRUE,    [PRESS_PART_COMPANY_LABEL] = TRUE, [PRESS_PART_NAME] = TRUE,
    [PRESS_PART_POSSIBLE] = TRUE, [PRESS_PART_COMPANY] = TRUE,       [PRESS_PART_DESK] = TRUE,
  };
  static const gboolean tells_how[PRESS_N_PARTS]
      = { [PRESS_PART_PHONE] = TRUE, [PRESS_PART_EMAIL] = TRUE };
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
  g_autoptr (GArray) inside = g_array_sized_new (FALSE, FALSE, sizeof (PressPhrase), USUAL_PHRASES);
  guint at = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (cell->matter != 0)
        {
          put_matter (output, cell);
          continue;
        }
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

/* What a line is beside contacts, as far as it is none of them. */
static const guint16 matters[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_NOTICE] = PRESS_NODE_NOTICE,
  [PRESS_LINE_CLASS_DATE_LINE] = PRESS_NODE_DATE_LINE,
  [PRESS_LINE_CLASS_MASTHEAD] = PRESS_NODE_MASTHEAD,
  [PRESS_LINE_CLASS_LOGO] = PRESS_NODE_MASTHEAD,
  [PRESS_LINE_CLASS_CONTACT_HEADING] = PRESS_NODE_HEADING,
};

/* One word may be a masthead or the label of a desk. */
static gboolean
is_one_word (const PressParse *parse, PressSpan span)
{
  return memchr (parse->text + span.start, ' ', span.end - span.start) == NULL;
}

/* "NEWS        Contact: Jo Park": whether contacts are opened at the right of a cell, which then is
 * no label of one. */
static gboolean
is_beside_opening (PressParse *parse, const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);
  PressLineClass line_class = PRESS_LINE_CLASS_TEXT;

  if (at + 1 < cells->len && cell[1].line == cell->line)
    line_class = press_line_scanner_classify (parse->line_scanner, cell[1].span);
  return line_class == PRESS_LINE_CLASS_CONTACT_LABEL
         || line_class == PRESS_LINE_CLASS_CONTACT_HEADING;
}

/* Whether text that is written across the columns stands behind a cell, in its line. */
static gboolean
leads_crossing_text (const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);

  return at + 1 < cells->len && cell[1].line == cell->line && cell[1].column == 0;
}

/* Whether a cell stands right below another one of its column that is a contact's: what looks like
 * a heading there tells what one does. */
static gboolean
is_below_contact (const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);

  for (guint i = at; i-- > 0;)
    {
      const PressCell *above = &g_array_index (cells, PressCell, i);

      if (above->line + 1 < cell->line)
        break;
      if (above->line < cell->line && above->column == cell->column)
        return above->matter == 0;
    }
  return FALSE;
}

/* "NEWS" over "FOR IMMEDIATE RELEASE": whether a notice or a date stands below a cell, in its
 * column. */
static gboolean
is_over_notice (PressParse *parse, const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);

  for (guint i = at + 1; i < cells->len; i++)
    {
      const PressCell *below = &g_array_index (cells, PressCell, i);
      PressLineClass line_class;

      if (below->line == cell->line || below->column != cell->column)
        continue;
      line_class = press_line_scanner_classify (parse->line_scanner, below->span);
      return line_class == PRESS_LINE_CLASS_NOTICE || line_class == PRESS_LINE_CLASS_DATE_LINE;
    }
  return FALSE;
}

/* "Contact: Jo Park": whether the heading of contacts stands in front of one. */
static gboolean
is_labelled (PressParse *parse, PressSpan cell)
{
  const char *colon = memchr (parse->text + cell.start, ':', cell.end - cell.start);
  PressSpan label = { cell.start, colon != NULL ? (guint32) (colon - parse->text) + 1 : cell.end };

  return label.end < cell.end
         && press_line_scanner_classify (parse->line_scanner, label)
                == PRESS_LINE_CLASS_CONTACT_HEADING;
}

/* What a cell is as a line of its own; "Further Information:" heads contacts there, and "4:30 p.m.
 * EST" tells when a release may be used. */
static PressLineClass
classify_cell (PressParse *parse, PressSpan span)
{
  PressLineClass line_class = press_line_scanner_classify (parse->line_scanner, span);

  if (line_class == PRESS_LINE_CLASS_TEXT && parse->text[span.end - 1] == ':'
      && press_line_scanner_classify_desk (parse->line_scanner, span)
             == PRESS_LINE_CLASS_CONTACT_HEADING)
    return PRESS_LINE_CLASS_CONTACT_HEADING;
  if (line_class == PRESS_LINE_CLASS_TEXT && g_ascii_isdigit (parse->text[span.start])
      && press_line_scanner_classify_front (parse->line_scanner, span)
             == PRESS_LINE_CLASS_DATE_LINE)
    return PRESS_LINE_CLASS_DATE_LINE;
  return line_class;
}

/* Finds the cells that are no contacts. Of the headings the first counts, where the block has none
 * above it. Returns the columns that hold nothing else, a bit each. */
static guint
find_matter (PressParse *parse, GArray *cells, gboolean is_headed)
{
  guint holds_matter = 0;
  guint holds_contacts = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      PressCell *cell = &g_array_index (cells, PressCell, i);
      PressLineClass line_class = classify_cell (parse, cell->span);

      if (line_class == PRESS_LINE_CLASS_RULE)
        cell->matter = PRESS_NODE_RULE;
      if (cell->column == 0 || line_class == PRESS_LINE_CLASS_RULE
          || leads_crossing_text (cells, i))
        continue;
      if (line_class == PRESS_LINE_CLASS_CONTACT_HEADING
              ? !is_headed && !is_below_contact (cells, i)
              : !is_one_word (parse, cell->span) || is_beside_opening (parse, cells, i)
                    || is_over_notice (parse, cells, i))
        cell->matter = matters[line_class];
      if (line_class == PRESS_LINE_CLASS_TEXT && is_listing (parse, cell->span))
        cell->matter = PRESS_NODE_MASTHEAD;
      is_headed
          |= line_class == PRESS_LINE_CLASS_CONTACT_HEADING || is_labelled (parse, cell->span);
      if (cell->matter != 0 && cell->matter != PRESS_NODE_HEADING)
        holds_matter |= 1u << cell->column;
      else
        holds_contacts |= 1u << cell->column;
    }
  return holds_matter & ~holds_contacts;
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

/* "Acme Media Relations": whether a desk of a company is named. */
static gboolean
names_desk (const PressContactReader *reader)
{
  for (guint i = 0; i < reader->pieces->len; i++)
    if (get_piece (reader, i)->kind == PRESS_PIECE_DESK
        || get_piece (reader, i)->kind == PRESS_PIECE_OFFICE)
      return TRUE;
  return FALSE;
}

/* Whether somebody is named for sure, as in a letterhead nobody is. */
static gboolean
names_person (const PressContactReader *reader)
{
  for (guint i = 0; i < reader->pieces->len; i++)
    if (get_piece (reader, i)->part == PRESS_PART_NAME)
      return TRUE;
  return FALSE;
}

/* Whether each column has somebody by name, or a desk, and a way to reach it, and nothing stands
 * across. Beside a column of a notice and a date it must be a name. */
static gboolean
are_people (PressParse *parse, GArray *cells, guint n_columns)
{
  guint matter = find_matter (parse, cells, FALSE);

  for (guint i = 0; i < cells->len; i++)
    if (g_array_index (cells, PressCell, i).column == 0)
      return FALSE;
  for (guint column = 1; column <= n_columns; column++)
    {
      PressContactReader *reader = press_contact_reader_get (parse, FALSE);

      if (matter & (1u << column))
        continue;
      read_column (reader, cells, column);
      press_contact_understand (reader);
      if (!is_of_its_own (reader, FALSE)
          || (matter != 0 ? !names_person (reader)
                          : count_people (reader) == 0 && !names_desk (reader)))
        return FALSE;
    }
  return matter != (1u << (n_columns + 1)) - 2; /* in every column */
}

/* Whether a cell is the first word of a notice, such as "For:" in front of "immediate release". */
static gboolean
is_in_notice (PressParse *parse, const GArray *cells, guint at)
{
  const PressCell *cell = &g_array_index (cells, PressCell, at);

  return (at == 0 || cell[-1].line != cell->line)
         && press_line_scanner_classify (parse->line_scanner,
                                         press_line_get_span (parse, cell->line))
                == PRESS_LINE_CLASS_NOTICE;
}

/* Whether contacts stand in a column beside another one, and are told by their label, or by a name
 * and a number in each. */
gboolean
press_contacts_stand_in_columns (PressParse *parse, guint first_line, guint last_line)
{
  static const gboolean opens[PRESS_N_LINE_CLASSES] = {
    [PRESS_LINE_CLASS_CONTACT_HEADING] = TRUE,
    [PRESS_LINE_CLASS_CONTACT_LABEL] = TRUE,
    [PRESS_LINE_CLASS_CONTACT_ROLE] = TRUE,
  };
  g_autoptr (GArray) cells = g_array_sized_new (FALSE, TRUE, sizeof (PressCell), USUAL_CELLS);
  guint n_columns;

  n_columns = press_columns_measure (parse, first_line, last_line, cells);
  if (n_columns < 2)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    if (!is_in_notice (parse, cells, i)
        && opens[press_line_scanner_classify (parse->line_scanner,
                                              g_array_index (cells, PressCell, i).span)])
      return TRUE;
  return are_people (parse, cells, n_columns);
}

/* The heading of the contacts where it stands in a column; NULL where none does. */
static const PressCell *
find_heading (const GArray *cells, guint column)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (cell->column == column && cell->matter == PRESS_NODE_HEADING)
        return cell;
    }
  return NULL;
}

/* A company and its address, and nobody: whether a column just read is a letterhead beside
 * contacts.
 */
static gboolean
is_letterhead (const PressContactReader *reader)
{
  gboolean has_address = FALSE;

  for (guint i = 0; i < reader->pieces->len; i++)
    {
      const PressContactPiece *piece = get_piece (reader, i);

      if (piece->part == PRESS_PART_NAME || piece->part == PRESS_PART_EMAIL
          || piece->kind == PRESS_PIECE_DESK || piece->kind == PRESS_PIECE_OFFICE
          || piece->is_asking)
        return FALSE;
      has_address |= piece->part == PRESS_PART_ADDRESS;
    }
  return has_address;
}

/* A street and a number without a company: a letterhead even below the heading that stands over the
 * other column. */
static gboolean
is_bare_letterhead (const PressContactReader *reader)
{
  gboolean has_number = FALSE;

  for (guint i = 0; i < reader->pieces->len; i++)
    {
      if (get_piece (reader, i)->part == PRESS_PART_COMPANY)
        return FALSE;
      has_number |= get_piece (reader, i)->part == PRESS_PART_PHONE;
    }
  return has_number && is_letterhead (reader);
}

/* Whether a cell of some column heads contacts, or has their label in front. */
static gboolean
names_contacts (PressParse *parse, const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);

      if (cell->matter == PRESS_NODE_HEADING || is_labelled (parse, cell->span))
        return TRUE;
    }
  return FALSE;
}

/* Sets aside the cells of a column that is no contact. */
static void
set_column_aside (GArray *cells, guint column)
{
  for (guint i = 0; i < cells->len; i++)
    {
      PressCell *cell = &g_array_index (cells, PressCell, i);

      if (cell->column == column && cell->matter == 0)
        cell->matter = PRESS_NODE_MASTHEAD;
    }
}

/* "Director of Investor Relations" wider than its column, beside one that holds a notice and
 * nothing else: where all other columns are such, each of @others a bit, it is of the one that is
 * left. */
static void
narrow_crossing (GArray *cells, guint n_columns, guint others)
{
  guint left = ((1u << (n_columns + 1)) - 2) & ~others;

  if (left == 0 || (left & (left - 1)) != 0)
    return;
  for (guint i = 0; i < cells->len; i++)
    {
      PressCell *cell = &g_array_index (cells, PressCell, i);

      if (cell->column == 0 && cell->matter == 0)
        cell->column = (guint8) g_bit_nth_lsf (left, -1);
    }
}

/* Reads the block as columns side by side; FALSE where its columns are the parts of rows. A heading
 * over a column behind the first tells that they are not, as does one that names a desk. */
static gboolean
put_columns (Output *output, GArray *cells, guint n_columns, gboolean is_headed)
{
  g_autoptr (GArray) phrases
      = g_array_sized_new (FALSE, FALSE, sizeof (PressPhrase), USUAL_PHRASES);
  guint others = find_matter (output->parse, cells, is_headed);
  guint n_own = others != 0;
  gboolean may_name_company = !is_headed && names_contacts (output->parse, cells);

  narrow_crossing (cells, n_columns, others);
  for (guint column = 0; column <= n_columns; column++)
    {
      PressContactReader *reader = press_contact_reader_get (output->parse, FALSE);
      const PressCell *heading = column > 0 ? find_heading (cells, column) : NULL;
      gboolean is_desk = heading != NULL && !is_one_word (output->parse, heading->span);

      read_column (reader, cells, column);
      press_contact_understand (reader);
      n_own += column > 0 && is_of_its_own (reader, is_desk);
      n_own += column > 1 && heading != NULL;
      if (column > 0 && heading == NULL
          && ((may_name_company && is_letterhead (reader))
              || (is_headed && is_bare_letterhead (reader))))
        {
          set_column_aside (cells, column);
          n_own++;
          continue;
        }
      press_contact_group (reader, FALSE);
      for (guint i = 0; i < reader->pieces->len; i++)
        press_contact_add_phrase (reader, i, phrases);
    }
  if (n_own < 2)
    return FALSE;
  g_array_sort (phrases, compare_starts);
  put_cells (output, cells, phrases);
  return TRUE;
}

static int
compare_nodes (gconstpointer first, gconstpointer second)
{
  const PressNode *a = *(const PressNode *const *) first;
  const PressNode *b = *(const PressNode *const *) second;

  return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

/* "Jo Park      FOR IMMEDIATE RELEASE": a notice beside contacts floats in their lines. */
static void
float_notices (Output *output, const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const PressCell *cell = &g_array_index (cells, PressCell, i);
      gboolean is_beside = (i > 0 && cell[-1].line == cell->line)
                           || (i + 1 < cells->len && cell[1].line == cell->line);

      if (is_beside && output->parse->text[cell->span.end - 1] != ':'
          && press_line_scanner_classify (output->parse->line_scanner, cell->span)
                 == PRESS_LINE_CLASS_NOTICE)
        g_ptr_array_add (output->floats,
                         make_matter (output->parse, PRESS_NODE_NOTICE, cell->span));
    }
  g_ptr_array_sort (output->floats, compare_nodes);
}

/* Reads the block line by line. Where columns hold one person and the ways to reach him, all of
 * them are one contact. */
static void
put_lines (Output *output, guint first_line, guint last_line, const GArray *cells, guint n_columns)
{
  PressContactReader *reader = press_contact_reader_get (output->parse, FALSE);

  float_notices (output, cells);
  read_lines (reader, first_line, last_line, output->floats);
  press_contact_understand (reader);
  press_contact_group (reader, n_columns > 2 && count_people (reader) == 1);
  put_groups (output, reader);
}

/* Whether a line is nothing but words, of which no comma parts a person from his task. */
static gboolean
is_all_words (PressParse *parse, PressSpan line)
{
  const guint64 marks = PRESS_TOKEN_BIT (PRESS_TOKEN_COMMA) | PRESS_TOKEN_BIT (PRESS_TOKEN_DASH)
                        | PRESS_TOKEN_BIT (PRESS_TOKEN_HYPHEN) | PRESS_TOKEN_BIT (PRESS_TOKEN_OPEN)
                        | PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE) | PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL);

  g_array_set_size (parse->tokens, 0);
  return (press_tokenizer_scan (parse->tokenizer, &line, 1, parse->tokens) & marks) == 0;
}

/* "Acme Press Contact" over a name: the first line of a block may be its heading though a company's
 * name opens it. */
static gboolean
is_headed_by_desk (PressParse *parse, guint first_line, guint last_line)
{
  PressSpan first = press_line_get_span (parse, first_line);

  return first_line < last_line && press_block_lines_get_float (parse, first_line) == 0
         && press_line_scanner_classify (parse->line_scanner, first) == PRESS_LINE_CLASS_TEXT
         && !press_line_is_blank (parse, first_line + 1)
         && press_line_scanner_classify_heading (parse->line_scanner, first)
                == PRESS_LINE_CLASS_CONTACT_HEADING
         && is_all_words (parse, first);
}

/* Puts the first line of a block as the heading of its contacts. */
static void
put_heading (Output *output, guint line)
{
  PressSpan span = press_line_get_span (output->parse, line);
  PressNode *heading;

  press_block_lines_trim (output->parse, &span);
  put_between (output, span.start);
  heading = press_node_new (output->parse->arena, PRESS_NODE_HEADING, span);
  press_node_adopt (heading, press_nodes_append (NULL, press_node_new (output->parse->arena,
                                                                       PRESS_NODE_TEXT, span)));
  output->nodes = press_nodes_append (output->nodes, heading);
  output->at = span.end;
}

/* The nodes of a block of contacts, without its heading: contacts, and what floats in and between
 * them. They cover all that is not white space in its lines. */
PressNodes
press_parse_contacts (PressParse *parse, guint first_line, guint last_line, gboolean is_headed)
{
  g_autoptr (GArray) cells = g_array_sized_new (FALSE, TRUE, sizeof (PressCell), USUAL_CELLS);
  g_autoptr (GPtrArray) floats = press_block_lines_find_floats (parse, first_line, last_line);
  const PressLine *lines = parse->copy->lines;
  Output output = { parse, floats, 0, lines[first_line].start, NULL };
  guint n_columns = press_columns_measure (parse, first_line, last_line, cells);

  if (n_columns < 2 && !is_headed && is_headed_by_desk (parse, first_line, last_line))
    put_heading (&output, first_line++);
  if (n_columns < 2 || !put_columns (&output, cells, n_columns, is_headed))
    put_lines (&output, first_line, last_line, cells, n_columns);
  put_between (&output, lines[last_line].end);
  return output.nodes;
}

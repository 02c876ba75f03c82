/* What the actions of grammar/release.y call: from blocks to nodes. */
#include "parse/build.h"
#include "parse/block-lines.h"
#include "diagnostics/diagnostics.h"
#include "parse/classify.h"
#include "parse/contact.h"
#include "parse/line-ink.h"
#include "parse/lines.h"
#include "parse/listing.h"
#include "parse/parts.h"
#include "parse/table.h"
#include "parse/trailer.h"
#include "parse/values.h"
#include "release-parser.h"

#include <string.h>

#define MOST_LABELS_OF_TALK 3 /* the first ones, of which one tells */
#define WIDE_GAP_BYTES 3

/* Tokens by which somebody takes part who is not there. */
#define WAYS_TO_CALL                                                                               \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE) | PRESS_TOKEN_BIT (PRESS_TOKEN_CODE)                        \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_URL))

static PressNode *
make_leaf (PressParse *parse, PressNodeKind kind, PressSpan span)
{
  return press_node_new (parse->arena, kind, span);
}

/* Whether the limits are met in front of the next block that is a token of its own. A release that
 * the grammar has just opened gets a block. */
static gboolean
is_to_be_cut (const PressParse *parse)
{
  const PressBlock *block = &g_array_index (parse->blocks, PressBlock, parse->next_block);

  return !parse->is_cut && !parse->is_opened
         && (parse->next_block >= parse->told_until
             || (block->token != 0 && !(block->flags & PRESS_BLOCK_JOINED)))
         && press_blocks_is_over_limit (parse);
}

/* The blocks of the copy, one after another; one that opens a release comes behind a token that
 * says so. A block that another one took in is no token. A release is told when its first block is
 * asked for: by then the grammar is done with the one before. */
PressBlock *
press_parse_next_block (PressParse *parse)
{
  static PressBlock opening = { .token = PRESS_BLOCK_TOKEN_RELEASE };

  while (parse->next_block < parse->blocks->len)
    {
      PressBlock *block = &g_array_index (parse->blocks, PressBlock, parse->next_block);

      press_blocks_collect_floats (parse, block->first_line);
      if (is_to_be_cut (parse))
        {
          press_blocks_cut (parse, parse->next_block);
          continue;
        }
      if (parse->next_block == parse->told_until)
        {
          if (!parse->is_opened && press_blocks_is_at_release (parse))
            {
              parse->is_opened = TRUE;
              parse->ahead = block->span.start;
              return &opening;
            }
          press_blocks_tell_next (parse);
          parse->is_opened = FALSE;
        }
      parse->next_line = MAX (parse->next_line, block->last_line + 1);
      parse->next_block++;
      parse->ahead = block->span.start;
      if (block->token != 0 && !(block->flags & PRESS_BLOCK_JOINED))
        return block;
    }
  parse->ahead = G_MAXUINT32;
  return NULL;
}

/* Keeps what the grammar would have taken where it met a fault. */
void
press_build_note_expected (PressParse *parse, const char *expected)
{
  parse->expected = expected;
}

PressNode *
press_build_release (PressParse *parse, PressNodes front, PressNodes body)
{
  PressNode *release = make_leaf (parse, PRESS_NODE_RELEASE, (PressSpan){ 0, 0 });

  press_node_adopt (release, press_nodes_join (front, body));
  press_resolve_years (parse, release, parse->described != NULL ? parse->described : parse->filed);
  return release;
}

/* A release is whole; by then the grammar has seen the block behind it. One in a wrapper stays with
 * it, because the wrapper tells the number of its exhibit, and may hold another one. */
void
press_build_release_end (PressParse *parse, PressNode *release)
{
  gboolean is_wrapped = press_node_find_child (parse->document->root, PRESS_NODE_WRAPPER) != NULL;

  press_parts_add (parse, release);
  if (!is_wrapped)
    press_parts_close (parse, parse->ahead);
}

/* The children of a stretch of text: its listings and values, and leaves between them. */
PressNodes
press_build_span (PressParse *parse, PressSpan span)
{
  const PressToken *tokens;

  g_array_set_size (parse->tokens, 0);
  g_array_set_size (parse->phrases, 0);
  press_tokenizer_scan (parse->tokenizer, &span, 1, parse->tokens);
  tokens = (const PressToken *) (gpointer) parse->tokens->data;
  press_parse_listings (parse, tokens, parse->tokens->len, parse->phrases);
  press_phrases_add_values (parse, tokens, parse->tokens->len, parse->phrases);
  return press_phrases_build (parse->arena, parse->copy, span, parse->phrases, NULL, 0);
}

/* A node of a block's own children. */
PressNode *
press_build_block (PressParse *parse, PressNodeKind kind, PressBlock *block)
{
  PressNode *node = make_leaf (parse, kind, block->span);

  press_node_adopt (node, block->children);
  if (kind == PRESS_NODE_EXHIBIT_LABEL)
    press_build_exhibit_number (parse, node);
  return node;
}

/* "--30--jp*": a mark that closes a release, without who sent it. */
PressNode *
press_build_end_mark (PressParse *parse, PressBlock *block)
{
  PressNode *node = press_build_block (parse, PRESS_NODE_END_MARK, block);
  guint32 length;

  press_line_scanner_classify (parse->line_scanner, block->span);
  length = press_line_scanner_get_head_length (parse->line_scanner);
  if (length > 0)
    press_node_take_attribute (
        node, parse->arena, PRESS_ATTRIBUTE_VALUE,
        press_arena_strndup (parse->arena, parse->text + block->span.start, length));
  return node;
}

/* A stop or a hyphen that a figure follows, perhaps behind a blank: "99.1", "99-1", "99. 1". */
static gboolean
joins_figures (const PressParse *parse, PressSpan rest)
{
  const char *text = parse->text + rest.start;
  guint32 n_blanks = rest.end - rest.start > 2 && text[0] == '.' && text[1] == ' ' ? 1 : 0;

  return rest.end - rest.start > 1 + n_blanks && (text[0] == '.' || text[0] == '-')
         && g_ascii_isdigit (text[1 + n_blanks]);
}

/* "99-1" and "99. 1" are 99.1. */
static char *
join_figures (char *number)
{
  char *end = number;

  for (const char *at = number; *at != '\0'; at++)
    if (*at != ' ')
      *end++ = *at == '-' ? '.' : *at;
  *end = '\0';
  return number;
}

/* The exhibit's number in a label or a type: the first digits behind its word, with a part behind
 * a stop, for which a hyphen may stand. A page number may stand in front of the word. */
void
press_build_exhibit_number (PressParse *parse, PressNode *node)
{
  guint32 at = node->span.start;
  guint32 end;
  char *number;

  while (at < node->span.end && !g_ascii_isalpha (parse->text[at]))
    at++;
  if (at == node->span.end)
    at = node->span.start;
  while (at < node->span.end && !g_ascii_isdigit (parse->text[at]))
    at++;
  for (end = at; end < node->span.end; end++)
    if (joins_figures (parse, (PressSpan){ end, node->span.end }))
      end += parse->text[end + 1] == ' ';
    else if (!g_ascii_isdigit (parse->text[end]))
      break;
  if (end == at)
    return;
  number = press_arena_strndup (parse->arena, parse->text + at, end - at);
  press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_VALUE, join_figures (number));
}

PressNode *
press_build_holder (PressParse *parse, PressNodeKind kind, PressNode *first)
{
  PressNode *holder = make_leaf (parse, kind, first->span);

  press_node_adopt (holder, first);
  return holder;
}

/* Where a second column begins in a block, or its end. A line's end is no part of a gap, however
 * many bytes it has. */
static guint32
find_column (PressParse *parse, const PressBlock *block)
{
  guint n_blanks = 0;

  for (guint32 at = block->span.start; at < block->span.end; at++)
    {
      if (n_blanks >= WIDE_GAP_BYTES && !g_ascii_isspace (parse->text[at]))
        return at;
      if (parse->text[at] != '\r' && parse->text[at] != '\n')
        n_blanks = g_ascii_isspace (parse->text[at]) ? n_blanks + 1 : 0;
      if (parse->text[at] == '\t')
        n_blanks = WIDE_GAP_BYTES;
    }
  return block->span.end;
}

/* A part of a block's line as a node of its own. */
static PressNode *
build_part (PressParse *parse, PressNodeKind kind, PressSpan span)
{
  PressNode *node = make_leaf (parse, kind, span);

  press_node_adopt (node, press_build_span (parse, span));
  if (kind == PRESS_NODE_EXHIBIT_LABEL)
    press_build_exhibit_number (parse, node);
  return node;
}

/* What stands in the column behind the first one. */
static PressNodeKind
tell_second_column (PressParse *parse, PressSpan column)
{
  if (press_line_scanner_is_label (parse->line_scanner, column))
    return PRESS_NODE_EXHIBIT_LABEL;
  return press_line_scanner_classify (parse->line_scanner, column) == PRESS_LINE_CLASS_DATE_LINE
             ? PRESS_NODE_DATE_LINE
             : PRESS_NODE_MASTHEAD;
}

/* Parts a block between its columns. Empty: it has no second one. */
static PressSpan
part_columns (PressParse *parse, const PressBlock *block, PressSpan *first)
{
  guint32 column = find_column (parse, block);

  *first = (PressSpan){ block->span.start, column };
  if (column < block->span.end)
    press_block_lines_trim (parse, first);
  return (PressSpan){ column, block->span.end };
}

static gboolean
is_notice (PressParse *parse, PressSpan column)
{
  return press_line_scanner_classify (parse->line_scanner, column) == PRESS_LINE_CLASS_NOTICE;
}

/* A notice is the words of its own column, in front of a date or behind "NEWS". What ends in a
 * colon goes on in the next column, and so do words of one in both: "For Release:   Immediately",
 * "For Release   Upon Receipt". */
PressNodes
press_build_notice (PressParse *parse, PressBlock *block)
{
  PressSpan first;
  PressSpan second = part_columns (parse, block, &first);
  PressNodes nodes = NULL;

  if (second.start == second.end || parse->text[first.end - 1] == ':')
    return press_build_block (parse, PRESS_NODE_NOTICE, block);
  if (!is_notice (parse, first) && is_notice (parse, second))
    {
      nodes = press_nodes_append (nodes, build_part (parse, PRESS_NODE_MASTHEAD, first));
      return press_nodes_append (nodes, build_part (parse, PRESS_NODE_NOTICE, second));
    }
  if (is_notice (parse, second))
    return press_build_block (parse, PRESS_NODE_NOTICE, block);
  nodes = press_nodes_append (nodes, build_part (parse, PRESS_NODE_NOTICE, first));
  return press_nodes_append (nodes, build_part (parse, tell_second_column (parse, second), second));
}

/* A notice in the last column of one of several lines: beside the address of a letterhead. Empty:
 * there is none. */
static PressSpan
find_notice_beside (PressParse *parse, const PressBlock *block)
{
  for (guint line = block->first_line; line <= block->last_line; line++)
    {
      PressSpan column = get_ink (parse, line);

      if (!has_columns (parse, line))
        continue;
      column.start = press_line_find_last_column (parse, get_ink (parse, line));
      if (column.start > block->span.start && column.start < column.end
          && column.end <= block->span.end && is_notice (parse, column))
        return column;
    }
  return (PressSpan){ block->span.end, block->span.end };
}

/* What stands around a part of a block, and the part. */
static PressNodes
build_around (PressParse *parse, PressNodeKind kind, PressSpan span, PressNode *part)
{
  PressSpan before = { span.start, part->span.start };
  PressSpan behind = { part->span.end, span.end };
  PressNodes nodes = NULL;

  press_block_lines_trim (parse, &before);
  press_block_lines_trim (parse, &behind);
  if (before.start < before.end)
    nodes = press_nodes_append (nodes, build_part (parse, kind, before));
  nodes = press_nodes_append (nodes, part);
  if (behind.start < behind.end)
    nodes = press_nodes_append (nodes, build_part (parse, kind, behind));
  return nodes;
}

/* The label of an exhibit may stand in the second column of a line of the front: "Acme, Inc.
 * Exhibit 99.1". */
PressNodes
press_build_matter (PressParse *parse, PressNodeKind kind, PressBlock *block)
{
  PressSpan notice = find_notice_beside (parse, block);
  PressSpan first;
  PressSpan second = part_columns (parse, block, &first);
  PressNodes nodes = NULL;

  if (notice.start < notice.end)
    return build_around (parse, kind, block->span, build_part (parse, PRESS_NODE_NOTICE, notice));
  if (second.start == second.end || tell_second_column (parse, second) != PRESS_NODE_EXHIBIT_LABEL)
    return press_build_block (parse, kind, block);
  nodes = press_nodes_append (nodes, build_part (parse, kind, first));
  return press_nodes_append (nodes, build_part (parse, PRESS_NODE_EXHIBIT_LABEL, second));
}

/* Whether one of the first labels is of a talk, as "Presenter:" below "Date:", and no way leads
 * there from afar. */
static gboolean
are_of_talk (const PressParse *parse, const PressBlock *block)
{
  const PressBlock *end = &g_array_index (parse->blocks, PressBlock, 0) + parse->blocks->len;
  gboolean is_of_talk = FALSE;

  for (guint i = 0; i < MOST_LABELS_OF_TALK && block + i < end; i++)
    {
      if (i > 0 && block[i].token != PRESS_BLOCK_TOKEN_LABEL)
        break;
      if (block[i].kinds & WAYS_TO_CALL)
        return FALSE;
      is_of_talk |= press_line_scanner_tells_of_talk (parse->line_scanner, block[i].span);
    }
  return is_of_talk;
}

/* Labels with their values announce a call, unless they are of a talk. */
PressNode *
press_build_labels (PressParse *parse, PressBlock *block)
{
  PressNode *labels
      = press_build_holder (parse, PRESS_NODE_LABELS, press_build_field (parse, block));

  if (!are_of_talk (parse, block))
    press_node_take_attribute (labels, parse->arena, PRESS_ATTRIBUTE_TYPE, "call");
  return labels;
}

PressNode *
press_build_add_label (PressParse *parse, PressNode *labels, PressBlock *block)
{
  if ((block->kinds & WAYS_TO_CALL) != 0
      && press_node_get_attribute (labels, PRESS_ATTRIBUTE_TYPE) == NULL)
    press_node_take_attribute (labels, parse->arena, PRESS_ATTRIBUTE_TYPE, "call");
  return press_build_add (labels, press_build_field (parse, block));
}

PressNode *
press_build_add (PressNode *holder, PressNode *node)
{
  press_node_adopt (holder, node);
  return holder;
}

PressNode *
press_build_item (PressParse *parse, PressBlock *block)
{
  PressNode *item = make_leaf (parse, PRESS_NODE_ITEM, block->span);

  press_node_adopt (item, block->children);
  if (block->level > 1)
    press_node_take_attribute (item, parse->arena, PRESS_ATTRIBUTE_LEVEL,
                               press_arena_number (parse->arena, block->level));
  return item;
}

PressNode *
press_build_field (PressParse *parse, PressBlock *block)
{
  PressNode *field = make_leaf (parse, PRESS_NODE_FIELD, block->span);

  press_node_adopt (field, block->children);
  return field;
}

PressNode *
press_build_call (PressParse *parse, PressNodeKind kind, PressBlock *block)
{
  PressNode *node = press_build_block (parse, kind, block);

  press_node_take_attribute (node, parse->arena, PRESS_ATTRIBUTE_TYPE, "call");
  return node;
}

PressNode *
press_build_section (PressParse *parse, const char *type, PressBlock *block)
{
  PressNode *section = press_build_headed (parse, PRESS_NODE_SECTION, block);

  press_node_take_attribute (section, parse->arena, PRESS_ATTRIBUTE_TYPE, type);
  press_node_take_attribute (section, parse->arena, PRESS_ATTRIBUTE_LEVEL,
                             block->token == PRESS_BLOCK_TOKEN_SUBHEADING ? "2" : "1");
  return section;
}

/* A passage of one paragraph, so far. */
PressNode *
press_build_passage (PressParse *parse, PressNodeKind kind, PressBlock *block)
{
  return press_build_holder (parse, kind, press_build_block (parse, PRESS_NODE_PARAGRAPH, block));
}

PressNode *
press_build_headed (PressParse *parse, PressNodeKind kind, PressBlock *block)
{
  return press_build_holder (parse, kind, press_build_block (parse, PRESS_NODE_HEADING, block));
}

/* The unit of a table that tells none may close the sentence above it. */
static void
tell_unit_above (PressParse *parse, PressNode *table, const PressBlock *above)
{
  PressSpan unit;
  guint scale;

  if (table == NULL || (above->flags & PRESS_BLOCK_TABLE)
      || press_node_find_child (table, PRESS_NODE_TABLE_UNIT) != NULL)
    return;
  unit = press_table_find_unit_at_end (parse, above->span);
  if (unit.start == unit.end)
    unit = press_table_find_unit_within (parse, above->span);
  if (unit.start == unit.end)
    return;
  press_node_take_attribute (table, parse->arena, PRESS_ATTRIBUTE_UNIT,
                             press_value_fold (parse, (PressSpan){ unit.start + 1, unit.end - 1 }));
  scale = press_table_scan_scale (parse, unit);
  if (scale > 0)
    press_node_take_attribute (table, parse->arena, PRESS_ATTRIBUTE_SCALE,
                               press_arena_number (parse->arena, scale));
}

PressNode *
press_build_table (PressParse *parse, PressBlock *block)
{
  PressNode *table = press_parse_table (parse, block->first_line, block->last_line);

  if (block > (const PressBlock *) (gpointer) parse->blocks->data)
    tell_unit_above (parse, table, block - 1);
  return table;
}

PressNode *
press_build_contacts (PressParse *parse, PressBlock *heading, PressBlock *block)
{
  PressNode *contacts = make_leaf (parse, PRESS_NODE_CONTACTS, (PressSpan){ 0, 0 });

  if (heading != NULL)
    press_node_adopt (contacts, press_build_block (parse, PRESS_NODE_HEADING, heading));
  if (block != NULL)
    press_node_adopt (contacts, press_parse_contacts (parse, block->first_line, block->last_line,
                                                      heading != NULL));
  return contacts;
}

PressNode *
press_build_trailer_line (PressParse *parse, PressNodeKind kind, PressBlock *block)
{
  return press_parse_trailer_line (parse, kind, block->first_line, block->last_line);
}

/* A block that fits nowhere becomes a node of its own, and is told of. */
static PressNode *
build_misfit (PressParse *parse, const char *what, const char *expected, PressBlock *block)
{
  PressNode *node = press_build_block (parse, PRESS_NODE_UNKNOWN, block);

  if (node->last_child == NULL)
    press_node_adopt (node, make_leaf (parse, PRESS_NODE_TEXT, block->span));
  press_diagnose (parse->document, PRESS_RULE_UNRECOGNISED_BLOCK, block->span,
                  "%s where %s is expected, keeping it as unknown", what, expected);
  return node;
}

/* A block among the text that is none. */
PressNode *
press_build_stray (PressParse *parse, const char *what, PressBlock *block)
{
  return build_misfit (parse, what, "text", block);
}

/* What is left of the input where a limit is met. */
PressNode *
press_build_unread (PressParse *parse, PressBlock *block)
{
  PressNode *node = make_leaf (parse, PRESS_NODE_UNKNOWN, block->span);
  const PressBudget *budget = &parse->document->budget;

  press_node_adopt (node, make_leaf (parse, PRESS_NODE_TEXT, block->span));
  if (budget->is_late)
    press_diagnose (parse->document, PRESS_RULE_TIME_IS_UP, block->span,
                    "the time is up, leaving the rest unread");
  else
    press_diagnose (parse->document, PRESS_RULE_TOO_MANY_NODES, block->span,
                    "%" G_GUINT64_FORMAT " nodes so far, leaving the rest unread",
                    press_parts_count_nodes (parse) - 2);
  return node;
}

/* What recovery leaves out finds its place like a float. */
void
press_build_unknown (PressParse *parse, PressBlock *block)
{
  if (block == NULL || block->token == PRESS_BLOCK_TOKEN_RELEASE)
    return;
  g_ptr_array_add (parse->floats,
                   build_misfit (parse, press_line_class_get_spelling (block->line_class),
                                 parse->expected != NULL ? parse->expected : "text", block));
}

/* Nodes that recovery took from the grammar's hands find their places, too. */
void
press_build_orphans (PressParse *parse, PressNodes nodes)
{
  PressNode *node = nodes;

  if (nodes == NULL)
    return;
  do
    {
      node = node->next;
      g_ptr_array_add (parse->floats, node);
    }
  while (node != nodes);
}

/* The containers of documents as nodes: envelope, head, wrappers, and documents that are no
 * release. */
#include "parse/container.h"
#include "parse/build.h"
#include "parse/parts.h"
#include "parse/telling.h"
#include "parse/values.h"
#include "base/vocabulary.h"
#include "base/trim.h"

#include <string.h>

#define YEAR_DIGITS 4
#define PART_DIGITS 2 /* a month, a day, an hour, … */

/* What the value of a key is. */
typedef enum
{
  FORM_TEXT,
  FORM_DATE,
  FORM_FILED, /* the day of the filing */
  FORM_TIME,
  N_FORMS
} Form;

typedef struct
{
  const char *type;
  Form form;
} Key;

static const char *const forms[N_FORMS] = {
  [FORM_TEXT] = "text",
  [FORM_DATE] = "date",
  [FORM_FILED] = "filed",
  [FORM_TIME] = "time",
};

static const char *const paper_types[PRESS_N_PAPERS] = {
  [PRESS_PAPER_UNTOLD] = "other",  [PRESS_PAPER_EXHIBIT] = "other",
  [PRESS_PAPER_FORM] = "form",     [PRESS_PAPER_AGREEMENT] = "agreement",
  [PRESS_PAPER_FEES] = "fees",     [PRESS_PAPER_DATA] = "data",
  [PRESS_PAPER_BINARY] = "binary", [PRESS_PAPER_TRANSCRIPT] = "transcript",
  [PRESS_PAPER_SLIDES] = "slides", [PRESS_PAPER_OTHER] = "other",
};

static PressNode *
make_node (PressParse *parse, PressNodeKind kind, PressSpan span)
{
  return press_node_new (parse->arena, kind, span);
}

/* Where the mark that closes a key stands, or the end. */
static guint32
find_key_end (const PressParse *parse, PressSpan span)
{
  char mark = parse->text[span.start] == '<' ? '>' : ':';
  const char *found = memchr (parse->text + span.start, mark, span.end - span.start);

  return found != NULL ? (guint32) (found - parse->text) + 1 : span.end;
}

/* What a row of the word list says: "filing-date filed". */
static Key
find_key (PressParse *parse, const char *meaning)
{
  const char *form = strrchr (meaning, ' ');
  Key key = { meaning, FORM_TEXT };

  if (form == NULL)
    return key;
  key.type = press_arena_strndup (parse->arena, meaning, (gsize) (form - meaning));
  for (guint i = 0; i < N_FORMS; i++)
    if (g_str_equal (forms[i], form + 1))
      key.form = (Form) i;
  return key;
}

/* A key is known by its name in the word list; any other by its own letters, and any text may be
 * its value. */
static Key
read_key (PressParse *parse, PressSpan span)
{
  const char *text = parse->text + span.start;
  gsize length = span.end - span.start - 1;
  const char *meaning;
  char *own;

  if (*text == '<')
    {
      text++;
      length--;
    }
  meaning = press_vocabulary_find (PRESS_LIST_HEADER_KEY, text, length);
  if (meaning != NULL)
    return find_key (parse, meaning);
  own = press_arena_strndup (parse->arena, text, length);
  for (char *at = own; *at != '\0'; at++)
    *at = g_ascii_isalnum (*at) ? g_ascii_tolower (*at) : '-';
  return (Key){ own, FORM_TEXT };
}

/* The parts of a date or a time, of two digits each but the year; FALSE where it has other digits,
 * or there is no such day. */
static gboolean
read_parts (const char *value, guint *parts, gsize n_parts)
{
  gsize n_digits = 0;

  memset (parts, 0, n_parts * sizeof *parts);
  for (; *value != '\0'; value++)
    {
      gsize part = n_digits < YEAR_DIGITS ? 0 : (n_digits - YEAR_DIGITS) / PART_DIGITS + 1;

      if (*value == '-')
        continue;
      if (!g_ascii_isdigit (*value) || part >= n_parts)
        return FALSE;
      parts[part] = parts[part] * 10 + (guint) (*value - '0');
      n_digits++;
    }
  return n_digits == YEAR_DIGITS + (n_parts - 1) * PART_DIGITS && parts[0] > 0
         && press_value_is_day (parts[0], parts[1], parts[2]);
}

/* Dates are printed as 20070103, times as 20070103161500. What is neither is text. */
static const char *
normalise_value (PressParse *parse, Form *form, const char *value)
{
  guint parts[6];

  switch (*form)
    {
    case FORM_DATE:
    case FORM_FILED:
      if (read_parts (value, parts, 3))
        return press_value_make_date (parse->arena, parts[0], parts[1], parts[2]);
      break;
    case FORM_TIME:
      if (read_parts (value, parts, 6))
        return press_arena_printf (parse->arena, "%04u-%02u-%02uT%02u:%02u:%02u", parts[0],
                                   parts[1], parts[2], parts[3], parts[4], parts[5]);
      break;
    case FORM_TEXT:
    case N_FORMS:
      break;
    }
  *form = FORM_TEXT;
  return value;
}

/* The value behind a key: a leaf, and the field's normal form. Tells the form that it has. */
static PressNodes
build_value (PressParse *parse, PressNode *field, Form *form, PressNodes parts, PressSpan value)
{
  value = press_span_trim (parse->text, value);
  if (value.start == value.end)
    {
      *form = FORM_TEXT;
      return parts;
    }
  press_node_take_attribute (field, parse->arena, PRESS_ATTRIBUTE_VALUE,
                             normalise_value (parse, form, press_value_fold (parse, value)));
  return press_nodes_append (parts, make_node (parse, PRESS_NODE_TEXT, value));
}

/* The day outlives the head that tells it. */
static void
keep_filing_date (PressParse *parse, const PressNode *field)
{
  PressArena *arena = parse->document->arena;
  PressNode *filed = press_node_new (arena, field->kind, field->span);

  press_node_set_attribute (filed, arena, PRESS_ATTRIBUTE_VALUE,
                            press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE));
  parse->filed = filed;
}

static PressNode *
build_header_field (PressParse *parse, const PressBlock *block)
{
  PressNode *field = make_node (parse, PRESS_NODE_HEADER_FIELD, block->span);
  PressSpan key = { block->span.start, find_key_end (parse, block->span) };
  Key read = read_key (parse, key);
  PressNodes parts = press_nodes_append (NULL, make_node (parse, PRESS_NODE_TAG, key));

  parts = build_value (parse, field, &read.form, parts, (PressSpan){ key.end, block->span.end });
  press_node_take_attribute (field, parse->arena, PRESS_ATTRIBUTE_TYPE, read.type);
  press_node_adopt (field, parts);
  if (read.form == FORM_FILED)
    keep_filing_date (parse, field);
  return field;
}

/* One line of an envelope, or of the head of a submission. Lines of one kind make one node. */
void
press_build_header (PressParse *parse, PressBlock *block)
{
  gboolean is_envelope = block->line_class == PRESS_LINE_CLASS_ENVELOPE;
  PressNodeKind kind = is_envelope ? PRESS_NODE_ENVELOPE : PRESS_NODE_HEADER;
  PressNode *holder = parse->document->root->last_child;

  if (holder == NULL || holder->kind != kind)
    {
      holder = make_node (parse, kind, block->span);
      press_parts_add (parse, holder);
    }
  press_node_adopt (holder, block->line_class == PRESS_LINE_CLASS_HEADER_FIELD
                                    || block->line_class == PRESS_LINE_CLASS_HEADER_GROUP
                                ? build_header_field (parse, block)
                                : make_node (parse, PRESS_NODE_TAG, block->span));
}

/* Keeps the first whole date that a field of the wrapper tells: "PRESS RELEASE DATED MAY 4, 2001".
 */
static void
keep_described_date (PressParse *parse, PressSpan value)
{
  PressArena *arena = parse->document->arena;

  g_array_set_size (parse->tokens, 0);
  press_tokenizer_scan (parse->tokenizer, &value, 1, parse->tokens);
  for (guint i = 0; i < parse->tokens->len; i++)
    {
      const PressToken *token = &g_array_index (parse->tokens, PressToken, i);
      guint32 n_bytes = token->span.end - token->span.start;
      const char *date = token->kind == PRESS_TOKEN_DATE
                             ? press_value_date (arena, parse->text + token->span.start, n_bytes)
                             : NULL;
      PressNode *node;

      if (date == NULL || *date == '-')
        continue;
      node = press_node_new (arena, PRESS_NODE_DATE, token->span);
      press_node_take_attribute (node, arena, PRESS_ATTRIBUTE_VALUE, date);
      parse->described = node;
      return;
    }
}

/* The type tells what the wrapped document is; one of an exhibit, such as EX-99.1, its number. */
static void
build_type (PressParse *parse, PressNode *wrapper, PressNode *field, const PressBlock *block)
{
  PressPaper paper = (PressPaper) parse->copy->lines[block->first_line].paper;
  const char *number;

  press_node_take_attribute (wrapper, parse->arena, PRESS_ATTRIBUTE_TYPE,
                             paper == PRESS_PAPER_EXHIBIT ? "exhibit" : paper_types[paper]);
  if (paper != PRESS_PAPER_EXHIBIT && paper != PRESS_PAPER_AGREEMENT)
    return;
  press_build_exhibit_number (parse, field);
  number = press_node_get_attribute (field, PRESS_ATTRIBUTE_VALUE);
  if (number != NULL)
    press_node_take_attribute (wrapper, parse->arena, PRESS_ATTRIBUTE_VALUE, number);
}

/* One line of EDGAR's wrapper: a tag, and the value that follows it up to the line's end. */
void
press_build_wrapper (PressParse *parse, PressBlock *block)
{
  gboolean is_field = block->line_class == PRESS_LINE_CLASS_WRAPPER_FIELD
                      || block->line_class == PRESS_LINE_CLASS_WRAPPER_TYPE;
  PressSpan tag = block->span;
  PressNode *wrapper;
  PressNode *field;
  PressNodes parts = NULL;
  Form form = FORM_TEXT;

  if (is_field)
    tag.end = find_key_end (parse, block->span);
  if (block->line_class == PRESS_LINE_CLASS_WRAPPER_OPEN)
    {
      press_parts_close (parse, block->span.start);
      parse->described = NULL;
    }
  wrapper = parse->document->root->last_child;
  if (wrapper == NULL || wrapper->kind != PRESS_NODE_WRAPPER
      || block->line_class == PRESS_LINE_CLASS_WRAPPER_OPEN)
    {
      wrapper = make_node (parse, PRESS_NODE_WRAPPER, block->span);
      press_parts_add (parse, wrapper);
    }
  field = make_node (parse, PRESS_NODE_WRAPPER_FIELD, block->span);
  parts = press_nodes_append (parts, make_node (parse, PRESS_NODE_TAG, tag));
  parts = build_value (parse, field, &form, parts, (PressSpan){ tag.end, block->span.end });
  if (block->line_class == PRESS_LINE_CLASS_WRAPPER_TYPE)
    build_type (parse, wrapper, field, block);
  else if (is_field)
    keep_described_date (parse, (PressSpan){ tag.end, block->span.end });
  press_node_take_attribute (
      field, parse->arena, PRESS_ATTRIBUTE_TYPE,
      press_arena_strndup (parse->arena, parse->text + tag.start + 1, tag.end - tag.start - 2));
  press_node_adopt (field, parts);
  press_node_adopt (wrapper, field);
}

static PressNodes
make_content (PressParse *parse, PressBlock *block)
{
  if (block->line_class == PRESS_LINE_CLASS_SKIPPED)
    return make_node (parse, PRESS_NODE_SKIPPED, block->span);
  return press_block_build_plain (parse, block);
}

/* A document that is no release, or the part of one in front of a release; its blocks are kept as
 * they stand. */
PressNode *
press_build_other (PressParse *parse, PressBlock *block)
{
  PressNode *other = make_node (parse, PRESS_NODE_OTHER, block->span);

  press_node_adopt (other, make_content (parse, block));
  press_node_take_attribute (other, parse->arena, PRESS_ATTRIBUTE_TYPE, paper_types[block->level]);
  return other;
}

PressNode *
press_build_other_add (PressParse *parse, PressNode *other, PressBlock *block)
{
  press_node_adopt (other, make_content (parse, block));
  return other;
}

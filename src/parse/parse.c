/* The parse: from the copy of a document to its tree. */
#include "parse/parse.h"
#include "parse/build.h"
#include "parse/classify.h"
#include "parse/pages.h"
#include "parse/parts.h"
#include "parse/quotation.h"
#include "parse/table-line.h"
#include "release-parser.h"

/* What a container says of its lines; all others are told by their words. */
static const guint8 role_classes[PRESS_N_LINE_ROLES] = {
  [PRESS_LINE_IS_ENVELOPE] = PRESS_LINE_CLASS_ENVELOPE,
  [PRESS_LINE_IS_HEADER] = PRESS_LINE_CLASS_HEADER,
  [PRESS_LINE_IS_HEADER_FIELD] = PRESS_LINE_CLASS_HEADER_FIELD,
  [PRESS_LINE_IS_HEADER_GROUP] = PRESS_LINE_CLASS_HEADER_GROUP,
  [PRESS_LINE_IS_WRAPPER_OPEN] = PRESS_LINE_CLASS_WRAPPER_OPEN,
  [PRESS_LINE_IS_WRAPPER_FIELD] = PRESS_LINE_CLASS_WRAPPER_FIELD,
  [PRESS_LINE_IS_WRAPPER_TYPE] = PRESS_LINE_CLASS_WRAPPER_TYPE,
  [PRESS_LINE_IS_WRAPPER_TEXT] = PRESS_LINE_CLASS_WRAPPER_TEXT,
  [PRESS_LINE_IS_WRAPPER_CLOSE] = PRESS_LINE_CLASS_WRAPPER_CLOSE,
  [PRESS_LINE_IS_SKIPPED] = PRESS_LINE_CLASS_SKIPPED,
};

static void
classify_lines (PressParse *parse)
{
  const PressLine *lines = parse->copy->lines;

  parse->line_classes = g_malloc (parse->copy->n_lines + 1);
  for (guint line = 0; line < parse->copy->n_lines; line++)
    parse->line_classes[line] = lines[line].role != PRESS_LINE_IS_TEXT
                                    ? role_classes[lines[line].role]
                                    : (guint8) press_line_scanner_classify (
                                        parse->line_scanner, press_line_get_span (parse, line));
}

static void
clear (PressParse *parse)
{
  press_tokenizer_free (parse->tokenizer);
  press_line_scanner_free (parse->line_scanner);
  g_clear_pointer (&parse->table_scanner, press_table_scanner_free);
  g_clear_pointer (&parse->speech, press_speech_free);
  g_array_unref (parse->tokens);
  g_array_unref (parse->block_tokens);
  g_array_unref (parse->phrases);
  g_array_unref (parse->blocks);
  g_ptr_array_unref (parse->floats);
  g_free (parse->line_classes);
  g_free (parse->line_inks);
}

static void
parse_all (PressParse *parse)
{
  classify_lines (parse);
  press_pages_settle (parse);
  press_blocks_form (parse);
  press_release_parse (parse);
  press_blocks_collect_floats (parse, parse->blocks->len);
  press_parts_finish (parse, G_MAXUINT32);
}

/* Builds the tree of what has been read of a document. With @each, what stands below the root is
 * handed over as soon as it is whole, and its memory taken back. */
void
press_parse (PressDocument *document, PressPartFunc each, gpointer data)
{
  PressParse parse = {
    .document = document,
    .arena = document->arena,
    .each = each,
    .each_data = data,
    .copy = document->copy,
    .text = document->copy->text,
    .tokenizer = press_tokenizer_new (document->copy->text),
    .line_scanner = press_line_scanner_new (document->copy->text),
    .tokens = g_array_new (FALSE, FALSE, sizeof (PressToken)),
    .block_tokens = g_array_new (FALSE, FALSE, sizeof (PressToken)),
    .phrases = g_array_new (FALSE, FALSE, sizeof (PressPhrase)),
    .n_stretches = 1,
    .blocks = g_array_new (FALSE, TRUE, sizeof (PressBlock)),
    .floats = g_ptr_array_new (),
    .filed = document->filed,
  };

  if (each != NULL)
    {
      parse.arena = press_arena_new ();
      parse.last_arena = press_arena_new ();
    }
  parse_all (&parse);
  clear (&parse);
  document->filed = parse.filed;
  if (each != NULL)
    {
      document->n_gone = press_parts_count_nodes (&parse) - press_arena_get_count (document->arena);
      press_arena_free (parse.arena);
      press_arena_free (parse.last_arena);
    }
}

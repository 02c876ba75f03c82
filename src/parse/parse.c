/* The parse: from the copy of a document to its tree. */
#include "parse/parse.h"
#include "parse/build.h"
#include "parse/classify.h"
#include "parse/contact.h"
#include "parse/dateline.h"
#include "parse/issuer.h"
#include "parse/listing.h"
#include "parse/pages.h"
#include "parse/parts.h"
#include "parse/quotation.h"
#include "parse/table.h"
#include "release-parser.h"

/* Tools for a longer text are not kept, so that a thread keeps little. */
#define MOST_KEPT_FOR_BYTES (1024 * 1024)

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

/* What a thread's next parse may use again: scanners with their buffers, and room for arrays. */
typedef struct
{
  PressTokenizer *tokenizer;
  PressLineScanner *line_scanner;
  PressWordingReader *wording_reader;
  PressIssuerReader *issuer_reader;
  PressDatelineReader *dateline_reader;
  struct _PressTableScanner *table_scanner;
  PressContactReader *contact_reader;
  PressListingReader *listing_reader;
  struct _PressSpeechReader *speech_reader;
  struct _PressSpeechReader *name_reader;
  struct _PressQuoteReader *quote_reader;
  PressTable *table;
  GArray *tokens;
  GArray *block_tokens;
  GArray *phrases;
  GArray *dateline;
  GArray *blocks;
  GPtrArray *floats;
} Tools;

static void
free_tools (gpointer data)
{
  Tools *tools = data;

  press_tokenizer_free (tools->tokenizer);
  press_line_scanner_free (tools->line_scanner);
  press_wording_reader_free (tools->wording_reader);
  press_issuer_reader_free (tools->issuer_reader);
  press_dateline_reader_free (tools->dateline_reader);
  press_table_scanner_free (tools->table_scanner);
  press_contact_reader_free (tools->contact_reader);
  press_listing_reader_free (tools->listing_reader);
  press_speech_reader_free (tools->speech_reader);
  press_speech_reader_free (tools->name_reader);
  press_quote_reader_free (tools->quote_reader);
  press_table_free (tools->table);
  g_array_unref (tools->tokens);
  g_array_unref (tools->block_tokens);
  g_array_unref (tools->phrases);
  g_array_unref (tools->dateline);
  g_array_unref (tools->blocks);
  g_ptr_array_unref (tools->floats);
  g_free (tools);
}

static GPrivate kept_tools = G_PRIVATE_INIT (free_tools);

/* Those that the thread has kept, which it has no more until they are given back, or new ones. */
static Tools *
take_tools (const char *text)
{
  Tools *tools = g_private_get (&kept_tools);

  if (tools == NULL)
    {
      tools = g_new0 (Tools, 1);
      tools->tokenizer = press_tokenizer_new (text);
      tools->line_scanner = press_line_scanner_new (text);
      tools->wording_reader = press_wording_reader_new ();
      tools->issuer_reader = press_issuer_reader_new ();
      tools->dateline_reader = press_dateline_reader_new ();
      tools->tokens = g_array_new (FALSE, FALSE, sizeof (PressToken));
      tools->block_tokens = g_array_new (FALSE, FALSE, sizeof (PressToken));
      tools->phrases = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
      tools->dateline = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
      tools->blocks = g_array_new (FALSE, TRUE, sizeof (PressBlock));
      tools->floats = g_ptr_array_new ();
    }
  g_private_set (&kept_tools, NULL);
  press_tokenizer_set_text (tools->tokenizer, text);
  press_line_scanner_set_text (tools->line_scanner, text);
  press_wording_reader_forget (tools->wording_reader);
  press_dateline_reader_forget (tools->dateline_reader);
  return tools;
}

static void
give_back (Tools *tools, const PressParse *parse)
{
  tools->table_scanner = parse->table_scanner;
  tools->contact_reader = parse->contact_reader;
  tools->listing_reader = parse->listing_reader;
  tools->speech_reader = parse->speech_reader;
  tools->name_reader = parse->name_reader;
  tools->quote_reader = parse->quote_reader;
  tools->table = parse->table;
  if (parse->copy->length > MOST_KEPT_FOR_BYTES || g_private_get (&kept_tools) != NULL)
    {
      free_tools (tools);
      return;
    }
  press_table_scanner_forget (tools->table_scanner);
  g_array_set_size (tools->block_tokens, 0);
  g_array_set_size (tools->blocks, 0);
  g_ptr_array_set_size (tools->floats, 0);
  g_private_set (&kept_tools, tools);
}

static void
clear (PressParse *parse)
{
  g_clear_pointer (&parse->speech, press_speech_free);
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
  press_blocks_collect_floats (parse, parse->copy->n_lines);
  press_parts_finish (parse, G_MAXUINT32);
}

/* Builds the tree of what has been read of a document. With @each, what stands below the root is
 * handed over as soon as it is whole, and its memory taken back. */
void
press_parse (PressDocument *document, PressPartFunc each, gpointer data)
{
  Tools *tools = take_tools (document->copy->text);
  PressParse parse = {
    .document = document,
    .arena = document->arena,
    .each = each,
    .each_data = data,
    .copy = document->copy,
    .text = document->copy->text,
    .tokenizer = tools->tokenizer,
    .line_scanner = tools->line_scanner,
    .wording_reader = tools->wording_reader,
    .issuer_reader = tools->issuer_reader,
    .dateline_reader = tools->dateline_reader,
    .table_scanner = tools->table_scanner,
    .contact_reader = tools->contact_reader,
    .listing_reader = tools->listing_reader,
    .speech_reader = tools->speech_reader,
    .name_reader = tools->name_reader,
    .quote_reader = tools->quote_reader,
    .table = tools->table,
    .tokens = tools->tokens,
    .block_tokens = tools->block_tokens,
    .phrases = tools->phrases,
    .dateline = tools->dateline,
    .n_stretches = 1,
    .blocks = tools->blocks,
    .floats = tools->floats,
    .filed = document->filed,
  };

  if (each != NULL)
    {
      parse.arena = press_arena_new ();
      parse.last_arena = press_arena_new ();
    }
  else if (document->wrappers == NULL)
    document->wrappers = g_ptr_array_new ();
  parse_all (&parse);
  clear (&parse);
  give_back (tools, &parse);
  document->filed = parse.filed;
  if (each != NULL)
    {
      document->n_gone = press_parts_count_nodes (&parse) - press_arena_get_count (document->arena);
      press_arena_free (parse.arena);
      press_arena_free (parse.last_arena);
    }
}

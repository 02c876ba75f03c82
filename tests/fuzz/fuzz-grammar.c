/* Fuzzing: one small grammar, FUZZ_GRAMMAR, reads any lines, and nothing of them is lost. */
#include "fuzz.h"

#include "../blocks.h"

#include "parse/block-lines.h"
#include "parse/contact.h"
#include "parse/dateline.h"
#include "parse/issuer.h"
#include "parse/listing.h"
#include "parse/quotation.h"
#include "parse/table-line.h"
#include "parse/table.h"
#include "parse/trailer.h"
#include "parse/values.h"

#include <string.h>

typedef void (*ReadPhrases) (PressParse *parse, const PressToken *tokens, guint n_tokens);
typedef PressNodes (*ReadLines) (PressParse *parse, guint first_line, guint last_line);

static void
read_contact_list (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  press_parse_contact_list (parse, tokens, n_tokens, parse->phrases);
}

static void
read_contact_phrases (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  press_parse_contact_phrases (parse, tokens, n_tokens, parse->phrases);
}

static void
read_dateline (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  press_parse_dateline (parse, tokens, n_tokens, parse->phrases);
}

static void
read_issuer (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  press_parse_issuer (parse, tokens, n_tokens, parse->phrases);
}

static void
read_listings (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  press_parse_listings (parse, tokens, n_tokens, parse->phrases);
}

static void
read_quotations (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  g_autoptr (PressSpeech) speech = press_speech_new ();

  press_parse_quotations (parse, tokens, n_tokens, parse->phrases, speech);
  press_speech_pass (parse, tokens, n_tokens, G_MAXUINT64, FALSE, speech);
  press_speech_pass_title (parse, tokens, n_tokens, speech);
  press_speech_lead_up (parse, tokens, n_tokens, speech);
  press_speech_sign (parse, tokens, n_tokens, speech);
}

static void
read_values (PressParse *parse, const PressToken *tokens, guint n_tokens)
{
  press_phrases_add_values (parse, tokens, n_tokens, parse->phrases);
}

static PressNodes
read_contacts (PressParse *parse, guint first_line, guint last_line)
{
  gboolean is_headed = parse->copy->length % 2 == 0;

  return press_parse_contacts (parse, first_line, last_line, is_headed);
}

static PressNodes
read_table (PressParse *parse, guint first_line, guint last_line)
{
  PressNode *table = press_parse_table (parse, first_line, last_line);

  g_clear_pointer (&parse->table_scanner, press_table_scanner_free);
  g_clear_pointer (&parse->table, press_table_free);
  return table;
}

static PressNodes
read_trailer (PressParse *parse, guint first_line, guint last_line)
{
  static const PressNodeKind kinds[]
      = { PRESS_NODE_SOURCE, PRESS_NODE_TRANSMISSION, PRESS_NODE_TRAILER_ITEM,
          PRESS_NODE_TICKER_LINE, PRESS_NODE_CODES };
  PressNodeKind kind = kinds[parse->copy->length % G_N_ELEMENTS (kinds)];

  return press_parse_trailer_line (parse, kind, first_line, last_line);
}

static const struct
{
  const char *name;
  ReadPhrases read_phrases; /* of a paragraph */
  ReadLines read_lines;     /* of a block */
} grammars[] = {
  { "contact", NULL, read_contacts },
  { "contact-list", read_contact_list, NULL },
  { "contact-phrases", read_contact_phrases, NULL },
  { "dateline", read_dateline, NULL },
  { "issuer", read_issuer, NULL },
  { "listing", read_listings, NULL },
  { "quotation", read_quotations, NULL },
  { "table", NULL, read_table },
  { "trailer", NULL, read_trailer },
  { "values", read_values, NULL },
};

/* Phrases lie in each other or side by side, so that they become nodes. */
static PressNodes
build_paragraph (PressParse *parse, ReadPhrases read_phrases)
{
  PressSpan span = { 0, parse->copy->length };
  PressNode *paragraph;

  press_block_lines_trim (parse, &span);
  press_tokenizer_scan (parse->tokenizer, &span, 1, parse->tokens);
  read_phrases (parse, (const PressToken *) (gpointer) parse->tokens->data, parse->tokens->len);
  paragraph = press_node_new (parse->arena, PRESS_NODE_PARAGRAPH, span);
  press_node_adopt (paragraph,
                    press_phrases_build (parse->arena, parse->copy, span, parse->phrases, NULL, 0));
  return paragraph;
}

static PressNodes
read_block (PressParse *parse)
{
  guint grammar = 0;

  while (strcmp (grammars[grammar].name, FUZZ_GRAMMAR) != 0)
    grammar++;
  if (grammars[grammar].read_lines != NULL)
    return grammars[grammar].read_lines (parse, 0, parse->copy->n_lines - 1);
  return build_paragraph (parse, grammars[grammar].read_phrases);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TestBlock) block = NULL;

  /* A reader gives UTF-8, and a block holds ink. */
  if (!g_utf8_validate ((const char *) data, (gssize) size, NULL))
    return -1;
  block = test_block_new ((const char *) data, (gssize) size);
  for (guint32 at = 0; at < block->parse.copy->length; at++)
    if (!g_ascii_isspace (block->parse.text[at]))
      {
        test_block_check_lossless (block, read_block (&block->parse));
        return 0;
      }
  return -1;
}

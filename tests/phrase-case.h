/* One block of text, read the way the parse reads it, for the tests of the small grammars. */
#pragma once

#include "parse/dateline.h"
#include "parse/issuer.h"
#include "parse/lines.h"
#include "parse/listing.h"
#include "parse/quotation.h"
#include "parse/values.h"
#include "readers/readers.h"

#include <string.h>

typedef struct
{
  PressDocument *document;
  PressParse parse;
} PhraseCase;

static inline void
phrase_case_init (PhraseCase *phrase_case, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  PressDocument *document = press_read (bytes, "case.txt", NULL);

  phrase_case->document = document;
  phrase_case->parse = (PressParse){
    .document = document,
    .arena = document->arena,
    .copy = document->copy,
    .text = document->copy->text,
    .tokenizer = press_tokenizer_new (document->copy->text),
    .line_scanner = press_line_scanner_new (document->copy->text),
    .issuer_reader = press_issuer_reader_new (),
    .dateline_reader = press_dateline_reader_new (),
    .tokens = g_array_new (FALSE, FALSE, sizeof (PressToken)),
    .phrases = g_array_new (FALSE, FALSE, sizeof (PressPhrase)),
  };
}

/* The kinds of the tokens, as bits. */
static inline guint64
phrase_case_scan (PhraseCase *phrase_case, guint32 start, guint32 end)
{
  PressSpan span = { start, end };

  g_array_set_size (phrase_case->parse.tokens, 0);
  return press_tokenizer_scan (phrase_case->parse.tokenizer, &span, 1, phrase_case->parse.tokens);
}

static inline void
phrase_case_clear (PhraseCase *phrase_case)
{
  press_tokenizer_free (phrase_case->parse.tokenizer);
  press_line_scanner_free (phrase_case->parse.line_scanner);
  press_issuer_reader_free (phrase_case->parse.issuer_reader);
  press_dateline_reader_free (phrase_case->parse.dateline_reader);
  press_listing_reader_free (phrase_case->parse.listing_reader);
  press_speech_reader_free (phrase_case->parse.speech_reader);
  press_speech_reader_free (phrase_case->parse.name_reader);
  press_quote_reader_free (phrase_case->parse.quote_reader);
  g_array_unref (phrase_case->parse.tokens);
  g_array_unref (phrase_case->parse.phrases);
  press_document_unref (phrase_case->document);
}

/* The value of a phrase's attribute, or NULL. */
static inline const char *
phrase_get_attribute (const PressPhrase *phrase, PressAttributeName name)
{
  for (const PressAttribute *attribute = phrase->attributes; attribute != NULL;
       attribute = attribute->next)
    if (attribute->name == name)
      return attribute->value;
  return NULL;
}

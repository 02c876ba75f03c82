/* The phrases of a block's quotations, and the quotations that go on over several blocks. */
#include "parse/quotation-private.h"

#include <string.h>

static PressQuotation *
get_found (const PressQuotations *quotations, guint i)
{
  return &g_array_index (quotations->found, PressQuotation, i);
}

/* The quotation that one goes on with in the end, where both have one speaker; else itself. */
static void
join_quotations (PressQuotations *quotations)
{
  for (guint i = 0; i < quotations->found->len; i++)
    {
      PressQuotation *quotation = get_found (quotations, i);
      PressQuotation *before;

      if (quotation->joins < 0)
        continue;
      before = get_found (quotations, (guint) quotation->joins);
      if (before->joins >= 0)
        {
          quotation->joins = before->joins;
          before = get_found (quotations, (guint) quotation->joins);
        }
      if (quotation->speaker != NULL && before->speaker != NULL
          && strcmp (quotation->speaker, before->speaker) != 0)
        {
          quotation->joins = -1;
          continue;
        }
      if (before->speaker == NULL)
        before->speaker = quotation->speaker;
      before->is_attributed |= quotation->is_attributed;
      before->span.end = MAX (before->span.end, quotation->span.end);
      before->is_open |= quotation->is_open;
    }
}

/* Whether a block is one run of quoted words and nothing else. */
static gboolean
is_all_quoted (const PressQuotations *quotations)
{
  const PressQuotedWords *words;

  if (quotations->quoted->len != 1 || quotations->found->len != 1)
    return FALSE;
  words = &g_array_index (quotations->quoted, PressQuotedWords, 0);
  return words->open == 0 && words->close + 2 >= quotations->n_tokens;
}

/* Names the speaker of quotations in blocks before, whose nodes may be built already. */
static void
name_waiting (PressQuotations *quotations, const char *speaker)
{
  PressSpeech *speech = quotations->speech;

  for (guint i = 0; i < speech->waiting->len && !speech->is_waiting_named; i++)
    {
      PressAttribute *type = g_ptr_array_index (speech->waiting, i);
      PressAttribute *attribute
          = press_arena_alloc (quotations->parse->arena, sizeof (PressAttribute));

      *attribute = (PressAttribute){ PRESS_ATTRIBUTE_SPEAKER, speaker, type->next };
      type->next = attribute;
    }
  speech->is_waiting_named = TRUE;
}

/* What the blocks before tell of a block's first quotation: that it goes on, or who speaks. */
static void
take_from_before (PressQuotations *quotations)
{
  PressSpeech *speech = quotations->speech;
  PressQuotation *first = quotations->found->len > 0 ? get_found (quotations, 0) : NULL;

  if (first == NULL)
    return;
  if (first->is_continued && first->speaker != NULL && speech->is_waiting_named
      && strcmp (first->speaker, speech->last_open_speaker) != 0)
    first->is_continued = FALSE;
  if (first->is_continued && first->speaker != NULL)
    name_waiting (quotations, first->speaker);
  else if (first->is_continued && speech->is_waiting_named)
    first->speaker = speech->last_open_speaker;
  else if (first->speaker == NULL && !first->is_attributed && is_all_quoted (quotations)
           && (speech->signer != NULL || speech->leader != NULL))
    first->speaker = speech->signer != NULL ? speech->signer : speech->leader;
  else if (!first->is_continued && first->speaker == NULL && !first->is_attributed
           && speech->is_last && is_all_quoted (quotations))
    first->speaker = speech->last_speaker;
}

/* Whether a quotation is somebody's, or may yet become so. */
static gboolean
is_kept (const PressQuotations *quotations, guint i)
{
  const PressQuotation *quotation = get_found (quotations, i);
  gboolean opens_block
      = quotation->span.start == quotations->tokens[0].span.start && quotation->is_open;

  return quotation->joins < 0
         && (quotation->speaker != NULL || quotation->is_attributed || quotation->is_continued
             || opens_block);
}

static void
add_quotation (PressQuotations *quotations, const PressQuotation *quotation, GArray *phrases)
{
  PressPhrase *phrase = press_phrases_add (phrases, PRESS_NODE_QUOTATION, quotation->span);
  PressArena *arena = quotations->parse->arena;
  PressSpeech *speech = quotations->speech;

  if (quotation->speaker != NULL)
    press_phrase_take_attribute (phrase, arena, PRESS_ATTRIBUTE_SPEAKER, quotation->speaker);
  if (!quotation->is_open && !quotation->is_continued)
    return;
  press_phrase_take_attribute (phrase, arena, PRESS_ATTRIBUTE_TYPE,
                               quotation->is_continued ? "continued" : "open");
  if (!quotation->is_continued)
    {
      g_ptr_array_set_size (speech->waiting, 0);
      speech->is_waiting_named = quotation->speaker != NULL;
    }
  if (quotation->speaker == NULL)
    g_ptr_array_add (speech->waiting, phrase->attributes);
  speech->last_open_speaker = quotation->speaker;
}

/* Whether the pieces of a quotation become phrases: its own, or those of one it goes on with. */
static gboolean
has_phrase (const PressQuotations *quotations, guint i)
{
  const PressQuotation *quotation = get_found (quotations, i);

  return is_kept (quotations, quotation->joins >= 0 ? (guint) quotation->joins : i);
}

/* Adds the phrases of the quotations that are somebody's, and hands on what goes on. */
void
press_quotations_link (PressQuotations *quotations, GArray *phrases)
{
  PressSpeech *speech = quotations->speech;
  gboolean is_open = FALSE;
  gboolean is_any = FALSE;

  join_quotations (quotations);
  take_from_before (quotations);
  for (guint i = 0; i < quotations->found->len; i++)
    if (is_kept (quotations, i))
      {
        const PressQuotation *quotation = get_found (quotations, i);
        add_quotation (quotations, quotation, phrases);
        is_open = quotation->is_open;
        is_any = TRUE;
      }
  for (guint i = 0; i < quotations->pieces->len; i++)
    {
      const PressQuotationPiece *piece
          = &g_array_index (quotations->pieces, PressQuotationPiece, i);
      if (has_phrase (quotations, piece->quotation))
        press_phrases_add (phrases, piece->kind, piece->span);
    }
  speech->is_open = is_open;
  speech->is_last = is_any && !quotations->has_narrative;
  speech->signer = NULL;
}

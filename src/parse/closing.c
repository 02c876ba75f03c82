/* What closes a release: descriptions of companies, passages under headings, joined contacts. */
#include "parse/telling.h"
#include "parse/vocabulary.h"
#include "release-parser.h"

#include <string.h>

#define MOST_AMOUNTS_OF_DESCRIPTION 3
#define MOST_PERIODS_OF_DESCRIPTION 2 /* what compares two quarters tells of results */

/* Closing paragraphs that describe a company stand as the last text before the passages and
 * contacts that end a release. */
static gboolean
may_follow_description (guint16 token)
{
  static const guint16 closing[] = {
    PRESS_BLOCK_TOKEN_ABOUT_HEADING,
    PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH,
    PRESS_BLOCK_TOKEN_CAUTION_HEADING,
    PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH,
    PRESS_BLOCK_TOKEN_NON_GAAP_HEADING,
    PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH,
    PRESS_BLOCK_TOKEN_LEGAL_HEADING,
    PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH,
    PRESS_BLOCK_TOKEN_CONTACT_HEADING,
    PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
    PRESS_BLOCK_TOKEN_SOURCE,
    PRESS_BLOCK_TOKEN_TRANSMISSION,
    PRESS_BLOCK_TOKEN_SLASH_ITEM,
    PRESS_BLOCK_TOKEN_CODES,
    PRESS_BLOCK_TOKEN_TICKER_LINE,
    PRESS_BLOCK_TOKEN_END_MARK,
    PRESS_BLOCK_TOKEN_TABLE,
    PRESS_BLOCK_TOKEN_POINTER,
    PRESS_BLOCK_TOKEN_EXHIBIT_LABEL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    if (closing[i] == token)
      return TRUE;
  return FALSE;
}

/* Whether a token is the first word of the issuer's name. */
static gboolean
opens_with_issuer (const PressParse *parse, const PressToken *token)
{
  guint32 length = token->span.end - token->span.start;

  return parse->issuer.end - parse->issuer.start >= length && length > 0
         && memcmp (parse->text + parse->issuer.start, parse->text + token->span.start, length)
                == 0;
}

/* Whether the first sentence tells what a company did or will do, not what it is. */
static gboolean
tells_news (const PressParse *parse)
{
  for (guint i = 0; i < count_tokens (parse) && get_tokens (parse)[i].kind != PRESS_TOKEN_STOP; i++)
    {
      const PressToken *token = &get_tokens (parse)[i];

      if (token->kind == PRESS_TOKEN_TIME
          || ((token->kind == PRESS_TOKEN_WORD || token->kind == PRESS_TOKEN_SPEECH)
              && press_token_is_in (token, PRESS_LIST_NEWS_WORD)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
describes_company (PressParse *parse, PressBlock *block)
{
  PressEvidence evidence;
  const PressToken *tokens;

  if (!(block->flags & PRESS_BLOCK_PROSE) || block->n_words < 15)
    return FALSE;
  press_block_scan (parse, block);
  tokens = get_tokens (parse);
  press_evidence_collect (tokens, count_tokens (parse), &evidence);
  if (evidence.counts[PRESS_TOKEN_SPEECH] > 0 && evidence.counts[PRESS_TOKEN_QUOTE] >= 2)
    return FALSE;
  if (evidence.counts[PRESS_TOKEN_MONEY] >= MOST_AMOUNTS_OF_DESCRIPTION
      || evidence.counts[PRESS_TOKEN_PERIOD] >= MOST_PERIODS_OF_DESCRIPTION)
    return FALSE;
  if (opens_with_issuer (parse, &tokens[0]))
    return !tells_news (parse);
  return (tokens[0].kind == PRESS_TOKEN_CAPITALIZED || tokens[0].kind == PRESS_TOKEN_CAPS
          || tokens[0].kind == PRESS_TOKEN_COMPANY || tokens[0].kind == PRESS_TOKEN_CUE
          || tokens[0].kind == PRESS_TOKEN_REGION || tokens[0].kind == PRESS_TOKEN_INITIAL)
         && press_evidence_tells (&evidence, PRESS_PASSAGE_ABOUT, FALSE);
}

/* A closing paragraph needs less to be taken for what usually stands there. */
static guint16
tell_closing_paragraph (PressParse *parse, PressBlock *block)
{
  PressEvidence evidence;

  if (describes_company (parse, block))
    return PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH;
  press_block_scan (parse, block);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  return press_evidence_tells (&evidence, PRESS_PASSAGE_CAUTION, TRUE)
                 && (block->flags & PRESS_BLOCK_PROSE)
             ? PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
             : PRESS_BLOCK_TOKEN_PARAGRAPH;
}

void
press_tell_closing (PressTelling *release)
{
  guint16 next = PRESS_BLOCK_TOKEN_END_MARK;

  for (guint i = release->end; i > release->lede + 1; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      if (block->token == 0)
        continue;
      if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH && may_follow_description (next))
        block->token = tell_closing_paragraph (release->parse, block);
      next = block->token;
    }
}

static gboolean
is_passage_paragraph (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH || token == PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
}

/* The heading of a passage may not say so; what stands under it, up to the next heading, does. */
void
press_tell_headings_by_text (PressTelling *release)
{
  static const struct
  {
    guint16 paragraph;
    guint16 heading;
  } passages[] = {
    { PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH, PRESS_BLOCK_TOKEN_CAUTION_HEADING },
    { PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH, PRESS_BLOCK_TOKEN_LEGAL_HEADING },
    { PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH, PRESS_BLOCK_TOKEN_NON_GAAP_HEADING },
  };
  guint16 under
      = 0; /* what all the text is that stands under a heading; 0: nothing yet, or mixed */
  gboolean is_mixed = FALSE;

  for (guint i = release->end; i > release->lede; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      if (block->token == 0)
        continue;
      if (block->token == PRESS_BLOCK_TOKEN_HEADING || block->token == PRESS_BLOCK_TOKEN_SUBHEADING)
        for (guint j = 0; j < G_N_ELEMENTS (passages); j++)
          if (!is_mixed && under == passages[j].paragraph)
            block->token = passages[j].heading;
      if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH || block->token == PRESS_BLOCK_TOKEN_ITEM
          || block->token == PRESS_BLOCK_TOKEN_LABEL
          || block->token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH)
        is_mixed = TRUE;
      else if (is_passage_paragraph (block->token))
        {
          is_mixed = is_mixed || (under != 0 && under != block->token);
          under = block->token;
        }
      else
        {
          under = 0;
          is_mixed = FALSE;
        }
    }
}

/* Contacts that blank lines divide are one block. */
void
press_tell_join_contacts (PressTelling *release)
{
  PressBlock *open = NULL;

  for (guint i = release->first; i < release->end; i++)
    {
      PressBlock *block = get_block (release->parse, i);

      if (block->token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
        open = NULL;
      else if (open == NULL)
        open = block;
      else
        {
          open->last_line = block->last_line;
          open->span.end = block->span.end;
          block->token = 0;
        }
    }
}

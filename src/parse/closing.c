/* What closes a release: descriptions of companies, passages under headings, joined contacts. */
#include "parse/telling.h"
#include "parse/names.h"
#include "release-parser.h"

#define MOST_AMOUNTS_OF_DESCRIPTION 3
#define MOST_PERIODS_OF_DESCRIPTION 2 /* what compares two quarters tells of results */
#define WEIGHT_OF_FUTURE 3            /* of "forward-looking"; "cautionary statement" has less */
#define MOST_WEIGHT_OF_TRADING 4      /* of what tells where shares trade, under which symbol */
#define FEWEST_WORDS_OF_PASSAGE 8
#define FEWEST_WORDS_OF_CAUTION 5
#define FEWEST_WORDS_OF_DESCRIPTION 5 /* "Acme makes lamps and bells." */
#define MOST_WORDS_OF_POINTER 25
#define MOST_WORDS_OF_TERMS 60
#define MOST_WORDS_OF_TRADING 40
#define MOST_WORDS_OF_LEAD 8 /* to a table */
#define MOST_WORDS_OF_CONTACT_LINE 8
#define MOST_PARAGRAPHS_OF_DESCRIPTION 4 /* below the one that a heading runs into */
#define MOST_LINES_ABOVE_REACH 4         /* name, title, company, place */
/* What a paragraph that only says where to read on has none of. */
#define TELLS_OF_MATTER                                                                            \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_DATE) | PRESS_TOKEN_BIT (PRESS_TOKEN_TIME)                         \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_MONEY) | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE)                     \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_QUOTE_OPEN))

/* What no paragraph on where shares trade, or on words, has. */
#define TELLS_OF_TRADING                                                                           \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_DATE) | PRESS_TOKEN_BIT (PRESS_TOKEN_TIME)                         \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_MONEY))

/* Closing paragraphs that describe a company stand as the last text before the passages and
 * contacts that end a release. */
static gboolean
may_follow_description (guint16 token)
{
  switch (token)
    {
    case PRESS_BLOCK_TOKEN_ABOUT_HEADING:
    case PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_ABOUT_MORE:
    case PRESS_BLOCK_TOKEN_FOOT:
    case PRESS_BLOCK_TOKEN_INVITATION:
    case PRESS_BLOCK_TOKEN_CAUTION_HEADING:
    case PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_CAUTION_LEAD:
    case PRESS_BLOCK_TOKEN_NON_GAAP_HEADING:
    case PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_LEGAL_HEADING:
    case PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH:
    case PRESS_BLOCK_TOKEN_CONTACT_HEADING:
    case PRESS_BLOCK_TOKEN_CONTACT_BLOCK:
    case PRESS_BLOCK_TOKEN_SOURCE:
    case PRESS_BLOCK_TOKEN_TRANSMISSION:
    case PRESS_BLOCK_TOKEN_SLASH_ITEM:
    case PRESS_BLOCK_TOKEN_CODES:
    case PRESS_BLOCK_TOKEN_TICKER_LINE:
    case PRESS_BLOCK_TOKEN_END_MARK:
    case PRESS_BLOCK_TOKEN_TABLE:
    case PRESS_BLOCK_TOKEN_POINTER:
    case PRESS_BLOCK_TOKEN_EXHIBIT_LABEL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "Acme's shares trade on the New York Stock Exchange": where, and not what the company is. */
static gboolean
tells_where_it_trades (const PressTelling *release, const PressEvidence *evidence)
{
  return press_wording_says (release, PRESS_WORDING_TELLS_OF_WHAT_IS_ISSUERS)
         && evidence->counts[PRESS_TOKEN_EXCHANGE] > 0
         && evidence->weights[PRESS_PASSAGE_ABOUT] <= MOST_WEIGHT_OF_TRADING;
}

/* "Acme's guidance is $2.05 per share": what is the issuer's is told, and nothing of what it does.
 */
static gboolean
tells_of_possession (const PressTelling *release, const PressEvidence *evidence)
{
  return evidence->weights[PRESS_PASSAGE_ABOUT] == 0
         && press_wording_says (release, PRESS_WORDING_TELLS_OF_WHAT_IS_ISSUERS);
}

/* "Acme had cash of $14 million at May 31": an amount, and nothing that describes. */
static gboolean
tells_what_it_had (const PressTelling *release, const PressEvidence *evidence)
{
  return evidence->weights[PRESS_PASSAGE_ABOUT] == 0 && evidence->counts[PRESS_TOKEN_MONEY] > 0
         && !press_wording_says (release, PRESS_WORDING_OPENS_WITH_DESCRIPTION);
}

/* "Acme is the parent of Acme Bank", and nothing that cautions. */
static gboolean
tells_what_issuer_is (const PressTelling *release, const PressEvidence *evidence)
{
  return evidence->weights[PRESS_PASSAGE_ABOUT] > 0 && evidence->weights[PRESS_PASSAGE_CAUTION] == 0
         && press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER_AND_CUE);
}

/* "Acme has a line for suppliers at 802-555-0100": a number, and nothing that describes. */
static gboolean
tells_of_hotline (const PressEvidence *evidence)
{
  return evidence->weights[PRESS_PASSAGE_ABOUT] == 0 && evidence->counts[PRESS_TOKEN_PHONE] > 0;
}

/* Where news of the company is to be had, or whom to call, and nothing that describes it first. */
static gboolean
tells_where_to_read (const PressTelling *release, const PressEvidence *evidence)
{
  return (press_evidence_tells (evidence, PRESS_PASSAGE_CHANNEL, FALSE)
          || tells_of_hotline (evidence))
         && !press_wording_says (release, PRESS_WORDING_TELLS_WHAT_ISSUER_DOES)
         && !tells_what_issuer_is (release, evidence);
}

/* Whether the paragraph just scanned tells news; "Acme is a maker of pumps that has completed 200
 * projects" tells what the company is, whatever it has done. */
static gboolean
tells_news (const PressTelling *release, const PressEvidence *evidence)
{
  return press_wording_says (release, PRESS_WORDING_TELLS_NEWS)
         && !(press_evidence_tells (evidence, PRESS_PASSAGE_ABOUT, FALSE)
              && evidence->counts[PRESS_TOKEN_TIME] + evidence->counts[PRESS_TOKEN_MONEY] == 0
              && (press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER_AND_CUE)
                  || press_wording_says (release, PRESS_WORDING_TELLS_WHAT_ISSUER_DOES)));
}

/* Whether the paragraph just scanned tells what a company is. */
static gboolean
describes_company (PressTelling *release, const PressEvidence *evidence)
{
  guint n_quotes = evidence->counts[PRESS_TOKEN_QUOTE] + evidence->counts[PRESS_TOKEN_QUOTE_OPEN]
                   + evidence->counts[PRESS_TOKEN_QUOTE_CLOSE];

  if ((evidence->counts[PRESS_TOKEN_SPEECH] > 0 && n_quotes >= 2
       && press_wording_says (release, PRESS_WORDING_QUOTES_SOMEBODY))
      || evidence->counts[PRESS_TOKEN_MONEY] >= MOST_AMOUNTS_OF_DESCRIPTION
      || evidence->counts[PRESS_TOKEN_PERIOD] >= MOST_PERIODS_OF_DESCRIPTION)
    return FALSE;
  if (tells_where_to_read (release, evidence))
    return FALSE;
  if (press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER))
    return !tells_news (release, evidence) && !tells_where_it_trades (release, evidence)
           && !tells_of_possession (release, evidence) && !tells_what_it_had (release, evidence);
  if (press_wording_says (release, PRESS_WORDING_OPENS_WITH_DESCRIPTION)
      && !press_wording_says (release, PRESS_WORDING_TELLS_NEWS))
    return TRUE;
  return press_wording_says (release, PRESS_WORDING_OPENS_WITH_NAME)
         && !press_wording_says (release, PRESS_WORDING_TELLS_NEWS)
         && (press_evidence_tells (evidence, PRESS_PASSAGE_ABOUT, FALSE)
             || (evidence->weights[PRESS_PASSAGE_ABOUT] > 0
                 && evidence->weights[PRESS_PASSAGE_OFFER] == 0
                 && evidence->counts[PRESS_TOKEN_PHONE] == 0
                 && press_wording_says (release, PRESS_WORDING_OPENS_WITH_COMPANY_AND_CUE)));
}

/* A closing paragraph needs less to be taken for what usually stands there. Of a caution and a
 * description it is what more of its cues tell. */
static guint16
tell_closing_paragraph (PressTelling *release, PressBlock *block, guint16 next)
{
  PressParse *parse = release->parse;
  PressEvidence evidence;

  if (!(block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_STOPPED))
      || block->n_words < FEWEST_WORDS_OF_CAUTION || block->line_class == PRESS_LINE_CLASS_NUMBERED)
    return PRESS_BLOCK_TOKEN_PARAGRAPH;
  press_block_scan (parse, block);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  /* A few words tell little where a description stands below under its heading. */
  if (next != PRESS_BLOCK_TOKEN_ABOUT_HEADING && block->n_words < FEWEST_WORDS_OF_PASSAGE
      && block->n_words >= FEWEST_WORDS_OF_DESCRIPTION
      && (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_HEADED)) == PRESS_BLOCK_STOPPED
      && (press_wording_says (release, PRESS_WORDING_TELLS_WHAT_ISSUER_DOES)
          || (next == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
              && (press_wording_says (release, PRESS_WORDING_OPENS_WITH_DESCRIPTION)
                  || press_wording_says (release, PRESS_WORDING_OPENS_WITH_COMPANY_AND_CUE))))
      && describes_company (release, &evidence))
    return PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH;
  if (block->n_words < FEWEST_WORDS_OF_PASSAGE || !(block->flags & PRESS_BLOCK_PROSE))
    return evidence.weights[PRESS_PASSAGE_CAUTION] > WEIGHT_OF_FUTURE
               ? PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
               : PRESS_BLOCK_TOKEN_PARAGRAPH;
  if (press_evidence_tells (&evidence, PRESS_PASSAGE_NON_GAAP, TRUE))
    return PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
  if (press_evidence_tells (&evidence, PRESS_PASSAGE_CAUTION, TRUE)
      && evidence.weights[PRESS_PASSAGE_CAUTION] > evidence.weights[PRESS_PASSAGE_ABOUT]
      && !press_evidence_tells (&evidence, PRESS_PASSAGE_CHANNEL, FALSE))
    return PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH;
  /* Where a description stands below under its heading, another one tells more surely. */
  if (next == PRESS_BLOCK_TOKEN_ABOUT_HEADING
      && !press_evidence_tells (&evidence, PRESS_PASSAGE_ABOUT, FALSE))
    return PRESS_BLOCK_TOKEN_PARAGRAPH;
  if ((block->flags & PRESS_BLOCK_COLON) /* it leads to what stands below */
      || press_evidence_tells (&evidence, PRESS_PASSAGE_TERMS, FALSE))
    return PRESS_BLOCK_TOKEN_PARAGRAPH;
  return (!(block->flags & PRESS_BLOCK_HEADED)
          || press_wording_says (release, PRESS_WORDING_TELLS_WHAT_ISSUER_DOES)
          || tells_what_issuer_is (release, &evidence))
                 && describes_company (release, &evidence)
             ? PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH
             : PRESS_BLOCK_TOKEN_PARAGRAPH;
}

/* "Factors that may cause results to differ include:", above a list that closing passages follow.
 */
static gboolean
leads_to_risks (const PressTelling *release, PressBlock *block)
{
  PressEvidence evidence;

  if (!(block->flags & PRESS_BLOCK_COLON))
    return FALSE;
  press_block_scan (release->parse, block);
  press_evidence_collect (get_tokens (release->parse), count_tokens (release->parse), &evidence);
  return press_evidence_tells (&evidence, PRESS_PASSAGE_CAUTION, TRUE);
}

/* "For information contact …": whom to ask, told in a sentence, may stand anywhere at the end. */
static gboolean
invites (const PressTelling *release, PressBlock *block)
{
  PressEvidence evidence;

  if (block->token != PRESS_BLOCK_TOKEN_PARAGRAPH)
    return FALSE;
  press_block_scan (release->parse, block);
  press_evidence_collect (get_tokens (release->parse), count_tokens (release->parse), &evidence);
  return press_tell_invites (release, block, &evidence);
}

/* "More information is at www.acme.com": where to read on, below a description. */
static gboolean
leads_to_site (const PressBlock *block)
{
  return block->token == PRESS_BLOCK_TOKEN_PARAGRAPH && block->n_words <= MOST_WORDS_OF_POINTER
         && (block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_URL)) && !(block->kinds & TELLS_OF_MATTER);
}

/* "The balance sheets (in thousands):", right above a table. */
static gboolean
leads_to_table (const PressBlock *block, guint16 next)
{
  return next == PRESS_BLOCK_TOKEN_TABLE && (block->flags & PRESS_BLOCK_COLON)
         && block->n_words <= MOST_WORDS_OF_LEAD;
}

/* What may stand between closing passages and is none: a line of stars, a note to editors, one at
 * the foot of a page, which words mean whom, where shares trade, what to dial for more information
 * by fax. */
static gboolean
stands_between (const PressTelling *release, PressBlock *block)
{
  PressEvidence evidence;

  if (block->token != PRESS_BLOCK_TOKEN_PARAGRAPH)
    return FALSE;
  if (block->line_class == PRESS_LINE_CLASS_STARS || block->line_class == PRESS_LINE_CLASS_NOTE
      || block->line_class == PRESS_LINE_CLASS_NUMBERED)
    return TRUE;
  if (block->n_words > MOST_WORDS_OF_TERMS || (block->kinds & TELLS_OF_TRADING))
    return FALSE;
  press_block_scan (release->parse, block);
  if (press_wording_says (release, PRESS_WORDING_OPENS_WITH_INVITATION))
    return TRUE;
  press_evidence_collect (get_tokens (release->parse), count_tokens (release->parse), &evidence);
  return press_evidence_tells (&evidence, PRESS_PASSAGE_TERMS, FALSE)
         || press_evidence_tells (&evidence, PRESS_PASSAGE_CHANNEL, FALSE)
         || press_evidence_tells (&evidence, PRESS_PASSAGE_RESERVES, FALSE)
         || (block->n_words <= MOST_WORDS_OF_TRADING && evidence.counts[PRESS_TOKEN_EXCHANGE] > 0
             && evidence.weights[PRESS_PASSAGE_ABOUT] > 0
             && evidence.weights[PRESS_PASSAGE_ABOUT] <= MOST_WEIGHT_OF_TRADING
             && !press_wording_says (release, PRESS_WORDING_TELLS_NEWS));
}

/* The day alone on a line, below all text, is the release's own. */
static gboolean
dates_release (const PressBlock *block, guint16 next)
{
  return block->token == PRESS_BLOCK_TOKEN_PARAGRAPH
         && block->line_class == PRESS_LINE_CLASS_DATE_LINE
         && (next == PRESS_BLOCK_TOKEN_END_MARK || next == PRESS_BLOCK_TOKEN_CONTACT_HEADING
             || next == PRESS_BLOCK_TOKEN_CONTACT_BLOCK);
}

static gboolean
is_text (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_PARAGRAPH || token == PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH || token == PRESS_BLOCK_TOKEN_CAUTION_LEAD
         || token == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH || token == PRESS_BLOCK_TOKEN_ITEM
         || token == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH;
}

static gboolean
is_of_passage (guint16 token)
{
  return token == PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH || token == PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH
         || token == PRESS_BLOCK_TOKEN_CAUTION_LEAD || token == PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH;
}

/* "NOT FOR NOTEHOLDERS" alone below a line of stars, and nothing below it: a line at the foot. */
static gboolean
is_foot_below_stars (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 1 == release->end && block->token == PRESS_BLOCK_TOKEN_PARAGRAPH
         && block[-1].line_class == PRESS_LINE_CLASS_STARS && block->first_line == block->last_line
         && (block->flags & (PRESS_BLOCK_CAPS | PRESS_BLOCK_STOPPED)) == PRESS_BLOCK_CAPS;
}

/* A line of stars closes a release where no text stands below it but that of tables, or right above
 * contacts, where nothing but closing passages does. */
static void
tell_stars (PressTelling *release)
{
  guint16 below = 0;
  gboolean is_last = TRUE;

  for (guint i = release->end; i > release->lede + 1; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      if (block->line_class == PRESS_LINE_CLASS_STARS
          && (is_last || below == PRESS_BLOCK_TOKEN_CONTACT_HEADING
              || below == PRESS_BLOCK_TOKEN_CONTACT_BLOCK))
        block->token = PRESS_BLOCK_TOKEN_END_MARK;
      else if (is_of_passage (block->token))
        is_last = FALSE;
      else if (is_foot_below_stars (release, i - 1))
        block->token = PRESS_BLOCK_TOKEN_FOOT;
      else if (is_text (block->token) && !invites (release, block))
        {
          /* Notes to a table and what its measures mean are none of the release's text. */
          while (i > release->lede + 1 && is_text (get_block (release->parse, i - 1)->token))
            i--;
          if (get_block (release->parse, i - 1)->token != PRESS_BLOCK_TOKEN_TABLE
              && get_block (release->parse, i - 1)->token != PRESS_BLOCK_TOKEN_NON_GAAP_HEADING)
            return;
        }
      below = block->token != 0 ? block->token : below;
    }
}

/* Whether a paragraph speaks of the company and tells no news. */
static gboolean
speaks_of_company (PressTelling *release, PressBlock *block)
{
  PressEvidence evidence;

  if (!(block->flags & PRESS_BLOCK_PROSE) || (block->kinds & TELLS_OF_MATTER))
    return FALSE;
  press_block_scan (release->parse, block);
  press_evidence_collect (get_tokens (release->parse), count_tokens (release->parse), &evidence);
  return press_wording_says (release, PRESS_WORDING_GOES_ON_ABOUT_COMPANY)
         && !press_wording_says (release, PRESS_WORDING_TELLS_NEWS)
         && !press_evidence_tells (&evidence, PRESS_PASSAGE_CHANNEL, FALSE);
}

/* Whether a paragraph goes on with the description that "About Acme:" opens above it: each one
 * between speaks of the company, as it does itself. */
static gboolean
goes_on_below_run_in (PressTelling *release, guint index)
{
  for (guint i = index; i > release->lede && index - i <= MOST_PARAGRAPHS_OF_DESCRIPTION; i--)
    {
      PressBlock *block = get_block (release->parse, i);

      if (block->token == PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH)
        return TRUE;
      if (block->token != 0
          && (block->token != PRESS_BLOCK_TOKEN_PARAGRAPH || !speaks_of_company (release, block)))
        return FALSE;
    }
  return FALSE;
}

/* Above the notice of a call stands text of all kinds: a description opens there with the name or
 * with "Founded in" or its like, and says in several ways what it tells of. */
static gboolean
is_description_above_call (PressTelling *release, PressBlock *block)
{
  PressEvidence evidence;

  if (block->token != PRESS_BLOCK_TOKEN_PARAGRAPH || !(block->flags & PRESS_BLOCK_PROSE)
      || (block->flags & PRESS_BLOCK_HEADED))
    return FALSE;
  press_block_scan (release->parse, block);
  press_evidence_collect (get_tokens (release->parse), count_tokens (release->parse), &evidence);
  return (press_wording_says (release, PRESS_WORDING_OPENS_WITH_ISSUER)
          || get_tokens (release->parse)->kind == PRESS_TOKEN_CUE)
         && press_evidence_tells (&evidence, PRESS_PASSAGE_ABOUT, FALSE)
         && describes_company (release, &evidence);
}

/* The name of a company in a line of its own, right above what describes one, heads the
 * description: the issuer's, or one that closes in its form. */
static gboolean
heads_description (const PressTelling *release, PressBlock *block, guint16 next)
{
  if (next != PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH
      || (block->token != PRESS_BLOCK_TOKEN_PARAGRAPH && block->token != PRESS_BLOCK_TOKEN_HEADING
          && block->token != PRESS_BLOCK_TOKEN_SUBHEADING)
      || block->first_line != block->last_line || block->line_class != PRESS_LINE_CLASS_TEXT
      || block->n_words > PRESS_MOST_WORDS_OF_COMPANY)
    return FALSE;
  press_block_scan (release->parse, block);
  return press_name_is_all (release->issuer_name, release->parse)
         || ((block->flags & PRESS_BLOCK_TITLED)
             && press_wording_says (release, PRESS_WORDING_ENDS_IN_COMPANY));
}

/* "* Costs are those of last year's purchase": what its mark does not make an item. */
static gboolean
is_note_with_mark (const PressBlock *block)
{
  return block->token == PRESS_BLOCK_TOKEN_PARAGRAPH
         && (block->line_class == PRESS_LINE_CLASS_BULLET
             || block->line_class == PRESS_LINE_CLASS_NUMBERED);
}

void
press_tell_closing (PressTelling *release)
{
  guint16 next = PRESS_BLOCK_TOKEN_END_MARK;
  guint16 below_list = 0;         /* what stands below the list that was met last */
  PressBlock *description = NULL; /* below, if it goes on with another */

  tell_stars (release);
  for (guint i = release->end; i > release->lede + 1; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);

      if (block->token == 0 || block->token == PRESS_BLOCK_TOKEN_SIGNS || is_note_with_mark (block))
        continue;
      if (may_follow_description (next) && invites (release, block))
        {
          description = NULL;
          continue;
        }
      if (dates_release (block, next))
        {
          block->token = PRESS_BLOCK_TOKEN_DATE_LINE;
          continue;
        }
      if (block->token == PRESS_BLOCK_TOKEN_ITEM && next != PRESS_BLOCK_TOKEN_ITEM)
        below_list = next;
      if (heads_description (release, block, next))
        block->token = PRESS_BLOCK_TOKEN_ABOUT_HEADING;
      else if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH && next == PRESS_BLOCK_TOKEN_ITEM
               && may_follow_description (below_list) && leads_to_risks (release, block))
        block->token = PRESS_BLOCK_TOKEN_CAUTION_LEAD;
      else if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH && may_follow_description (next))
        {
          block->token = tell_closing_paragraph (release, block, next);
          if (block->token == PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH)
            {
              gboolean goes_on = press_wording_says (release, PRESS_WORDING_GOES_ON_ABOUT_COMPANY);

              if (description != NULL && goes_on)
                description->token = PRESS_BLOCK_TOKEN_ABOUT_MORE;
              description = goes_on ? block : NULL;
              next = block->token;
              continue;
            }
          if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH && goes_on_below_run_in (release, i - 1))
            block->token = PRESS_BLOCK_TOKEN_ABOUT_MORE;
          else if (leads_to_site (block) || leads_to_table (block, next)
                   || stands_between (release, block))
            {
              if (block->line_class == PRESS_LINE_CLASS_STARS)
                block->token = PRESS_BLOCK_TOKEN_FOOT; /* of no passage */
              description = NULL;
              continue;
            }
        }
      else if (next == PRESS_BLOCK_TOKEN_CALL_PARAGRAPH
               && is_description_above_call (release, block))
        block->token = PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH;
      if (description != NULL && block->token == PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH)
        description->token = PRESS_BLOCK_TOKEN_ABOUT_MORE; /* below a heading that runs in */
      description = NULL;
      next = block->token;
    }
}

/* Which heading stands over paragraphs that are all of one kind. */
static guint16
get_heading_over (guint16 paragraph)
{
  static const struct
  {
    guint16 paragraph;
    guint16 heading;
  } passages[] = {
    { PRESS_BLOCK_TOKEN_CAUTION_PARAGRAPH, PRESS_BLOCK_TOKEN_CAUTION_HEADING },
    { PRESS_BLOCK_TOKEN_LEGAL_PARAGRAPH, PRESS_BLOCK_TOKEN_LEGAL_HEADING },
    { PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH, PRESS_BLOCK_TOKEN_NON_GAAP_HEADING },
    { PRESS_BLOCK_TOKEN_CALL_PARAGRAPH, PRESS_BLOCK_TOKEN_CALL_HEADING },
    { PRESS_BLOCK_TOKEN_ABOUT_PARAGRAPH, PRESS_BLOCK_TOKEN_ABOUT_HEADING },
    { PRESS_BLOCK_TOKEN_ABOUT_MORE, PRESS_BLOCK_TOKEN_ABOUT_HEADING },
  };

  for (guint j = 0; j < G_N_ELEMENTS (passages); j++)
    if (passages[j].paragraph == paragraph)
      return passages[j].heading;
  return 0;
}

/* Whether a heading itself speaks of statements that look forward. */
static gboolean
speaks_of_future (PressParse *parse, PressBlock *block)
{
  PressEvidence evidence;

  press_block_scan (parse, block);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  return evidence.weights[PRESS_PASSAGE_CAUTION] >= WEIGHT_OF_FUTURE;
}

/* "Fiscal Year 2024 Outlook": what is foreseen may be told with nothing but cautions and a table.
 */
static gboolean
names_topic (PressParse *parse, const PressBlock *block)
{
  return press_line_scanner_classify_heading (parse->line_scanner, block->span)
         == PRESS_LINE_CLASS_TOPIC;
}

/* Whether what stands under a heading may tell more than its words do. */
static gboolean
may_be_told_by_text (PressParse *parse, PressBlock *block, guint16 told)
{
  switch (block->token)
    {
    case PRESS_BLOCK_TOKEN_HEADING:
    case PRESS_BLOCK_TOKEN_SUBHEADING:
      return told != PRESS_BLOCK_TOKEN_CAUTION_HEADING || !names_topic (parse, block);
    case PRESS_BLOCK_TOKEN_LEGAL_HEADING:
      return told == PRESS_BLOCK_TOKEN_CAUTION_HEADING;
    case PRESS_BLOCK_TOKEN_CAUTION_HEADING:
      return told == PRESS_BLOCK_TOKEN_LEGAL_HEADING && !speaks_of_future (parse, block);
    default:
      return FALSE;
    }
}

/* The heading of a passage may not say so; what stands under it, up to the next heading, does. */
void
press_tell_headings_by_text (PressTelling *release)
{
  guint16 under = 0; /* the heading over all the text below; 0: none yet, or mixed */
  gboolean is_mixed = FALSE;
  gboolean has_text = FALSE;  /* of no passage */
  gboolean has_prose = FALSE; /* such text that is no list */

  for (guint i = release->end; i > release->lede; i--)
    {
      PressBlock *block = get_block (release->parse, i - 1);
      guint16 over = get_heading_over (block->token);

      if (block->token == 0)
        continue;
      if (!is_mixed && under != 0 && may_be_told_by_text (release->parse, block, under))
        block->token = under;
      /* Passages without a heading, below the notice of a call, what explains measures or what
       * describes somebody, are none of its section. */
      if (block->token == PRESS_BLOCK_TOKEN_PARAGRAPH || block->token == PRESS_BLOCK_TOKEN_ITEM)
        {
          is_mixed = has_text = TRUE;
          has_prose |= block->token == PRESS_BLOCK_TOKEN_PARAGRAPH;
        }
      /* A list of what may go wrong is of the caution that leads to it. */
      else if (block->token == PRESS_BLOCK_TOKEN_CAUTION_LEAD && !has_prose
               && (under == 0 || under == PRESS_BLOCK_TOKEN_CAUTION_HEADING))
        {
          under = PRESS_BLOCK_TOKEN_CAUTION_HEADING;
          is_mixed = FALSE;
        }
      else if ((over == PRESS_BLOCK_TOKEN_CALL_HEADING || over == PRESS_BLOCK_TOKEN_NON_GAAP_HEADING
                || over == PRESS_BLOCK_TOKEN_ABOUT_HEADING)
               && !has_text)
        {
          under = over;
          is_mixed = FALSE;
        }
      else if (over != 0 && under != 0 && over != under)
        is_mixed = TRUE;
      else if (over != 0)
        under = over;
      else if (block->token != PRESS_BLOCK_TOKEN_LABEL)
        {
          under = 0;
          is_mixed = has_text = has_prose = FALSE;
        }
    }
}

/* Whether a block may be lines of a contact, each or some of which are paragraphs of their own. A
 * name of a company ends in a point, but has its words in capitals. */
static gboolean
may_be_contact_lines (const PressBlock *block)
{
  guint n_lines = block->last_line - block->first_line + 1;

  return block->token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK
         || ((block->token == PRESS_BLOCK_TOKEN_HEADING
              || block->token == PRESS_BLOCK_TOKEN_SUBHEADING
              || block->token == PRESS_BLOCK_TOKEN_PARAGRAPH)
             && n_lines <= MOST_LINES_ABOVE_REACH
             && block->n_words <= n_lines * MOST_WORDS_OF_CONTACT_LINE
             && block->line_class != PRESS_LINE_CLASS_STARS && !(block->flags & PRESS_BLOCK_TABLE)
             && (!(block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_PROSE))
                 || (block->flags & PRESS_BLOCK_TITLED)));
}

/* "Phone: (802) 555-0164", which no contact opens with: that may be the number of a call. */
static gboolean
is_labelled_reach (const PressBlock *block)
{
  return block->token == PRESS_BLOCK_TOKEN_LABEL && block->first_line == block->last_line
         && (block->kinds & PRESS_REACH) != 0;
}

/* The first of the lines that belong to the contact with the number or address in @reached: its
 * name stands above it, and none of its lines above "Contact:". */
static guint
find_first_line (PressTelling *release, guint first, guint reached)
{
  guint highest = MAX (first, reached - MIN (reached, MOST_LINES_ABOVE_REACH));

  for (guint i = reached; i > highest; i--)
    {
      PressLineClass line_class = get_block (release->parse, i)->line_class;

      if (line_class == PRESS_LINE_CLASS_CONTACT_LABEL
          || line_class == PRESS_LINE_CLASS_CONTACT_HEADING)
        return i;
    }
  return highest;
}

/* Short paragraphs without a stop are contacts where an address is among them: a name stands above
 * the first number or address, and nothing below the last one is theirs. */
static void
tell_contact_lines (PressTelling *release, guint first, guint end)
{
  guint64 kinds = 0;
  guint reached = G_MAXUINT;
  guint last = 0;

  for (guint i = first; i < end; i++)
    if (get_block (release->parse, i)->kinds & PRESS_REACH)
      {
        kinds |= get_block (release->parse, i)->kinds;
        reached = MIN (reached, i);
        last = i;
      }
  if (!(kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL))
      || (reached == first
          && get_block (release->parse, first)->token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK))
    return;
  for (guint i = find_first_line (release, first, reached); i <= last; i++)
    get_block (release->parse, i)->token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
}

/* The issuer's name in a line of its own right above contacts is whose they are. */
static void
tell_name_above_contacts (PressTelling *release)
{
  for (guint i = release->lede + 1; i + 1 < release->end; i++)
    {
      PressBlock *block = get_block (release->parse, i);

      if (block[1].token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK || block->token == 0
          || block->first_line != block->last_line || (block->flags & PRESS_BLOCK_TABLE))
        continue;
      press_block_scan (release->parse, block);
      if (press_name_is_all (release->issuer_name, release->parse))
        block->token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
    }
}

/* Contacts without a heading, each of whose lines is a paragraph. */
void
press_tell_scattered_contacts (PressTelling *release)
{
  guint first = release->lede + 1;

  for (guint i = first; i <= release->end; i++)
    if (i == release->end
        || (!may_be_contact_lines (get_block (release->parse, i))
            && (i == first || !is_labelled_reach (get_block (release->parse, i)))))
      {
        if (first < i)
          tell_contact_lines (release, first, i);
        first = i + 1;
      }
  tell_name_above_contacts (release);
}

/* In front a letterhead with its number ends where the contacts are opened. */
static gboolean
ends_letterhead (const PressBlock *above, const PressBlock *block)
{
  return above->line_class == PRESS_LINE_CLASS_TEXT
         && (block->line_class == PRESS_LINE_CLASS_CONTACT_LABEL
             || block->line_class == PRESS_LINE_CLASS_CONTACT_HEADING);
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
      else if (open == NULL || (i < release->lede && ends_letterhead (open, block)))
        open = block;
      else
        {
          press_block_extend (release->parse, open, block);
          block->token = 0;
        }
    }
}

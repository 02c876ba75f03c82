/* Mastheads: what in front of the lede is of a letterhead, names the issuer, its sender or its
 * wire, or is a motto, and is no title. */
#include "parse/front.h"
#include "parse/listing.h"
#include "parse/names.h"

#define MOST_WORDS_OF_LETTERHEAD 6
#define MOST_WORDS_OF_ADDRESS 16
#define MOST_WORDS_OF_SENDER 6
#define MOST_WORDS_OF_LABEL 4 /* of listings */
#define MOST_WORDS_OF_MOTTO 8
#define SET_AS_TITLE (PRESS_BLOCK_BOLD | PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS)

gboolean
press_front_is_address (const PressFrontBlock *asked)
{
  return !asked->release->has_title && !in_contacts (asked->release)
         && press_wording_says (asked->release, PRESS_WORDING_IS_ADDRESS)
         && !press_wording_says (asked->release, PRESS_WORDING_NAMES_SOMEBODY);
}

gboolean
press_front_adds_numbers (const PressFrontBlock *asked)
{
  return asked->release->last_token == PRESS_BLOCK_TOKEN_MASTHEAD
         && press_wording_says (asked->release, PRESS_WORDING_IS_ALL_NUMBERS);
}

/* Whether the words "press release" or their like, and a title, stand right below a block: in the
 * middle as it does, or below a single word, which is a logo's. */
static gboolean
is_above_masthead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 2 < release->lede && block->first_line == block->last_line
         && block[1].line_class == PRESS_LINE_CLASS_MASTHEAD
         && (block->n_words == 1 || (block->flags & block[1].flags & PRESS_BLOCK_CENTERED));
}

/* "[LOGO] ACME" above "DENTAL SUPPLY": the line right below one with a logo goes on with it. */
static gboolean
is_below_logo (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index > release->first && (block->flags & PRESS_BLOCK_CAPS)
         && block->first_line == block->last_line && block[-1].last_line + 1 == block->first_line
         && block[-1].line_class == PRESS_LINE_CLASS_LOGO;
}

/* "Corporate Offices" right above "100 Main Street": a few words over an address, and no title. */
static gboolean
is_above_address (const PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  gboolean is_above;

  if (index + 2 >= release->lede || block->n_words > MOST_WORDS_OF_LETTERHEAD
      || block[1].n_words > MOST_WORDS_OF_ADDRESS)
    return FALSE;
  press_block_scan (parse, block + 1);
  is_above = press_wording_says (release, PRESS_WORDING_IS_ADDRESS);
  press_block_scan (parse, block);
  return is_above;
}

/* A letterhead is the issuer's name alone, with its listing, or with its place, above a title, or
 * its address, or stands above the words "press release", or in columns, as no title does. */
static gboolean
is_letterhead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (index + 1 >= release->lede)
    return FALSE;
  if (block->flags & PRESS_BLOCK_COLUMNS)
    return TRUE;
  return press_wording_says (release, PRESS_WORDING_IS_ADDRESS)
         || press_wording_says (release, PRESS_WORDING_IS_SITE)
         || press_wording_says (release, PRESS_WORDING_IS_ISSUER_AT_PLACE)
         || is_below_logo (release, index) || is_above_masthead (release, index)
         || is_above_address (release, index)
         || press_wording_says (release, PRESS_WORDING_IS_ISSUER_IN_FULL)
         || press_name_is_all (release->issuer_name, release->parse);
}

/* "Roe Relations, Inc." above "RE: Acme Corp.": who sends the release is no title of it. */
static gboolean
names_sender (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 2 < release->lede && block->first_line == block->last_line
         && block->n_words <= MOST_WORDS_OF_SENDER
         && block[1].line_class == PRESS_LINE_CLASS_MASTHEAD
         && press_wording_says (release, PRESS_WORDING_ENDS_IN_LEGAL_FORM);
}

/* The issuer's name alone above its trustee's, or another line that is no title, is none either. */
static gboolean
names_issuer_above_masthead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return index + 1 < release->lede && block[1].line_class == PRESS_LINE_CLASS_MASTHEAD
         && press_name_is_all (release->issuer_name, release->parse);
}

gboolean
press_front_names_issuer (const PressFrontBlock *asked)
{
  if (asked->release->has_title)
    return names_issuer_above_masthead (asked->release, asked->index);
  return press_tell_is_contact_matter (asked->evidence)
         || is_letterhead (asked->release, asked->index)
         || names_sender (asked->release, asked->index);
}

/* "Safe, swift, sound." in plain type, with a stop, right above a title that is set as one. */
static gboolean
is_plain_sentence_above_title (const PressBlock *block)
{
  return (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_PROSE)) == PRESS_BLOCK_STOPPED
         && block->n_words <= MOST_WORDS_OF_MOTTO && !(block->flags & SET_AS_TITLE)
         && (block[1].flags & SET_AS_TITLE) && !(block[1].flags & PRESS_BLOCK_STOPPED)
         && press_tell_front_token (block[1].line_class) == 0;
}

gboolean
press_front_is_motto (const PressFrontBlock *asked)
{
  return asked->index + 1 < asked->release->lede
         && (press_wording_says (asked->release, PRESS_WORDING_IS_MOTTO)
             || (!asked->release->has_title && is_plain_sentence_above_title (asked->block)));
}

/* Whether the block just scanned is nothing but listings, perhaps behind labels or beside a date:
 * "TSX: ACM; NYSE: ACM", "In Canada: TSX: ACM". */
static gboolean
is_all_listings (PressParse *parse)
{
  const PressToken *tokens = get_tokens (parse);
  g_autoptr (GArray) listings = g_array_new (FALSE, FALSE, sizeof (PressPhrase));
  guint n_inside = 0;
  guint n_in_label = 0; /* words that no colon has closed yet */

  press_parse_listings (parse, tokens, count_tokens (parse), listings);
  for (guint i = 0, at = 0; i + 1 < count_tokens (parse); i++)
    {
      while (at < listings->len
             && g_array_index (listings, PressPhrase, at).span.end <= tokens[i].span.start)
        at++;
      if (at < listings->len
          && g_array_index (listings, PressPhrase, at).span.start <= tokens[i].span.start)
        {
          if (n_in_label > 0)
            return FALSE;
          n_inside++;
        }
      else if (tokens[i].kind < PRESS_TOKEN_STOP && tokens[i].kind != PRESS_TOKEN_DATE
               && ++n_in_label > MOST_WORDS_OF_LABEL)
        return FALSE;
      else if (tokens[i].kind == PRESS_TOKEN_COLON)
        n_in_label = 0;
    }
  return n_inside > 0 && n_in_label == 0;
}

gboolean
press_front_names_wire_or_exchange (const PressFrontBlock *asked)
{
  return press_wording_says (asked->release, PRESS_WORDING_IS_WIRE)
         || ((asked->block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_EXCHANGE))
             && is_all_listings (asked->release->parse));
}

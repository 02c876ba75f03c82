/* What stands in front of the lede: labels, mastheads, notices, contacts and titles. */
#include "parse/telling.h"
#include "parse/vocabulary.h"
#include "release-parser.h"

#include <string.h>

#define MOST_TITLE_LINES 12
#define FEWEST_NOTE_WORDS 14
#define MOST_ROW_LINES_OF_CONTACT 12
#define FURTHEST_MATTER 3 /* blocks from a name to its number */

/* What a line is in front of the lede. Zero: a title. */
static const guint16 front_tokens[PRESS_N_LINE_CLASSES] = {
  [PRESS_LINE_CLASS_EXHIBIT_LABEL] = PRESS_BLOCK_TOKEN_EXHIBIT_LABEL,
  [PRESS_LINE_CLASS_MASTHEAD] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_NOTICE] = PRESS_BLOCK_TOKEN_NOTICE,
  [PRESS_LINE_CLASS_DATE_LINE] = PRESS_BLOCK_TOKEN_DATE_LINE,
  [PRESS_LINE_CLASS_BULLET] = PRESS_BLOCK_TOKEN_TITLE_ITEM,
  [PRESS_LINE_CLASS_CORRECTION] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_LEGAL] = PRESS_BLOCK_TOKEN_FRONT_NOTE,
  [PRESS_LINE_CLASS_CONTACT_HEADING] = PRESS_BLOCK_TOKEN_CONTACT_HEADING,
  [PRESS_LINE_CLASS_CONTACT_LABEL] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_CONTACT_ROLE] = PRESS_BLOCK_TOKEN_CONTACT_BLOCK,
  [PRESS_LINE_CLASS_END_MARK] = PRESS_BLOCK_TOKEN_MASTHEAD,
  [PRESS_LINE_CLASS_STARS] = PRESS_BLOCK_TOKEN_MASTHEAD,
};

guint16
press_tell_front_token (PressLineClass line_class)
{
  return front_tokens[line_class];
}

/* Whether the last token of @first or the first one of @second needs the other block. */
static gboolean
run_on (PressParse *parse, PressBlock *first, PressBlock *second)
{
  gboolean is_open;

  if (second->flags & PRESS_BLOCK_LOWER)
    return TRUE;
  if ((first->flags ^ second->flags) & PRESS_BLOCK_CAPS)
    return FALSE;
  press_block_scan (parse, first);
  is_open
      = count_tokens (parse) >= 2
        && (press_token_is_in (&get_tokens (parse)[count_tokens (parse) - 2], PRESS_LIST_CONNECTOR)
            || get_tokens (parse)[count_tokens (parse) - 2].kind == PRESS_TOKEN_COMMA);
  press_block_scan (parse, second);
  return is_open
         || (count_tokens (parse) >= 2
             && press_token_is_in (&get_tokens (parse)[0], PRESS_LIST_CONNECTOR));
}

gboolean
press_tell_is_contact_matter (const PressEvidence *evidence)
{
  return evidence->counts[PRESS_TOKEN_PHONE] + evidence->counts[PRESS_TOKEN_EMAIL]
             + evidence->counts[PRESS_TOKEN_FAX]
         > 0;
}

static gboolean
is_short (const PressBlock *block)
{
  return (block->flags & PRESS_BLOCK_COLUMNS) || block->length < 50 * count_lines (block);
}

static gboolean
in_contacts (const PressTelling *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
         || release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
}

/* Whether two blank lines or more stand above a block. */
static gboolean
stands_apart (const PressParse *parse, const PressBlock *block)
{
  return block->first_line >= 2 && press_line_is_blank (parse, block->first_line - 1)
         && press_line_is_blank (parse, block->first_line - 2);
}

/* Whether a number or an address stands in one of the few blocks below, before any prose. */
static gboolean
leads_to_contact_matter (const PressTelling *release, PressBlock *block)
{
  PressParse *parse = release->parse;
  const PressBlock *end = get_block (parse, 0) + MIN (parse->blocks->len, release->end);
  gboolean is_found = FALSE;

  for (PressBlock *next = block + 1; next < end && next <= block + FURTHEST_MATTER; next++)
    {
      if (next->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
        break;
      press_block_scan (parse, next);
      for (guint i = 0; i < count_tokens (parse) && !is_found; i++)
        is_found = get_tokens (parse)[i].kind == PRESS_TOKEN_PHONE
                   || get_tokens (parse)[i].kind == PRESS_TOKEN_EMAIL;
      if (is_found)
        break;
    }
  press_block_scan (parse, block);
  return is_found;
}

/* Whether a line among contacts is a heading by its words, such as "About Acme". */
static gboolean
opens_other_part (const PressTelling *release, const PressBlock *block)
{
  guint16 token = press_tell_heading_token (
      press_line_scanner_classify_heading (release->parse->line_scanner, block->span));

  return token != 0 && token != PRESS_BLOCK_TOKEN_CONTACT_HEADING
         && token != PRESS_BLOCK_TOKEN_LABEL;
}

/* A block of contacts has numbers or addresses in short lines; below the line that opens the
 * contacts, short lines will do, and so will any line of a name that numbers follow. */
gboolean
press_tell_is_contact_block (const PressTelling *release, PressBlock *block,
                             const PressEvidence *evidence)
{
  if (block->flags & PRESS_BLOCK_TABLE)
    return FALSE;
  if (in_contacts (release) && !press_tell_is_contact_matter (evidence))
    {
      if (opens_other_part (release, block))
        return FALSE;
      if (!(block->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_CAPS))
          && evidence->counts[PRESS_TOKEN_JOB] > 0 && leads_to_contact_matter (release, block))
        return TRUE;
    }
  if (in_contacts (release) && !press_tell_is_contact_matter (evidence)
      && (((block->flags & PRESS_BLOCK_CENTERED) && (block->flags & PRESS_BLOCK_CAPS))
          || stands_apart (release->parse, block)))
    return FALSE;
  if (in_contacts (release))
    return is_short (block) && count_lines (block) <= MOST_ROW_LINES_OF_CONTACT
           && (press_tell_is_contact_matter (evidence) || !(block->flags & PRESS_BLOCK_STOPPED)
               || !(block->flags & PRESS_BLOCK_PROSE));
  return press_tell_is_contact_matter (evidence) && is_short (block) && count_lines (block) >= 2
         && !(block->flags & PRESS_BLOCK_PROSE);
}

/* Whether all words of a block are words of the issuer's name. */
static gboolean
names_issuer (const PressParse *parse)
{
  g_autofree char *name = g_ascii_strdown (parse->text + parse->issuer.start,
                                           parse->issuer.end - parse->issuer.start);

  if (*name == '\0')
    return FALSE;
  for (guint i = 0; i < count_tokens (parse); i++)
    {
      const PressToken *token = &get_tokens (parse)[i];
      g_autofree char *word
          = g_ascii_strdown (parse->text + token->span.start, token->span.end - token->span.start);

      if (g_ascii_isalnum (*word) && strstr (name, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A letterhead is the issuer's name alone, above a title, or stands in columns, as no title does.
 */
static gboolean
is_letterhead (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  if (index + 1 >= release->lede)
    return FALSE;
  if (block->flags & PRESS_BLOCK_COLUMNS)
    return TRUE;
  return block->first_line == block->last_line && names_issuer (release->parse);
}

/* A whole sentence in front of the headline, such as what a correction says of itself. */
static gboolean
is_note (const PressBlock *block)
{
  return (block->flags & PRESS_BLOCK_PROSE)
         && (block->flags & (PRESS_BLOCK_STOPPED | PRESS_BLOCK_COLON))
         && block->n_words >= FEWEST_NOTE_WORDS
         && !(block->flags & (PRESS_BLOCK_CENTERED | PRESS_BLOCK_CAPS));
}

void
press_tell_front_block (PressTelling *release, guint index)
{
  PressParse *parse = release->parse;
  PressBlock *block = get_block (parse, index);
  guint16 token = press_tell_front_token (block->line_class);
  PressEvidence evidence;

  press_block_scan (parse, block);
  press_evidence_collect (get_tokens (parse), count_tokens (parse), &evidence);
  if (token == 0 && press_tell_is_contact_block (release, block, &evidence))
    token = PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
  if (token == 0 && !release->has_title
      && (press_tell_is_contact_matter (&evidence) || is_letterhead (release, index)))
    token = PRESS_BLOCK_TOKEN_MASTHEAD;
  if (token == 0 && !release->has_title && is_note (block))
    token = PRESS_BLOCK_TOKEN_FRONT_NOTE;
  if (token == 0 || (token == PRESS_BLOCK_TOKEN_TITLE_ITEM && !release->has_title))
    token = block->flags & PRESS_BLOCK_TABLE ? PRESS_BLOCK_TOKEN_TABLE : PRESS_BLOCK_TOKEN_TITLE;
  if (token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL && release->has_label)
    token = PRESS_BLOCK_TOKEN_MASTHEAD;
  release->has_label |= token == PRESS_BLOCK_TOKEN_EXHIBIT_LABEL;
  release->has_title |= token == PRESS_BLOCK_TOKEN_TITLE;
  release->last_token = token;
  block->token = token;
  if (token != PRESS_BLOCK_TOKEN_TABLE && token != PRESS_BLOCK_TOKEN_CONTACT_BLOCK)
    press_block_build_inside (parse, block);
}

void
press_tell_join_titles (PressTelling *release)
{
  PressParse *parse = release->parse;
  PressBlock *open = NULL;

  for (guint i = release->first; i < release->lede; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (press_tell_front_token (block->line_class) != 0 || (block->flags & PRESS_BLOCK_TABLE))
        open = NULL;
      else if (open == NULL || count_lines (open) > MOST_TITLE_LINES
               || !run_on (parse, open, block))
        open = block;
      else
        {
          for (guint line = open->last_line + 1; line < block->first_line; line++)
            if (press_line_is_float (parse, line))
              open->flags |= PRESS_BLOCK_HAS_FLOATS;
          open->last_line = block->last_line;
          open->span.end = block->span.end;
          open->scanned_in = 0;
          block->flags |= PRESS_BLOCK_JOINED;
        }
    }
}

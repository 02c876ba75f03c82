/* Notes below the lede: footnotes that numbers, letters and stars in the text refer to. */
#include "base/raised.h"
#include "parse/telling.h"
#include "release-parser.h"

#include <string.h>

#define MOST_REFERENCES 15 /* by number, and as many by letter */
#define MOST_BYTES_OF_REFERENCE 6
#define MOST_BYTES_OF_TABLE 65536 /* in which a mark is looked for */
#define LONGEST_RULE_OF_NOTES 32  /* bytes, with the blanks in front */
#define STAR (2 * MOST_REFERENCES + 1)

/* The number that a text opens with, as notes have it; 0: it has none of a note. */
static guint
read_number (const char *text)
{
  guint64 number = g_ascii_strtoull (text, NULL, 10);

  return number <= MOST_REFERENCES ? (guint) number : 0;
}

/* The number or letter in brackets that stands at a token, as a number: a footnote's; 0: there is
 * none. */
static guint
read_reference (const PressParse *parse, guint at)
{
  const PressToken *token = get_tokens (parse) + at;
  const char *text = parse->text + token->span.start;

  /* "(c)" is one token, that of a copyright. */
  if (token->kind == PRESS_TOKEN_MARK && token->span.end - token->span.start == strlen ("(c)")
      && memcmp (text, "(c)", strlen ("(c)")) == 0)
    return MOST_REFERENCES + 1 + (guint) ('c' - 'a');
  if (at + 3 >= count_tokens (parse) || token[0].kind != PRESS_TOKEN_OPEN
      || token[2].kind != PRESS_TOKEN_CLOSE)
    return 0;
  text = parse->text + token[1].span.start;
  if (g_ascii_islower (*text) && token[1].span.end == token[1].span.start + 1
      && *text < 'a' + MOST_REFERENCES)
    return MOST_REFERENCES + 1 + (guint) (*text - 'a');
  return token[1].kind == PRESS_TOKEN_NUMBER ? read_number (text) : 0;
}

/* The number in raised figures that a token ends in, or the letter, raised or in raised brackets:
 * "EBITDA¹"; 0: there is none. Each such sign may be a token of its own. */
static guint
read_raised_reference (const PressParse *parse, const PressToken *token)
{
  const char *start
      = parse->text + token->span.start - MIN (token->span.start, MOST_BYTES_OF_REFERENCE);
  const char *at = parse->text + token->span.end;
  guint number = 0;
  int letter = press_raised_get_letter (g_utf8_get_char (g_utf8_prev_char (at)));

  if (letter != PRESS_NOT_RAISED)
    return MOST_REFERENCES + 1 + (guint) letter;
  if (g_utf8_get_char (g_utf8_prev_char (at)) == PRESS_RAISED_CLOSE)
    at = g_utf8_prev_char (at);
  if (at < parse->text + token->span.end && at > start && g_ascii_islower (at[-1])
      && at[-1] < 'a' + MOST_REFERENCES)
    return MOST_REFERENCES + 1 + (guint) (at[-1] - 'a');
  for (guint unit = 1; at > start && (guchar) at[-1] >= 0x80 && unit <= 10; unit *= 10)
    {
      const char *last = g_utf8_prev_char (at);
      int digit = press_raised_get_digit (g_utf8_get_char (last));

      if (digit == PRESS_NOT_RAISED)
        break;
      number += (guint) digit * unit;
      at = last;
    }
  return number <= MOST_REFERENCES ? number : 0;
}

/* "OCTAVE*": whether a token ends in a star that touches its word. */
static gboolean
is_star_behind_word (const PressParse *parse, const PressToken *token)
{
  return parse->text[token->span.end - 1] == '*'
         && (token->span.end - token->span.start > 1 || !(token->flags & PRESS_TOKEN_AFTER_GAP));
}

/* Keeps which footnotes the words of the block just scanned refer to: a mark touches its word, or
 * nothing stands behind it. */
void
press_tell_keep_references (PressTelling *release, const PressBlock *block)
{
  const PressParse *parse = release->parse;
  const PressToken *end = get_tokens (parse) + count_tokens (parse) - 1;

  for (const PressToken *token = get_tokens (parse); token < end; token++)
    if ((guchar) parse->text[token->span.end - 1] >= 0x80)
      release->references |= 1u << read_raised_reference (parse, token);
    else if (is_star_behind_word (parse, token))
      release->references |= 1u << STAR;
  if ((block->kinds & PRESS_TOKEN_BIT (PRESS_TOKEN_OPEN)) == 0)
    return;
  for (guint i = 1; i + 3 < count_tokens (parse); i++)
    if (!(get_tokens (parse)[i].flags & PRESS_TOKEN_AFTER_GAP) || i + 4 == count_tokens (parse))
      release->references |= 1u << read_reference (parse, i);
    else
      release->loose_references |= 1u << read_reference (parse, i);
}

static gboolean
refers_to (const PressTelling *release, guint number)
{
  return number > 0 && (release->references >> number & 1) != 0;
}

/* Whether the block above is text, as a note is, which may explain a measure. */
static gboolean
is_below_text (const PressTelling *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_PARAGRAPH
         || release->last_token == PRESS_BLOCK_TOKEN_NON_GAAP_PARAGRAPH;
}

/* "1." in front of a block may as well number the items of a list, which a heading, a colon or the
 * item in front of it leads to. */
static gboolean
is_numbered_footnote (const PressTelling *release, const PressBlock *block)
{
  const PressToken *tokens = get_tokens (release->parse);

  return block->line_class == PRESS_LINE_CLASS_NUMBERED && tokens[0].kind == PRESS_TOKEN_NUMBER
         && is_below_text (release) && !(block[-1].flags & PRESS_BLOCK_COLON)
         && refers_to (release, read_number (release->parse->text + tokens[0].span.start));
}

/* "EBITDA (1) rose" and "(1) Before interest and taxes.": a number in brackets apart from the word
 * in front of it may as well count what a sentence lists; what it stands in front of is a note
 * where neither a colon leads to it nor another item follows. */
static gboolean
is_lone_footnote (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);
  guint number = read_reference (release->parse, 0);

  return number > 0 && (release->loose_references >> number & 1) != 0 && is_below_text (release)
         && !(block[-1].flags & PRESS_BLOCK_COLON)
         && (index + 1 == release->end || block[1].line_class != PRESS_LINE_CLASS_NUMBERED);
}

/* "(1) Without goodwill." right below a short rule, or below another such note. */
static gboolean
is_footnote_below_rule (const PressTelling *release, const PressBlock *block)
{
  const PressParse *parse = release->parse;
  PressSpan rule;

  if (block->line_class != PRESS_LINE_CLASS_NUMBERED || block->first_line == 0
      || read_reference (parse, 0) == 0)
    return FALSE;
  rule = press_line_get_span (parse, block->first_line - 1);
  return (parse->line_classes[block->first_line - 1] == PRESS_LINE_CLASS_RULE
          && rule.end - rule.start <= LONGEST_RULE_OF_NOTES)
         || (is_below_text (release) && block[-1].line_class == PRESS_LINE_CLASS_NUMBERED);
}

static gboolean
opens_with_star (const PressParse *parse, const PressBlock *block)
{
  return block->line_class == PRESS_LINE_CLASS_BULLET && parse->text[block->span.start] == '*';
}

/* "* Trial of Acme's valve": a star that stands behind a word above explains it, unless other stars
 * beside it open items of a list. */
static gboolean
is_starred_footnote (const PressTelling *release, const PressBlock *block)
{
  const PressParse *parse = release->parse;
  const PressBlock *end = get_block (parse, 0) + release->end;

  return opens_with_star (parse, block) && refers_to (release, STAR)
         && release->last_token != PRESS_BLOCK_TOKEN_ITEM
         && (block + 1 >= end || !opens_with_star (parse, block + 1));
}

/* "(1) Without goodwill.": whether the mark stands behind words or a figure of the last table, a
 * blank away at most; what stands further off is a figure. */
static gboolean
is_footnote_of_table (const PressTelling *release, const PressBlock *block)
{
  const PressParse *parse = release->parse;
  const PressToken *tokens = get_tokens (parse);
  const char *mark = parse->text + block->span.start;
  const char *at;
  const char *end;
  gsize n_bytes;

  if (release->last_table == 0 || block->line_class != PRESS_LINE_CLASS_NUMBERED
      || read_reference (parse, 0) == 0)
    return FALSE;
  /* "(c)" is one token, "(b)" three */
  n_bytes = tokens[tokens->kind == PRESS_TOKEN_MARK ? 0 : 2].span.end - block->span.start;
  at = parse->text + get_block (parse, release->last_table)->span.start + 2;
  end = parse->text + get_block (parse, release->last_table)->span.end;
  end = MIN (end, at + MOST_BYTES_OF_TABLE);
  while (at < end && (at = memmem (at, (gsize) (end - at), mark, n_bytes)) != NULL)
    {
      if (!g_ascii_isspace (at[-1]) || !g_ascii_isspace (at[-2]))
        return TRUE;
      at++;
    }
  return FALSE;
}

/* Whether a block in front of which a number or a star stands is the footnote that words above
 * refer to. */
gboolean
press_tell_is_footnote (const PressTelling *release, guint index)
{
  const PressBlock *block = get_block (release->parse, index);

  return refers_to (release, read_reference (release->parse, 0))
         || is_lone_footnote (release, index) || is_numbered_footnote (release, block)
         || is_footnote_below_rule (release, block) || is_starred_footnote (release, block)
         || is_footnote_of_table (release, block);
}

/* Whether an item's star stands in the table above it, too, so that it is the mark of a note. */
gboolean
press_tell_is_star_of_table (const PressTelling *release, const PressBlock *block)
{
  const PressParse *parse = release->parse;
  PressSpan table;

  if (parse->text[block->span.start] != '*' || release->last_table == 0)
    return FALSE;
  table = get_block (parse, release->last_table)->span;
  return memchr (parse->text + table.start, '*', table.end - table.start) != NULL;
}

/* Whether a star opens a block below items with another mark: it explains a star above, or stands
 * alone, where no item follows. */
gboolean
press_tell_is_star_of_list (const PressTelling *release, guint index)
{
  const PressParse *parse = release->parse;
  const PressBlock *block = get_block (parse, index);
  const PressBlock *last = block - 1;

  return release->last_token == PRESS_BLOCK_TOKEN_ITEM && parse->text[block->span.start] == '*'
         && last->line_class == PRESS_LINE_CLASS_BULLET && parse->text[last->span.start] != '*'
         && (refers_to (release, STAR) || index + 1 == release->end
             || press_tell_body_token (block[1].line_class) != PRESS_BLOCK_TOKEN_ITEM
             || memchr (parse->text + last->span.start, '*', last->span.end - last->span.start)
                    != NULL);
}

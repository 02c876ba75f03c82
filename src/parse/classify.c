/* What each block is: one release after another is found, and its blocks are told. */
#include "parse/classify.h"
#include "parse/names.h"
#include "parse/quotation.h"
#include "parse/telling.h"
#include "release-parser.h"

#define FURTHEST_LEDE 60 /* blocks in front of a dateline */
#define MOST_PROSE_BEFORE_LEDE 8

static gboolean
is_wrapper (const PressBlock *block)
{
  return block->line_class >= PRESS_LINE_CLASS_WRAPPER_OPEN
         && block->line_class <= PRESS_LINE_CLASS_WRAPPER_CLOSE;
}

gboolean
press_blocks_is_at_wrapper (const PressParse *parse)
{
  return is_wrapper (get_block (parse, parse->told_until));
}

/* The first block from @first that opens with a dateline, or G_MAXUINT. */
static guint
find_lede (PressParse *parse, guint first)
{
  guint n_prose = 0;

  for (guint i = first; i < parse->blocks->len && i < first + FURTHEST_LEDE; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (is_wrapper (block) || n_prose > MOST_PROSE_BEFORE_LEDE)
        break;
      if (press_block_has_dateline (parse, block))
        return i;
      n_prose += (block->flags & PRESS_BLOCK_PROSE) ? 1 : 0;
    }
  return G_MAXUINT;
}

/* A label opens another release where a dateline follows it; else a page repeats it. */
static guint
find_end (PressParse *parse, guint lede)
{
  guint i;

  for (i = lede + 1; i < parse->blocks->len; i++)
    {
      PressBlock *block = get_block (parse, i);

      if (is_wrapper (block)
          || (block->line_class == PRESS_LINE_CLASS_EXHIBIT_LABEL
              && find_lede (parse, i + 1) != G_MAXUINT))
        break;
    }
  return i;
}

/* Without a dateline, the front ends at the first paragraph. */
static guint
find_first_prose (PressParse *parse, guint first)
{
  guint i = first;

  while (i < parse->blocks->len && !is_wrapper (get_block (parse, i))
         && (!(get_block (parse, i)->flags & (PRESS_BLOCK_PROSE | PRESS_BLOCK_TABLE))
             || press_tell_front_token (get_block (parse, i)->line_class) != 0))
    i++;
  return i;
}

/* The issuer is named in the lede, but known in front of it. */
static void
find_issuer (PressTelling *release)
{
  PressParse *parse = release->parse;

  parse->issuer = (PressSpan){ 0, 0 };
  if (release->lede == release->end)
    return;
  press_block_scan (parse, get_block (parse, release->lede));
  parse->issuer = press_block_find_issuer (parse);
  press_name_learn (release->issuer_name, parse, parse->issuer);
}

static void
tell_release (PressTelling *release)
{
  PressParse *parse = release->parse;
  g_autoptr (GArray) issuer_name = g_array_new (FALSE, FALSE, sizeof (PressToken));

  release->issuer_name = issuer_name;
  g_clear_pointer (&parse->speech, press_speech_free);
  parse->speech = press_speech_new ();
  find_issuer (release);
  press_tell_join_titles (release);
  for (guint i = release->first; i < release->end; i++)
    {
      if (get_block (release->parse, i)->flags & PRESS_BLOCK_JOINED)
        continue;
      if (i < release->lede)
        press_tell_front_block (release, i);
      else
        press_tell_body_block (release, i);
    }
  press_tell_closing (release);
  press_tell_headings_by_text (release);
  press_tell_join_contacts (release);
}

/* Keeps the page marks and drawn lines that no block holds, in front of block @until, as nodes. */
void
press_blocks_collect_floats (PressParse *parse, guint until)
{
  guint line = parse->next_line;

  for (guint i = parse->told_until; i <= until; i++)
    {
      guint end = i < parse->blocks->len ? get_block (parse, i)->first_line : parse->copy->n_lines;

      for (; line < end; line++)
        if (press_line_is_float (parse, line))
          g_ptr_array_add (parse->floats, press_block_make_float (parse, line));
      if (i < until)
        line = MAX (line, get_block (parse, i)->last_line + 1);
    }
  parse->next_line = line;
}

static guint
tell_wrapper (PressParse *parse, guint first)
{
  PressBlock *block = get_block (parse, first);

  block->token = PRESS_BLOCK_TOKEN_WRAPPER;
  press_block_scan (parse, block);
  press_block_build_inside (parse, block);
  return first + 1;
}

static guint
read_release (PressParse *parse, guint first)
{
  PressTelling release = { .parse = parse, .first = first };

  release.lede = find_lede (parse, first);
  if (release.lede == G_MAXUINT)
    release.lede = find_first_prose (parse, first);
  release.end = find_end (parse, MIN (release.lede, parse->blocks->len - 1));
  release.lede = MIN (release.lede, release.end);
  tell_release (&release);
  return release.end;
}

/* Tells the next blocks of the copy: one of the wrapper, or those of a release. */
void
press_blocks_tell_next (PressParse *parse)
{
  guint end;

  press_block_tokens_trim (parse);
  end = press_blocks_is_at_wrapper (parse) ? tell_wrapper (parse, parse->told_until)
                                           : read_release (parse, parse->told_until);
  press_blocks_collect_floats (parse, end);
  parse->told_until = end;
}

/* The text of nodes as a record holds it: leaves joined, white space folded, marks left out. */
#include "record/builder.h"

#include "base/raised.h"

#include <press/press-walk.h>

#include <string.h>

/* What stands between words and is none: it leaves no trace but the white space around it. */
static const gboolean is_left_out[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_BULLET] = TRUE,
  [PRESS_NODE_RULE] = TRUE,
  [PRESS_NODE_TAG] = TRUE,
};

void
press_record_text_init (PressRecordText *text, const PressDocument *document)
{
  gsize length;

  text->copy = press_document_get_text (document, &length);
  text->text = g_string_new (NULL);
  press_record_text_clear (text);
}

void
press_record_text_clear (PressRecordText *text)
{
  g_string_truncate (text->text, 0);
  text->end = 0;
  text->wants_blank = FALSE;
}

/* The next words do not touch the last. */
void
press_record_text_separate (PressRecordText *text)
{
  text->wants_blank = TRUE;
}

static void
add_character (PressRecordText *text, const char *bytes, gsize length_bytes)
{
  if (text->wants_blank && text->text->len > 0)
    g_string_append_c (text->text, ' ');
  text->wants_blank = FALSE;
  g_string_append_len (text->text, bytes, length_bytes);
}

/* A digit, a letter or a bracket that is set higher than the line. */
static gboolean
is_raised (gunichar character)
{
  return press_raised_get_digit (character) != PRESS_NOT_RAISED
         || press_raised_get_letter (character) != PRESS_NOT_RAISED
         || character == PRESS_RAISED_OPEN || character == PRESS_RAISED_CLOSE;
}

static gboolean
ends_in_word (const GString *text, guint fewest_letters)
{
  guint n = 0;

  while (n < fewest_letters && n < text->len
         && (g_ascii_isalpha (text->str[text->len - 1 - n]) || text->str[text->len - 1 - n] == '&'))
    n++;
  return n == fewest_letters;
}

/* Whether a raised sign is the mark of a note and no exponent, as of a short unit or of ten: no
 * exponent has brackets. */
static gboolean
marks_note (const PressRecordText *text, gunichar raised)
{
  const GString *before = text->text;

  if (raised == PRESS_RAISED_OPEN || text->wants_blank || before->len == 0)
    return TRUE;
  if (g_ascii_isalpha (before->str[before->len - 1]))
    return ends_in_word (before, 3);
  return before->len < 2 || strcmp (before->str + before->len - 2, "10") != 0
         || (before->len > 2 && g_ascii_isdigit (before->str[before->len - 3]));
}

/* Passes over a mark of notes: raised digits or letters, perhaps with commas and blanks between and
 * stars behind, or a sign in raised brackets. */
static const char *
skip_note_mark (const char *at, const char *end)
{
  const char *next = at;
  gunichar last = 0;

  while (next < end)
    {
      gunichar character = g_utf8_get_char_validated (next, end - next);

      if (character >= (gunichar) -2
          || (!is_raised (character) && *next != ',' && *next != '*' && last != PRESS_RAISED_OPEN
              && !(*next == ' ' && last == ',')))
        break;
      last = character;
      next = g_utf8_next_char (next);
      if (next[-1] != ',' && next[-1] != ' ')
        at = next;
    }
  return at;
}

/* Adds the character at @at; returns the next one. */
static const char *
add_wide (PressRecordText *text, const char *at, const char *end)
{
  gunichar character = g_utf8_get_char_validated (at, end - at);

  if (character >= (gunichar) -2)
    {
      add_character (text, "\357\277\275", 3);
      return at + 1;
    }
  if (is_raised (character) && marks_note (text, character))
    return skip_note_mark (at, end);
  if (g_unichar_isspace (character))
    text->wants_blank = TRUE;
  else
    add_character (text, at, g_utf8_next_char (at) - at);
  return g_utf8_next_char (at);
}

/* Whether a byte is a character that is seen and takes no other byte. */
static gboolean
is_plain (char byte)
{
  return byte > ' ' && byte < 0x7f;
}

/* Adds bytes of the copy; white space and controls become one blank. */
void
press_record_text_add_span (PressRecordText *text, PressSpan span)
{
  const char *at = text->copy + span.start;
  const char *end = text->copy + span.end;

  if (span.start > text->end)
    text->wants_blank = TRUE;
  text->end = MAX (text->end, span.end);
  while (at < end)
    {
      const char *start = at;

      while (at < end && is_plain (*at))
        at++;
      if (at > start)
        add_character (text, start, at - start);
      else if ((guchar) *at >= 0x80)
        at = add_wide (text, at, end);
      else
        {
          text->wants_blank = TRUE;
          at++;
        }
    }
}

static void
skip_span (PressRecordText *text, PressSpan span)
{
  if (span.start > text->end)
    text->wants_blank = TRUE;
  text->end = MAX (text->end, span.end);
}

/* Adds the leaves of @node, but for those of @left_out, if any, and those that are no words. */
void
press_record_text_add (PressRecordText *text, const PressNode *node, const PressNode *left_out)
{
  const PressNode *at;
  PressWalk walk;

  press_walk_init (&walk, node);
  while (press_walk_next (&walk, &at) != PRESS_WALK_END)
    {
      PressNodeKind kind = press_node_get_kind (at);

      if (walk.event != PRESS_WALK_ENTER)
        continue;
      if (at == left_out || is_left_out[kind]
          || press_node_kind_get_role (kind) == PRESS_ROLE_FLOAT)
        {
          skip_span (text, press_node_get_span (at));
          press_walk_skip_children (&walk);
        }
      else if (press_node_get_first_child (at) == NULL)
        press_record_text_add_span (text, press_node_get_span (at));
    }
}

/* Gives what was added and begins again. */
const char *
press_record_text_take (PressRecordText *text, PressArena *arena)
{
  const char *taken = press_arena_strndup (arena, text->text->str, text->text->len);

  press_record_text_clear (text);
  return taken;
}

const char *
press_record_get_text (PressRecordBuilder *builder, const PressNode *node)
{
  press_record_text_add (&builder->text, node, NULL);
  return press_record_text_take (&builder->text, builder->arena);
}

/* The text of a heading or a label, without its final colon. */
const char *
press_record_get_label (PressRecordBuilder *builder, const PressNode *node)
{
  GString *text = builder->text.text;

  press_record_text_add (&builder->text, node, NULL);
  while (text->len > 0 && (text->str[text->len - 1] == ':' || text->str[text->len - 1] == ' '))
    g_string_truncate (text, text->len - 1);
  return press_record_text_take (&builder->text, builder->arena);
}

/* How many bytes of a text stand in front of the dash, comma or blank that it ends in; all of them
 * where it ends in none. */
static gsize
find_last_sign (const char *text, gsize n_bytes)
{
  static const char *const signs[] = { " ", ",", "-", "\xE2\x80\x93", "\xE2\x80\x94" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize length = strlen (signs[i]);

      if (n_bytes >= length && memcmp (text + n_bytes - length, signs[i], length) == 0)
        return n_bytes - length;
    }
  return n_bytes;
}

/* Cuts the signs off that lead from a text to what follows it on its line. */
static void
cut_lead (GString *text)
{
  gsize n_bytes = text->len;
  gsize end;

  for (end = find_last_sign (text->str, n_bytes); end < n_bytes;
       end = find_last_sign (text->str, n_bytes))
    n_bytes = end;
  g_string_truncate (text, n_bytes);
}

/* The text of a notice, without the sign behind it; what stands between dashes keeps them. */
const char *
press_record_get_notice (PressRecordBuilder *builder, const PressNode *node)
{
  GString *text = builder->text.text;

  press_record_text_add (&builder->text, node, NULL);
  if (text->len > 0 && g_ascii_isalpha (text->str[0]))
    cut_lead (text);
  return press_record_text_take (&builder->text, builder->arena);
}

/* The normal form of a node where it has one, else its text. */
const char *
press_record_get_value (PressRecordBuilder *builder, const PressNode *node)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);

  return value != NULL ? press_record_keep (builder, value) : press_record_get_text (builder, node);
}

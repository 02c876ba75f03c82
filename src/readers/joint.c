/* One copy from several parts of a file. What is read gets lines of the copy and of the source;
 * what is skipped, one line that stands for all its bytes. */
#include "readers/joint.h"
#include "base/encoding.h"
#include "base/trim.h"
#include "readers/boundary.h"
#include "diagnostics/diagnostics.h"

#include <string.h>

#define LONGEST_STAND_IN_BYTES 60
#define LONGEST_LAST_LINE_BYTES 1024
#define SPARSE_LINES_BYTES 65536

/* What the reader of a part has found, until the whole copy stands. */
typedef struct
{
  PressRuleIndex rule;
  PressSpan source;
  char *message;
} Finding;

struct _PressJoint
{
  GBytes *source;
  const char *bytes;
  guint32 length;
  guint n_lines; /* of the source */
  GString *text;
  GArray *lines;         /* of PressLine */
  GArray *origins;       /* of PressOrigin */
  GArray *cells;         /* of PressGridCell */
  GArray *links;         /* of PressLink */
  GArray *breaks;        /* of guint32 */
  GArray *starts;        /* of the source's lines that are read: guint32 */
  GArray *numbers;       /* theirs: guint32 */
  guint n_sparse;        /* of those, the ones in front that do not follow one another */
  guint n_counted;       /* lines of the source so far */
  guint32 next;          /* where the next line of the source begins, in another copy; 0: in none */
  GArray *findings;      /* of Finding */
  GArray *spellings;     /* of PressSpelling */
  gboolean is_too_large; /* a part is */
};

static void
clear_finding (gpointer finding)
{
  g_free (((Finding *) finding)->message);
}

/* All but the lines of the source begins anew. */
static void
begin_copy (PressJoint *joint)
{
  joint->next = 0;
  joint->text = g_string_new (NULL);
  joint->lines = g_array_new (FALSE, FALSE, sizeof (PressLine));
  joint->origins = g_array_new (FALSE, FALSE, sizeof (PressOrigin));
  joint->cells = g_array_new (FALSE, FALSE, sizeof (PressGridCell));
  joint->links = g_array_new (FALSE, FALSE, sizeof (PressLink));
  joint->breaks = g_array_new (FALSE, FALSE, sizeof (guint32));
  joint->spellings = g_array_new (FALSE, FALSE, sizeof (PressSpelling));
}

/* @n_lines: of the whole source. */
PressJoint *
press_joint_new (GBytes *source, guint n_lines)
{
  PressJoint *joint = g_new0 (PressJoint, 1);
  gsize length;

  joint->source = source;
  joint->bytes = g_bytes_get_data (source, &length);
  joint->length = (guint32) length;
  joint->n_lines = n_lines;
  joint->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  joint->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  joint->findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_array_set_clear_func (joint->findings, clear_finding);
  begin_copy (joint);
  return joint;
}

void
press_joint_free (PressJoint *joint)
{
  g_string_free (joint->text, TRUE);
  g_array_unref (joint->lines);
  g_array_unref (joint->origins);
  g_array_unref (joint->cells);
  g_array_unref (joint->links);
  g_array_unref (joint->breaks);
  g_array_unref (joint->spellings);
  g_array_unref (joint->starts);
  g_array_unref (joint->numbers);
  g_array_unref (joint->findings);
  g_free (joint);
}

static void
add_origin (PressJoint *joint, guint32 source, guint32 source_end)
{
  PressOrigin origin = { (guint32) joint->text->len, source, source_end };

  g_array_append_val (joint->origins, origin);
}

/* Makes room for @n more and gives the first of them. */
static gpointer
extend (GArray *array, guint n)
{
  guint n_before = array->len;

  if (n == 0)
    return NULL;
  g_array_set_size (array, n_before + n);
  return array->data + (gsize) n_before * g_array_get_element_size (array);
}

/* Numbers the lines of the source from the one at @first on: they are read. */
static void
number_lines (PressJoint *joint, guint first)
{
  guint n = joint->starts->len - first;
  guint32 *numbers = extend (joint->numbers, n);

  for (guint i = 0; i < n; i++)
    numbers[i] = ++joint->n_counted;
}

static void
add_source_lines (PressJoint *joint, PressSpan source)
{
  guint first = joint->starts->len;

  press_copy_find_line_starts (joint->bytes, source.start, source.end, joint->starts);
  number_lines (joint, first);
}

/* The reader of a part may know its lines. A byte order mark that no file begins with is a part of
 * its line. */
static void
add_lines_of_part (PressJoint *joint, const PressCopy *part, guint32 base)
{
  guint first = joint->starts->len;
  guint32 *starts = extend (joint->starts, part->n_source_lines);

  for (guint i = 0; i < part->n_source_lines; i++)
    starts[i] = base + part->source_lines[i];
  if (base > 0 && part->n_source_lines > 0)
    starts[0] = base;
  number_lines (joint, first);
}

/* Every part begins on a line of its own. */
static void
begin_line (PressJoint *joint, guint32 source)
{
  if (joint->text->len == 0 || joint->text->str[joint->text->len - 1] == '\n'
      || joint->text->str[joint->text->len - 1] == '\r')
    return;
  add_origin (joint, source, source);
  g_string_append_c (joint->text, '\n');
}

/* From @source on text is spelled so. */
static void
note_spelling (PressJoint *joint, guint32 source, gboolean is_markup, gboolean is_utf8)
{
  PressSpelling spelling = { source, is_markup, is_utf8 };
  const PressSpelling *last
      = joint->spellings->len > 0
            ? &g_array_index (joint->spellings, PressSpelling, joint->spellings->len - 1)
            : NULL;

  if (last == NULL || last->is_markup != is_markup || last->is_utf8 != is_utf8)
    g_array_append_val (joint->spellings, spelling);
}

/* Bytes that are no UTF-8 are read as Windows-1252, one origin each. */
static void
add_bytes (PressJoint *joint, PressSpan source)
{
  const char *text = joint->bytes + source.start;
  gboolean is_utf8 = press_encoding_find_invalid (text, source.end - source.start) == NULL;

  add_origin (joint, source.start, G_MAXUINT32);
  note_spelling (joint, source.start, FALSE, is_utf8);
  if (is_utf8)
    {
      g_string_append_len (joint->text, text, source.end - source.start);
      return;
    }
  for (guint32 at = source.start; at < source.end; at++)
    {
      guchar byte = (guchar) joint->bytes[at];

      if (byte < 0x80)
        {
          g_string_append_c (joint->text, (char) byte);
          continue;
        }
      g_string_append_unichar (joint->text, press_encoding_from_windows_1252 (byte));
      add_origin (joint, at + 1, G_MAXUINT32);
    }
}

static guint32
find_ink_end (const char *text, guint32 start, guint32 end)
{
  while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r'))
    end--;
  return end;
}

/* Adds one line of a container, with its end. */
void
press_joint_add_line (PressJoint *joint, PressSpan line, PressLineRole role, PressPaper paper)
{
  PressLine record = { .role = (guint8) role, .paper = (guint8) paper };
  guint32 ink_end = find_ink_end (joint->bytes, line.start, line.end);

  begin_line (joint, line.start);
  record.start = (guint32) joint->text->len;
  add_bytes (joint, (PressSpan){ line.start, ink_end });
  record.end = (guint32) joint->text->len;
  if (ink_end < line.end)
    add_bytes (joint, (PressSpan){ ink_end, line.end });
  g_array_append_val (joint->lines, record);
  add_source_lines (joint, line);
}

/* One run of a part, cut at each escape that falls into it. */
static void
add_run (PressJoint *joint, PressOrigin run, guint32 next_copy, guint32 base, const GArray *escapes,
         guint *at)
{
  guint32 length = next_copy - run.copy;
  guint32 copy = (guint32) joint->text->len + run.copy;
  PressOrigin piece
      = { copy, base + press_escape_to_source (escapes, run.source, at), run.source_end };
  guint end_at = *at;

  if (run.source_end != G_MAXUINT32)
    {
      length = MIN (length, run.source_end - MIN (run.source, run.source_end));
      piece.source_end = base + press_escape_to_source (escapes, run.source_end, &end_at);
    }
  g_array_append_val (joint->origins, piece);
  for (guint i = *at + 1; i < escapes->len; i++)
    {
      const PressEscape *escape = &g_array_index (escapes, PressEscape, i);

      if (escape->left - run.source >= length)
        break;
      piece.copy = copy + (escape->left - run.source);
      piece.source = base + escape->source;
      g_array_append_val (joint->origins, piece);
    }
}

static void
add_whole_runs (PressJoint *joint, const PressOrigin *origins, guint n_origins, guint32 base)
{
  PressOrigin *runs = extend (joint->origins, n_origins);
  guint32 shift = (guint32) joint->text->len;

  for (guint i = 0; i < n_origins; i++)
    {
      gboolean is_open = origins[i].source_end == G_MAXUINT32;

      runs[i] = (PressOrigin){ shift + origins[i].copy, base + origins[i].source,
                               is_open ? G_MAXUINT32 : base + origins[i].source_end };
    }
}

static void
add_runs (PressJoint *joint, const PressCopy *part, guint32 base, const GArray *escapes)
{
  static const PressOrigin same = { 0, 0, G_MAXUINT32 };
  const PressOrigin *origins = part->origins != NULL ? part->origins : &same;
  guint n_origins = part->origins != NULL ? part->n_origins : 1;
  guint at = 0;

  if (escapes == NULL)
    {
      add_whole_runs (joint, origins, n_origins, base);
      return;
    }
  for (guint i = 0; i < n_origins; i++)
    add_run (joint, origins[i], i + 1 < n_origins ? origins[i + 1].copy : part->length, base,
             escapes, &at);
}

/* Where bytes of a part stand in the file. */
static PressSpan
find_source (PressSpan span, guint32 base, const GArray *escapes)
{
  guint at = 0;

  if (escapes != NULL)
    {
      span.start = press_escape_to_source (escapes, span.start, &at);
      span.end = press_escape_to_source (escapes, span.end, &at);
    }
  return (PressSpan){ base + span.start, base + MAX (span.start, span.end) };
}

static void
add_findings (PressJoint *joint, const PressDocument *part, guint32 base, const GArray *escapes)
{
  guint n_rules;

  for (guint i = 0; i < part->diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (part->diagnostics, i);
      Finding finding = { .rule = (PressRuleIndex) (diagnostic->rule - press_rules_get (&n_rules)),
                          .source = find_source (diagnostic->source_span, base, escapes),
                          .message = g_strdup (diagnostic->message) };

      g_array_append_val (joint->findings, finding);
    }
}

static void
add_cells (PressJoint *joint, const PressCopy *part)
{
  PressGridCell *cells = extend (joint->cells, part->n_cells);
  guint32 shift = (guint32) joint->text->len;

  for (guint i = 0; i < part->n_cells; i++)
    {
      cells[i] = part->cells[i];
      cells[i].start += shift;
    }
}

static void
add_lines (PressJoint *joint, const PressCopy *part)
{
  PressLine *lines = extend (joint->lines, part->n_lines);
  guint32 shift = (guint32) joint->text->len;

  for (guint i = 0; i < part->n_lines; i++)
    {
      lines[i] = part->lines[i];
      lines[i].start += shift;
      lines[i].end += shift;
    }
}

/* The links of a part are the joint's from now on. */
static void
take_links (PressJoint *joint, PressCopy *part)
{
  guint32 shift = (guint32) joint->text->len;

  for (guint i = 0; i < part->n_links; i++)
    {
      part->links[i].span.start += shift;
      part->links[i].span.end += shift;
    }
  g_array_append_vals (joint->links, part->links, part->n_links);
  part->n_links = 0;
  for (guint i = 0; i < part->n_breaks; i++)
    {
      guint32 at = part->breaks[i] + shift;

      g_array_append_val (joint->breaks, at);
    }
}

static void
add_spelling (PressJoint *joint, const PressCopy *part, PressSpan source)
{
  PressSpelling spelling = press_copy_get_spelling (part, 0);

  note_spelling (joint, source.start, spelling.is_markup, spelling.is_utf8);
}

/* Adds a text that its own reader has read from @source, the @escapes in it, if any, undone. */
void
press_joint_add_part (PressJoint *joint, const PressDocument *part, PressSpan source,
                      const GArray *escapes)
{
  const PressCopy *copy = part->copy;

  joint->is_too_large |= copy->is_too_large;
  begin_line (joint, source.start);
  add_runs (joint, copy, source.start, escapes);
  add_findings (joint, part, source.start, escapes);
  add_cells (joint, copy);
  take_links (joint, part->copy);
  add_lines (joint, copy);
  g_string_append_len (joint->text, copy->text, copy->length);
  add_spelling (joint, copy, source);
  if (escapes == NULL && copy->source_lines != NULL)
    add_lines_of_part (joint, copy, source.start);
  else
    add_source_lines (joint, source);
}

/* The words that stand for what is skipped: those of its first line, as far as they are plain. */
static void
add_stand_in (PressJoint *joint, PressSpan source)
{
  guint32 end = MIN (source.end, source.start + LONGEST_STAND_IN_BYTES);
  guint32 at = source.start;

  while (at < end && g_ascii_isprint (joint->bytes[at]))
    at++;
  while (at > source.start && joint->bytes[at - 1] == ' ')
    at--;
  add_origin (joint, source.start, source.end);
  if (at > source.start)
    g_string_append_len (joint->text, joint->bytes + source.start, at - source.start);
  else
    g_string_append_c (joint->text, '?');
}

/* Notes the last line of what was skipped, so that its end has a place, too. */
static void
note_last_line (PressJoint *joint, PressSpan source, guint32 ink_end)
{
  guint32 start = ink_end;
  guint32 number;

  while (start > source.start && joint->bytes[start - 1] != '\n' && joint->bytes[start - 1] != '\r')
    if (ink_end - --start > LONGEST_LAST_LINE_BYTES)
      return;
  if (g_array_index (joint->starts, guint32, joint->starts->len - 1) >= start)
    return;
  number
      = joint->n_counted + 1 - press_count_line_ends (joint->bytes + ink_end, source.end - ink_end);
  g_array_append_val (joint->starts, start);
  g_array_append_val (joint->numbers, number);
}

/* Adds one line that stands for content that is not read, whose lines have been counted. */
void
press_joint_skip (PressJoint *joint, PressSpan source, PressPaper paper, guint n_lines)
{
  PressLine record = { .role = PRESS_LINE_IS_SKIPPED, .paper = (guint8) paper };
  PressSpan ink = press_span_trim (joint->bytes, source);
  guint32 number = joint->n_counted + 1;

  joint->n_counted += n_lines;
  if (ink.start == ink.end)
    return;
  number += press_count_line_ends (joint->bytes + source.start, ink.start - source.start);
  begin_line (joint, source.start);
  record.start = (guint32) joint->text->len;
  add_stand_in (joint, ink);
  record.end = (guint32) joint->text->len;
  add_origin (joint, ink.end, source.end);
  g_string_append_c (joint->text, '\n');
  g_array_append_val (joint->lines, record);
  g_array_append_val (joint->starts, ink.start);
  g_array_append_val (joint->numbers, number);
  note_last_line (joint, source, ink.end);
}

/* What comes next, in another copy, begins on a line of its own here, too. */
void
press_joint_end (PressJoint *joint, guint32 source)
{
  begin_line (joint, source);
  joint->next = source;
}

/* Whether the copy came to be the file itself, as that of plain text in a wrapper does. */
static gboolean
is_source (const PressJoint *joint)
{
  return joint->text->len == g_bytes_get_size (joint->source) && joint->text->len > 0
         && joint->starts->len == joint->lines->len
         && memcmp (joint->text->str, joint->bytes, joint->text->len) == 0;
}

/* Adds a line of the source behind those that are there. */
static void
add_line_behind (GArray *starts, GArray *numbers, guint32 start, guint32 number)
{
  if (starts->len > 0 && g_array_index (starts, guint32, starts->len - 1) >= start)
    return;
  g_array_append_val (starts, start);
  g_array_append_val (numbers, number);
}

/* Puts the line that comes next and the last one of the source behind those that were read:
 * wherever they end, the end of the copy and that of the whole have a place. */
static void
add_end (const PressJoint *joint, GArray *starts, GArray *numbers)
{
  guint32 start = joint->length;

  if (joint->next > 0)
    add_line_behind (starts, numbers, joint->next, joint->n_counted + 1);
  if (start > 0 && joint->bytes[start - 1] == '\n')
    start--;
  if (start > 0 && joint->bytes[start - 1] == '\r')
    start--;
  while (start > 0 && joint->bytes[start - 1] != '\n' && joint->bytes[start - 1] != '\r')
    start--;
  add_line_behind (starts, numbers, start, joint->n_lines);
}

/* Of the lines that were read one in a while is kept, from which others can be counted. */
static void
take_source_lines (PressJoint *joint, PressCopy *copy)
{
  GArray *starts = joint->starts;
  GArray *numbers = joint->numbers;
  guint32 next = 0;

  joint->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  joint->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < starts->len; i++)
    if (g_array_index (starts, guint32, i) >= next)
      {
        g_array_append_val (joint->starts, g_array_index (starts, guint32, i));
        g_array_append_val (joint->numbers, g_array_index (numbers, guint32, i));
        next = g_array_index (starts, guint32, i) + SPARSE_LINES_BYTES;
      }
  add_end (joint, starts, numbers);
  copy->n_source_lines = starts->len;
  copy->n_sparse_lines = joint->n_sparse;
  copy->source_lines = (guint32 *) (gpointer) g_array_free (starts, FALSE);
  copy->source_numbers = (guint32 *) (gpointer) g_array_free (numbers, FALSE);
  joint->n_sparse = joint->starts->len;
}

static void
take_arrays (PressJoint *joint, PressCopy *copy)
{
  copy->n_lines = joint->lines->len;
  copy->lines = (PressLine *) (gpointer) g_array_free (joint->lines, FALSE);
  copy->n_origins = joint->origins->len;
  copy->origins = (PressOrigin *) (gpointer) g_array_free (joint->origins, FALSE);
  copy->n_spellings = joint->spellings->len;
  copy->spellings = (PressSpelling *) (gpointer) g_array_free (joint->spellings, FALSE);
  copy->n_cells = joint->cells->len;
  copy->cells = (PressGridCell *) (gpointer) g_array_free (joint->cells, FALSE);
  copy->n_links = joint->links->len;
  copy->links = (PressLink *) (gpointer) g_array_free (joint->links, FALSE);
  copy->n_breaks = joint->breaks->len;
  copy->breaks = (guint32 *) (gpointer) g_array_free (joint->breaks, FALSE);
}

static PressCopy *
make_copy (PressJoint *joint)
{
  PressCopy *copy = press_copy_new (joint->source);
  gboolean is_same = is_source (joint);

  if (joint->origins->len == 0)
    add_origin (joint, 0, G_MAXUINT32);
  take_arrays (joint, copy);
  if (is_same)
    {
      g_clear_pointer (&copy->origins, g_free);
      g_string_free (joint->text, TRUE);
      return copy;
    }
  take_source_lines (joint, copy);
  copy->is_too_large = joint->is_too_large;
  press_copy_take_text (copy, joint->text);
  press_copy_note_origins (copy);
  return copy;
}

static void
report_findings (PressJoint *joint, PressDocument *document)
{
  for (guint i = 0; i < joint->findings->len; i++)
    {
      const Finding *finding = &g_array_index (joint->findings, Finding, i);

      press_diagnose_source (document, finding->rule, finding->source, "%s", finding->message);
    }
  g_array_set_size (joint->findings, 0);
}

/* Gives what was added to @document as its copy, in place of the one that it has; what is added
 * from now on makes another. @encoding is that of the whole file. */
void
press_joint_take (PressJoint *joint, PressDocument *document, const char *encoding)
{
  PressCopy *copy = make_copy (joint);

  copy->encoding = encoding;
  press_document_set_copy (document, copy);
  report_findings (joint, document);
  begin_copy (joint);
}

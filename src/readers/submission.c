/* The reader for EDGAR's containers: a document in its wrapper, whole submissions, and the envelope
 * of mail that stood round them until 2001.
 *
 * Each document that may hold a release goes to the reader for its own kind, which never sees the
 * container. All others are skipped: the reader only looks for their ends.
 *
 * The ends are looked for first, in a survey of the whole file. Then it is read, at once or in
 * stretches: a stretch ends in front of a document, once it holds a text that is read. */
#include "readers/submission.h"
#include "base/encoding.h"
#include "base/trim.h"
#include "readers/boundary.h"
#include "readers/joint.h"

#include <string.h>

#define LONGEST_CLOSING_LINE_BYTES 80
#define FURTHEST_OPENING_BYTES 4096 /* blank lines in front of a document's first words */

/* What the survey found of the text of a document. */
typedef struct
{
  guint32 boundary; /* the line that ends it */
  guint32 n_lines;  /* of what is skipped */
} Found;

typedef struct
{
  const PressReadOptions *options;
  const char *name;
  GBytes *bytes;
  const char *source;
  guint32 length;
  guint32 at;
  PressSubmissionScanner *scanner;
  PressBoundaries boundaries;
  PressJoint *joint; /* NULL during the survey */
  GArray *found;     /* of Found: of each document, in order */
  guint n_read;      /* of those */
  gboolean is_utf8;  /* all that is read */
  guint n_lines;     /* so far */
  gboolean is_in_stretches;
  gboolean has_text; /* the stretch holds what is enough for it */
  gboolean is_over;  /* the stretch, in front of a document */
  PressSpan last;    /* the text that was read last */
  PressPaper paper;  /* of the document at hand */
  gboolean is_asked_for;
  gboolean in_document;
  gboolean in_head;
  gboolean in_envelope_head;
  gboolean is_enveloped;
  gboolean has_head; /* a whole submission, whose types can be trusted */
} Reader;

/* Lines. */

static guint32
find_line_end (const Reader *reader, guint32 at)
{
  return press_find_line_end (reader->source, at, reader->length);
}

static guint32
skip_line_end (const Reader *reader, guint32 at)
{
  if (at + 1 < reader->length && reader->source[at] == '\r' && reader->source[at + 1] == '\n')
    return at + 2;
  return MIN (at + 1, reader->length);
}

static int
classify (const Reader *reader, PressSubmissionState state, guint32 start)
{
  guint32 seen = MIN (reader->length - start, PRESS_SUBMISSION_HEAD_BYTES) + start;

  return press_submission_scanner_classify (reader->scanner, state, reader->source + start,
                                            press_find_line_end (reader->source, start, seen)
                                                - start);
}

static void
survey_text (Reader *reader, PressSpan read)
{
  reader->n_lines += press_copy_count_line_starts (reader->source, read.start, read.end);
  reader->is_utf8
      = reader->is_utf8
        && press_encoding_find_invalid (reader->source + read.start, read.end - read.start) == NULL;
}

static void
add_line (Reader *reader, PressLineRole role, PressPaper paper)
{
  guint32 next = skip_line_end (reader, find_line_end (reader, reader->at));

  if (reader->joint != NULL)
    press_joint_add_line (reader->joint, (PressSpan){ reader->at, next }, role, paper);
  else
    survey_text (reader, (PressSpan){ reader->at, next });
  reader->at = next;
}

/* Where a line begins that ends at @end, or G_MAXUINT32 where it is no short one. */
static guint32
find_short_line (const Reader *reader, guint32 from, guint32 end)
{
  guint32 start = end;

  while (start > from && reader->source[start - 1] != '\n' && reader->source[start - 1] != '\r')
    if (end - --start > LONGEST_CLOSING_LINE_BYTES)
      return G_MAXUINT32;
  return start;
}

/* The line above @at, or G_MAXUINT32 where that is no short one. The last one of a file may have no
 * line end. */
static guint32
find_line_above (const Reader *reader, guint32 from, guint32 at)
{
  guint32 end = at;

  if (end > from && reader->source[end - 1] == '\n')
    end--;
  if (end > from && reader->source[end - 1] == '\r')
    end--;
  if (at == from || (end == at && at < reader->length))
    return G_MAXUINT32;
  return find_short_line (reader, from, end);
}

/* The tags that close a text stand above the one that closes its document. */
static guint32
find_content_end (const Reader *reader, guint32 from, guint32 boundary)
{
  guint32 end = boundary;
  guint32 at = boundary;

  while ((at = find_line_above (reader, from, at)) != G_MAXUINT32)
    {
      int token = classify (reader, PRESS_SUBMISSION_STATE_CLOSING, at);

      if (token > PRESS_SUBMISSION_BLANK)
        end = at;
      else if (token == PRESS_SUBMISSION_NOTHING)
        break;
    }
  return end;
}

/* Documents. */

/* The text behind the tag of a field. */
static PressSpan
get_value (const Reader *reader, guint32 line)
{
  PressSpan value = { line, find_line_end (reader, line) };
  const char *tag_end = memchr (reader->source + line, '>', value.end - line);

  value.start = tag_end != NULL ? (guint32) (tag_end - reader->source) + 1 : value.end;
  return press_span_trim (reader->source, value);
}

/* Whether a type has the number that is asked for: 99.1 asks for EX-99.1, 99 also for it. */
static gboolean
is_asked_for (const Reader *reader, PressSpan type)
{
  const char *exhibit = reader->options->exhibit;
  guint32 length;

  if (exhibit == NULL)
    return TRUE;
  while (type.start < type.end && !g_ascii_isdigit (reader->source[type.start]))
    type.start++;
  length = (guint32) strlen (exhibit);
  return type.end - type.start >= length
         && strncmp (reader->source + type.start, exhibit, length) == 0
         && (type.end - type.start == length
             || !g_ascii_isdigit (reader->source[type.start + length]));
}

static void
add_type (Reader *reader)
{
  PressSpan type = get_value (reader, reader->at);

  reader->paper = (PressPaper) press_submission_scanner_classify (
      reader->scanner, PRESS_SUBMISSION_STATE_PAPER, reader->source + type.start,
      type.end - type.start);
  reader->is_asked_for = is_asked_for (reader, type);
  add_line (reader, PRESS_LINE_IS_WRAPPER_TYPE, reader->paper);
}

/* Whether a document may hold a release. */
static gboolean
may_hold_release (const Reader *reader)
{
  static const gboolean may[PRESS_N_PAPERS]
      = { [PRESS_PAPER_UNTOLD] = TRUE, [PRESS_PAPER_EXHIBIT] = TRUE, [PRESS_PAPER_FORM] = TRUE };

  return reader->is_asked_for && (may[reader->paper] || !reader->has_head);
}

static void
read_part (Reader *reader, PressSpan part)
{
  const char *text = reader->source + part.start;
  gsize length = part.end - part.start;
  g_autoptr (PressDocument) document = NULL;
  g_autoptr (GArray) escapes = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (reader->is_enveloped || press_escape_is_used (reader->scanner, text, length))
    {
      escapes = g_array_new (FALSE, FALSE, sizeof (PressEscape));
      bytes = press_escape_undo (reader->scanner, text, length, escapes);
    }
  else
    bytes = g_bytes_new_from_bytes (reader->bytes, part.start, length);
  document = press_read_part (bytes, reader->name, reader->options);
  press_joint_add_part (reader->joint, document, part, escapes);
}

/* The first words of a document may be a tag of their own, or say that it is no text. */
static gboolean
open_content (Reader *reader)
{
  guint32 furthest = MIN (reader->length - reader->at, FURTHEST_OPENING_BYTES) + reader->at;

  for (guint32 line = reader->at; line < furthest;)
    {
      int token = classify (reader, PRESS_SUBMISSION_STATE_OPENING, line);

      if (token == PRESS_SUBMISSION_BINARY)
        return FALSE;
      if (token == PRESS_SUBMISSION_TEXT_OPEN)
        {
          while (reader->at < line)
            add_line (reader, PRESS_LINE_IS_TEXT, PRESS_PAPER_UNTOLD);
          add_line (reader, PRESS_LINE_IS_WRAPPER_TEXT, PRESS_PAPER_UNTOLD);
        }
      if (token != PRESS_SUBMISSION_BLANK)
        break;
      line = skip_line_end (reader, find_line_end (reader, line));
    }
  return TRUE;
}

static void
survey_content (Reader *reader, gboolean is_read)
{
  Found found = { 0 };
  PressSpan content = { reader->at, reader->length };

  if (is_read)
    found.boundary = press_boundaries_find (&reader->boundaries, reader->at);
  else
    found.boundary = press_boundaries_skip (&reader->boundaries, reader->at, &found.n_lines);
  content.end = find_content_end (reader, reader->at, found.boundary);
  if (is_read)
    survey_text (reader, content);
  else
    found.n_lines
        -= press_count_line_ends (reader->source + content.end, found.boundary - content.end);
  reader->n_lines += found.n_lines;
  g_array_append_val (reader->found, found);
  reader->at = content.end;
}

/* Reads or skips what stands up to the end of the document. */
static void
take_content (Reader *reader, gboolean is_read, PressPaper paper)
{
  const Found *found = &g_array_index (reader->found, Found, reader->n_read++);
  PressSpan content = { reader->at, find_content_end (reader, reader->at, found->boundary) };

  if (content.start < content.end && is_read)
    {
      read_part (reader, content);
      reader->has_text = TRUE;
      reader->last = content;
    }
  else if (content.start < content.end)
    press_joint_skip (reader->joint, content, paper, found->n_lines);
  reader->at = content.end;
}

static void
read_content (Reader *reader)
{
  gboolean is_text = open_content (reader);
  gboolean is_read = is_text && may_hold_release (reader);

  if (reader->joint == NULL)
    survey_content (reader, is_read);
  else
    take_content (reader, is_read, is_text ? reader->paper : PRESS_PAPER_BINARY);
  reader->in_document = FALSE;
}

/* The fields of a document, up to its text. */
static void
read_front (Reader *reader)
{
  switch (classify (reader, PRESS_SUBMISSION_STATE_FRONT, reader->at))
    {
    case PRESS_SUBMISSION_TYPE:
      add_type (reader);
      break;
    case PRESS_SUBMISSION_FIELD:
      add_line (reader, PRESS_LINE_IS_WRAPPER_FIELD, PRESS_PAPER_UNTOLD);
      break;
    case PRESS_SUBMISSION_BLANK:
      add_line (reader, PRESS_LINE_IS_TEXT, PRESS_PAPER_UNTOLD);
      break;
    case PRESS_SUBMISSION_TEXT_OPEN:
      add_line (reader, PRESS_LINE_IS_WRAPPER_TEXT, PRESS_PAPER_UNTOLD);
      read_content (reader);
      break;
    case PRESS_SUBMISSION_NOTHING:
      read_content (reader);
      break;
    default:
      reader->in_document = FALSE;
      break;
    }
}

/* Outside of documents. */

static void
begin_document (Reader *reader)
{
  reader->in_document = TRUE;
  reader->in_head = FALSE;
  reader->paper = PRESS_PAPER_UNTOLD;
  reader->is_asked_for = reader->options->exhibit == NULL;
}

/* The head of an envelope ends at a blank line or the first tag. */
static gboolean
read_envelope_head (Reader *reader)
{
  if (reader->in_envelope_head
      && (reader->source[reader->at] == '<'
          || classify (reader, PRESS_SUBMISSION_STATE_OUTSIDE, reader->at)
                 == PRESS_SUBMISSION_BLANK))
    reader->in_envelope_head = FALSE;
  if (reader->in_envelope_head)
    add_line (reader, PRESS_LINE_IS_ENVELOPE, PRESS_PAPER_UNTOLD);
  return reader->in_envelope_head;
}

/* What belongs to no document. In the head of a submission it is kept as a line of it, elsewhere it
 * is read as a text by itself. */
static void
read_stray (Reader *reader)
{
  if (reader->in_head)
    add_line (reader, PRESS_LINE_IS_HEADER, PRESS_PAPER_UNTOLD);
  else
    {
      begin_document (reader);
      reader->is_asked_for = TRUE;
      read_content (reader);
    }
}

static void
read_outside (Reader *reader)
{
  PressSubmissionState state
      = reader->in_head ? PRESS_SUBMISSION_STATE_HEAD : PRESS_SUBMISSION_STATE_OUTSIDE;
  int token = classify (reader, state, reader->at);
  static const guint8 roles[PRESS_N_SUBMISSION_TOKENS] = {
    [PRESS_SUBMISSION_ENVELOPE_OPEN] = PRESS_LINE_IS_ENVELOPE,
    [PRESS_SUBMISSION_ENVELOPE_CLOSE] = PRESS_LINE_IS_ENVELOPE,
    [PRESS_SUBMISSION_OPEN] = PRESS_LINE_IS_HEADER_FIELD,
    [PRESS_SUBMISSION_CLOSE] = PRESS_LINE_IS_HEADER,
    [PRESS_SUBMISSION_HEADER_OPEN] = PRESS_LINE_IS_HEADER_FIELD,
    [PRESS_SUBMISSION_HEADER_CLOSE] = PRESS_LINE_IS_HEADER,
    [PRESS_SUBMISSION_HEADER_TAG] = PRESS_LINE_IS_HEADER,
    [PRESS_SUBMISSION_HEADER_FIELD] = PRESS_LINE_IS_HEADER_FIELD,
    [PRESS_SUBMISSION_HEADER_GROUP] = PRESS_LINE_IS_HEADER_GROUP,
    [PRESS_SUBMISSION_DOCUMENT_OPEN] = PRESS_LINE_IS_WRAPPER_OPEN,
    [PRESS_SUBMISSION_DOCUMENT_CLOSE] = PRESS_LINE_IS_WRAPPER_CLOSE,
  };

  switch (token)
    {
    case PRESS_SUBMISSION_NOTHING:
      read_stray (reader);
      return;
    case PRESS_SUBMISSION_TYPE:
    case PRESS_SUBMISSION_FIELD:
    case PRESS_SUBMISSION_TEXT_OPEN:
      begin_document (reader);
      return;
    case PRESS_SUBMISSION_DOCUMENT_OPEN:
      if (reader->is_in_stretches && reader->has_text)
        {
          reader->is_over = TRUE;
          return;
        }
      begin_document (reader);
      break;
    case PRESS_SUBMISSION_ENVELOPE_OPEN:
      reader->in_envelope_head = reader->is_enveloped = TRUE;
      break;
    case PRESS_SUBMISSION_ENVELOPE_CLOSE:
      reader->is_enveloped = FALSE;
      break;
    case PRESS_SUBMISSION_OPEN:
    case PRESS_SUBMISSION_HEADER_OPEN:
      reader->in_head = reader->has_head = reader->has_text = TRUE;
      break;
    case PRESS_SUBMISSION_HEADER_CLOSE:
    case PRESS_SUBMISSION_CLOSE:
      reader->in_head = FALSE;
      break;
    default:
      break;
    }
  add_line (reader, roles[token], PRESS_PAPER_UNTOLD);
}

static void
begin (Reader *reader, GBytes *bytes, const PressReadOptions *options)
{
  gsize length;

  reader->options = options;
  reader->bytes = bytes;
  reader->source = g_bytes_get_data (bytes, &length);
  reader->length = (guint32) length;
  if (press_encoding_has_mark (reader->source, length))
    reader->at = strlen (PRESS_BYTE_ORDER_MARK);
  reader->scanner = press_submission_scanner_new ();
  press_boundaries_init (&reader->boundaries, reader->source, reader->length, options->mapped_fd,
                         reader->scanner);
}

static void
end (Reader *reader)
{
  press_boundaries_clear (&reader->boundaries);
  press_submission_scanner_free (reader->scanner);
}

/* Whether a file is a container, or was cut from one. */
gboolean
press_is_submission (GBytes *bytes)
{
  static const PressReadOptions options = { 0 };
  Reader reader = { 0 };
  gboolean is_one;
  guint32 at;

  begin (&reader, bytes, &options);
  at = reader.at;
  while (at < reader.length && g_ascii_isspace (reader.source[at]))
    at++;
  is_one = at < reader.length
           && (classify (&reader, PRESS_SUBMISSION_STATE_OUTSIDE, at) > PRESS_SUBMISSION_BLANK
               || press_boundaries_find (&reader.boundaries, at) < reader.length
               || press_escape_is_used (reader.scanner, reader.source, reader.length));
  end (&reader);
  return is_one;
}

static void
read_on (Reader *reader)
{
  while (reader->at < reader->length && !reader->is_over)
    if (reader->in_document)
      read_front (reader);
    else if (!read_envelope_head (reader))
      read_outside (reader);
}

struct _PressSubmission
{
  Reader reader;
  PressReadOptions options;
  PressDocument *document;
};

/* Finds the documents in a container, and how it is encoded. Nothing is read yet. */
PressSubmission *
press_submission_new (GBytes *bytes, const char *name, const PressReadOptions *options)
{
  PressSubmission *submission = g_new0 (PressSubmission, 1);
  Reader *reader = &submission->reader;
  Reader survey = { .name = name, .is_utf8 = TRUE };

  submission->options = *options;
  begin (&survey, bytes, &submission->options);
  survey.found = g_array_new (FALSE, FALSE, sizeof (Found));
  read_on (&survey);
  end (&survey);
  begin (reader, bytes, &submission->options);
  reader->found = survey.found;
  reader->is_utf8 = survey.is_utf8;
  reader->joint = press_joint_new (bytes, survey.n_lines);
  submission->document = press_document_new (name, press_copy_new (bytes));
  submission->document->input_start = reader->at;
  reader->name = submission->document->name;
  return submission;
}

void
press_submission_free (PressSubmission *submission)
{
  end (&submission->reader);
  g_array_unref (submission->reader.found);
  press_joint_free (submission->reader.joint);
  press_document_unref (submission->document);
  g_free (submission);
}

/* The document that is read into; its tree is empty. */
PressDocument *
press_submission_get_document (const PressSubmission *submission)
{
  return submission->document;
}

gboolean
press_submission_is_over (const PressSubmission *submission)
{
  return submission->reader.at == submission->reader.length;
}

/* What is left is one line of the copy, whatever it is. */
static void
skip_rest (Reader *reader)
{
  PressSpan rest = { reader->at, reader->length };
  guint n_lines = press_count_line_ends (reader->source + rest.start, rest.end - rest.start);

  press_joint_skip (reader->joint, rest, PRESS_PAPER_UNTOLD, n_lines);
  reader->at = reader->length;
}

/* Reads the next stretch into the document. */
void
press_submission_read (PressSubmission *submission, PressReach reach)
{
  Reader *reader = &submission->reader;

  press_boundaries_release (&reader->boundaries, reader->last);
  press_document_let_copy_go (submission->document);
  reader->is_in_stretches = reach == PRESS_REACH_STRETCH;
  reader->has_text = reader->is_over = FALSE;
  if (reach == PRESS_REACH_REST)
    skip_rest (reader);
  else
    read_on (reader);
  if (reader->is_over)
    press_joint_end (reader->joint, reader->at);
  press_joint_take (reader->joint, submission->document,
                    reader->is_utf8 ? "UTF-8" : "windows-1252");
}

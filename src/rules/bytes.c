/* Rules on characters and lines: what EDGAR takes, and what got lost on the way to the file. */
#include "base/scanner-use.h"
#include "rules/bytes.h"
#include "base/known-tags.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

#define NARRATIVE_COLUMNS 80
#define TABLE_COLUMNS 132
#define TAB_COLUMNS 8
/* flex wants two of them behind a text that it does not copy. */
#define END_MARKS 2

PRESS_SCANNER_DECLARE_PLAIN (press_bytes)
void *press_bytes_yy_scan_buffer (char *base, gsize size, yyscan_t scanner);
char *press_bytes_yyget_text (yyscan_t scanner);
int press_bytes_yyget_leng (yyscan_t scanner);
int press_bytes_next (yyscan_t scanner);

/* What is reported of a token: one diagnostic a release, which counts them all. */
typedef struct
{
  int rule; /* -1: none */
  const char *message;
  const char *mend;
} Finding;

static const Finding findings[PRESS_N_BYTES] = {
  [PRESS_BYTES_END] = { -1, NULL, NULL },
  [PRESS_BYTES_TRAILING]
  = { PRESS_RULE_TRAILING_BLANKS, "blanks at the end of a line", "delete the blanks" },
  [PRESS_BYTES_TAB] = { PRESS_RULE_TAB_IN_ASCII, "a tab", "write blanks" },
  [PRESS_BYTES_CARET]
  = { PRESS_RULE_CHARACTER_NOT_IN_EDGAR_SET, "the character ^ is none that EDGAR takes", NULL },
  [PRESS_BYTES_CONTROL] = { PRESS_RULE_CHARACTER_NOT_IN_EDGAR_SET,
                            "a control character, which EDGAR does not take", NULL },
  [PRESS_BYTES_ENTITY] = { PRESS_RULE_ENTITY_IN_ASCII, "plain text shows this entity as it stands",
                           "write the character" },
  [PRESS_BYTES_BRACKET] = { PRESS_RULE_ENTITY_IN_ASCII, "plain text shows this entity as it stands",
                            "write the bracket" },
  [PRESS_BYTES_MOJIBAKE]
  = { PRESS_RULE_MOJIBAKE, "these characters are one that was read in the wrong encoding", NULL },
  [PRESS_BYTES_SYMBOL]
  = { PRESS_RULE_SYMBOL_FONT_ARTIFACT, "the last letter was a mark in the Symbol font", NULL },
  [PRESS_BYTES_SMART] = { PRESS_RULE_SMART_PUNCTUATION, "a printer's mark in plain text for EDGAR",
                          "write them in ASCII" },
  [PRESS_BYTES_HIGH]
  = { PRESS_RULE_NON_ASCII_CHARACTER, "a character outside ASCII in plain text for EDGAR", NULL },
  [PRESS_BYTES_TABLE_OPEN] = { -1, NULL, NULL },
  [PRESS_BYTES_TABLE_CLOSE] = { -1, NULL, NULL },
  [PRESS_BYTES_ACTIVE]
  = { PRESS_RULE_HTML_ACTIVE_CONTENT, "active content, which EDGAR does not take", NULL },
  [PRESS_BYTES_ELEMENT]
  = { PRESS_RULE_HTML_ELEMENT_NOT_ALLOWED, "an element that EDGAR does not take", NULL },
  [PRESS_BYTES_EXTERNAL]
  = { PRESS_RULE_HTML_EXTERNAL_REFERENCE, "this lies outside the submission", NULL },
  [PRESS_BYTES_TAG_END] = { -1, NULL, NULL },
};

static const char *const plain_texts[] = {
#define PRESS_PLAIN(NAME, text) text,
#include "rules/plain.def"
#undef PRESS_PLAIN
};

G_STATIC_ASSERT (G_N_ELEMENTS (plain_texts) == PRESS_N_PLAIN);

typedef struct
{
  PressCheck *check;
  yyscan_t scanner;
  const char *text;
  gboolean is_source;
  gboolean is_of_entities; /* and of nothing else */
  PressDiagnostic *said[PRESS_N_BYTES];
  PressMend *mends[PRESS_N_BYTES];
  guint n_found[PRESS_N_BYTES];
  guint depth;      /* of tables of HTML */
  GArray *tags;     /* of PressSpan: tables between tags of plain text */
  PressSpan opened; /* the tag of plain text that nothing has closed yet */
  gboolean has_said_nested;
  guint32 tabs_end; /* of the last ones that were expanded */
  guint column;     /* there, from 0 */
} Reading;

/* Blanks as wide as tabs at that place. Tabs are met in their order, so that those of a line are
 * counted on from the last ones. */
static char *
expand_tabs (Reading *reading, PressSpan span)
{
  const PressCopy *copy = reading->check->document->copy;
  guint32 start = copy->lines[press_copy_find_line (copy, span.start)].start;
  guint column = reading->tabs_end > start ? reading->column : 0;
  guint from;

  for (guint32 at = MAX (start, reading->tabs_end); at < span.start; at++)
    column = copy->text[at] == '\t' ? (column / TAB_COLUMNS + 1) * TAB_COLUMNS : column + 1;
  from = column;
  for (guint32 at = span.start; at < span.end; at++)
    column = (column / TAB_COLUMNS + 1) * TAB_COLUMNS;
  reading->tabs_end = span.end;
  reading->column = column;
  return g_strnfill (column - from, ' ');
}

/* A bracket of its own may be one of a tag that EDGAR obeys: `&lt;TABLE&gt;`. */
static PressMendKind
get_safety (PressBytesKind kind)
{
  return kind == PRESS_BYTES_BRACKET ? PRESS_MEND_SUGGESTED : PRESS_MEND_SAFE;
}

static void
add_mend (Reading *reading, PressBytesKind kind, const char *plain, PressSpan span)
{
  g_autofree char *blanks = NULL;

  if (kind == PRESS_BYTES_TRAILING)
    plain = "";
  else if (kind == PRESS_BYTES_TAB)
    {
      blanks = expand_tabs (reading, span);
      plain = blanks;
    }
  if (plain == NULL)
    return;
  if (reading->mends[kind] == NULL)
    reading->mends[kind] = press_diagnostic_add_mend (reading->said[kind], get_safety (kind), "%s",
                                                      findings[kind].mend);
  press_mend_replace (reading->mends[kind], span, plain);
}

static void
report (Reading *reading, PressBytesKind kind, const char *plain, PressSpan span)
{
  const Finding *finding = &findings[kind];
  PressDocument *document = reading->check->document;

  if (finding->rule < 0)
    return;
  if (reading->n_found[kind]++ == 0)
    reading->said[kind] = reading->is_source
                              ? press_diagnose_source (document, (PressRuleIndex) finding->rule,
                                                       span, "%s", finding->message)
                              : press_diagnose (document, (PressRuleIndex) finding->rule, span,
                                                "%s", finding->message);
  if (finding->mend != NULL)
    add_mend (reading, kind, plain, span);
}

/* PR121 */
static void
count_table (Reading *reading, PressBytesKind kind, PressSpan span)
{
  if (kind == PRESS_BYTES_TABLE_CLOSE)
    reading->depth -= reading->depth > 0;
  else if (reading->depth++ > 0 && !reading->has_said_nested)
    {
      press_diagnose_source (reading->check->document, PRESS_RULE_HTML_NESTED_TABLE, span,
                             "a table inside a table");
      reading->has_said_nested = TRUE;
    }
}

/* PR115 */
static void
report_open_table (Reading *reading)
{
  if (reading->opened.end > 0)
    press_diagnose (reading->check->document, PRESS_RULE_TABLE_NOT_CLOSED, reading->opened,
                    "no </TABLE> closes this table");
}

static void
note_table (Reading *reading, PressBytesKind kind, PressSpan span)
{
  if (kind == PRESS_BYTES_TABLE_OPEN)
    {
      report_open_table (reading);
      reading->opened = span;
    }
  else if (reading->opened.end > 0)
    {
      PressSpan table = { reading->opened.start, span.end };

      g_array_append_val (reading->tags, table);
      reading->opened = (PressSpan){ 0, 0 };
    }
}

/* Tags of the source that say nothing, so that no tag is scanned twice that is spelled alike. */
typedef struct
{
  PressKnownTags known;
  guint32 tag;      /* where the one at hand begins */
  gboolean is_told; /* something was found in it */
} Silent;

/* Passes over text and over tags that are known to say nothing, from @at on. */
static void
pass_over (const Reading *reading, Silent *silent, guint32 at, guint32 end)
{
  guint place = 0;

  while (at < end && place != PRESS_KNOWN_TAGS_N)
    {
      const char *tag = memchr (reading->text + at, '<', end - at);

      at = tag != NULL ? (guint32) (tag - reading->text) : end;
      if (at < end
          && (place = press_known_tags_find (&silent->known, reading->text, at, end))
                 != PRESS_KNOWN_TAGS_N)
        at += silent->known.lengths[place];
    }
  silent->tag = at;
  silent->is_told = FALSE;
}

/* A tag in which nothing was found is known from now on, if it ends at its first bracket. */
static void
keep_silent (const Reading *reading, Silent *silent, guint32 tag_end, guint32 end)
{
  guint32 length = press_tag_measure (reading->text, silent->tag, end);

  if (!silent->is_told && length > 0 && silent->tag + length == tag_end)
    press_known_tags_keep (&silent->known, reading->text, silent->tag, length);
}

static void
take (Reading *reading, int token, PressSpan found)
{
  PressBytesKind kind = (PressBytesKind) (token % PRESS_N_BYTES);

  if (reading->is_of_entities && kind != PRESS_BYTES_ENTITY && kind != PRESS_BYTES_BRACKET)
    return;
  if (kind == PRESS_BYTES_TABLE_OPEN || kind == PRESS_BYTES_TABLE_CLOSE)
    (reading->is_source ? count_table : note_table) (reading, kind, found);
  else
    report (reading, kind, plain_texts[token / PRESS_N_BYTES], found);
}

/* Reads a stretch of the copy or of the source. */
static void
read_bytes (Reading *reading, PressSpan span, PressBytesCondition condition)
{
  gsize length = span.end - span.start;
  g_autofree char *buffer = g_malloc (length + END_MARKS);
  g_autofree Silent *silent = reading->is_source ? g_new0 (Silent, 1) : NULL;
  int token;

  memcpy (buffer, reading->text + span.start, length);
  memset (buffer + length, 0, END_MARKS);
  if (silent != NULL)
    silent->tag = span.start;
  reading->scanner = press_bytes_new_scanner ();
  press_bytes_yy_scan_buffer (buffer, length + END_MARKS, reading->scanner);
  press_bytes_begin (reading->scanner, condition);
  while ((token = press_bytes_next (reading->scanner)) != PRESS_BYTES_END)
    {
      PressSpan found;

      found.start = span.start + (guint32) (press_bytes_yyget_text (reading->scanner) - buffer);
      found.end = found.start + (guint32) press_bytes_yyget_leng (reading->scanner);
      if (silent == NULL)
        take (reading, token, found);
      else if (token != PRESS_BYTES_TAG_END)
        {
          silent->is_told = TRUE;
          take (reading, token, found);
        }
      else
        {
          keep_silent (reading, silent, found.end, span.end);
          pass_over (reading, silent, found.end, span.end);
          press_bytes_skip (reading->scanner, buffer + (silent->tag - span.start));
        }
    }
  press_bytes_yylex_destroy (reading->scanner);
}

/* Reads the line of a place in a stretch of the copy, and returns its end. */
static guint32
read_line (Reading *reading, guint32 at, PressSpan span, PressBytesCondition condition)
{
  const PressCopy *copy = reading->check->document->copy;
  guint32 start = copy->lines[press_copy_find_line (copy, at)].start;
  const char *end = memchr (copy->text + at, '\n', span.end - at);
  PressSpan line
      = { MAX (start, span.start), end != NULL ? (guint32) (end - copy->text) + 1 : span.end };

  read_bytes (reading, line, condition);
  return line.end;
}

/* Reads those lines of the copy of HTML that may hold what is looked for. */
static void
read_suspects (Reading *reading, PressSpan span)
{
  guint32 at = span.start;

  while ((at = press_bytes_find_suspect (reading->text, at, span.end)) < span.end)
    at = read_line (reading, at, span, PRESS_BYTES_IN_COPY);
}

/* PR122 in a text that nothing shows to be meant for EDGAR. */
static void
read_entities (PressCheck *check, PressSpan span)
{
  Reading reading = { .check = check, .text = check->document->copy->text, .is_of_entities = TRUE };
  guint32 at = span.start;
  const char *sign;

  while ((sign = memchr (reading.text + at, '&', span.end - at)) != NULL)
    at = read_line (&reading, (guint32) (sign - reading.text), span, PRESS_BYTES_IN_TEXT);
}

/* The stretch of the copy that is the release's: what a wrapper does not part from it. */
static PressSpan
find_copy_span (const PressCheck *check, const PressNode *release)
{
  PressSpan span = { check->free_from, check->document->copy->length };
  const PressNode *node = press_node_get_next (release);

  while (node != NULL && node->kind != PRESS_NODE_WRAPPER && node->kind != PRESS_NODE_RELEASE)
    node = press_node_get_next (node);
  if (node != NULL)
    span.end = node->span.start;
  return span;
}

/* Whether no line of a release comes from HTML. */
gboolean
press_check_is_plain_text (const PressCheck *check, const PressNode *release)
{
  const PressCopy *copy = check->document->copy;
  guint last = press_copy_find_line (copy, release->span.end);

  for (guint line = press_copy_find_line (copy, release->span.start); line <= last; line++)
    if (copy->lines[line].role == PRESS_LINE_IS_TEXT
        && !(copy->lines[line].style & PRESS_LINE_TYPED))
      return FALSE;
  return TRUE;
}

/* Whether a release is a text at all: no text holds a NUL. */
gboolean
press_check_is_text (const PressCheck *check, const PressNode *release)
{
  PressSpan span = find_copy_span (check, release);

  return memchr (check->document->copy->text + span.start, '\0', span.end - span.start) == NULL;
}

/* Whether a page begins in front of a release, or in it. */
static gboolean
has_page (const PressCheck *check)
{
  return check->first[PRESS_NODE_PAGE_MARK] != NULL
         || (check->release->parent != NULL
             && press_node_find_child (check->release->parent, PRESS_NODE_PAGE_MARK) != NULL);
}

/* Pages, tags and wrappers show that a text is meant for EDGAR, where nobody has said so. */
static gboolean
is_edgar_text (const PressCheck *check)
{
  if (check->document->filing != PRESS_FILING_UNTOLD)
    return check->document->filing == PRESS_FILING_EDGAR;
  return check->first[PRESS_NODE_TAG] != NULL || has_page (check)
         || (check->release->parent != NULL
             && press_node_find_child (check->release->parent, PRESS_NODE_WRAPPER) != NULL);
}

static void
read_markup (PressCheck *check, PressSpan copy_span)
{
  const PressDocument *document = check->document;
  PressSpan first
      = press_copy_to_source (document->copy, (PressSpan){ copy_span.start, copy_span.start });
  PressSpan last
      = press_copy_to_source (document->copy, (PressSpan){ copy_span.end, copy_span.end });
  gsize length;
  Reading reading = { .check = check,
                      .text = g_bytes_get_data (document->copy->source, &length),
                      .is_source = TRUE };
  PressSpan span = { copy_span.start == 0 ? 0 : first.start,
                     copy_span.end == document->copy->length ? (guint32) length : last.end };

  if (span.start < span.end)
    read_bytes (&reading, span, PRESS_BYTES_IN_MARKUP);
}

/* The end that a last line is to get: that of the line above it. */
static const char *
get_line_end (const PressCopy *copy)
{
  static const char with_return[] = "\r\n";
  guint32 end = copy->n_lines > 1 ? copy->lines[copy->n_lines - 2].end : copy->length;

  return copy->length - end >= strlen (with_return)
                 && memcmp (copy->text + end, with_return, strlen (with_return)) == 0
             ? with_return
             : "\n";
}

/* PR111 */
static void
check_final_newline (PressCheck *check, const PressNode *document)
{
  const PressCopy *copy = check->document->copy;
  PressDiagnostic *said;

  if (check->release == NULL || check->has_said_no_text || copy->length == 0
      || copy->text[copy->length - 1] == '\n' || !press_check_is_plain_text (check, check->release))
    return;
  said = press_diagnose (check->document, PRESS_RULE_MISSING_FINAL_NEWLINE,
                         press_check_end_of (document), "no newline ends the last line");
  press_mend_insert_behind (press_diagnostic_add_mend (said, PRESS_MEND_SAFE, "end the line"),
                            copy->length, get_line_end (copy));
}

/* PR112 */
static void
check_line_ends (PressCheck *check, const PressNode *document)
{
  const PressCopy *copy = check->document->copy;
  guint32 odd = 0;
  guint n_returns = 0, n_lines = 0;

  (void) document;
  if (check->release == NULL || !press_check_is_plain_text (check, check->release))
    return;
  for (guint32 line = 0; line < copy->n_lines; line++)
    {
      guint32 end = copy->lines[line].end;
      gboolean has_return = end < copy->length && copy->text[end] == '\r';

      n_lines += end < copy->length;
      n_returns += has_return;
      if (odd == 0 && line > 0 && end < copy->length && has_return != (n_returns == n_lines))
        odd = end;
      if (odd == 0 && n_returns > 0 && n_returns < n_lines)
        odd = end;
    }
  if (n_returns > 0 && n_returns < n_lines)
    press_diagnose (check->document, PRESS_RULE_MIXED_LINE_ENDINGS, (PressSpan){ odd, odd },
                    "%u of %u lines end in CR LF, the others in LF", n_returns, n_lines);
}

/* Long lines. */

typedef struct
{
  PressRuleIndex rule; /* the last one reported */
  guint line;
  gboolean has_said;
} LongLine;

static const struct
{
  guint most;
  const char *where;
} limits[PRESS_N_RULES] = {
  [PRESS_RULE_NARRATIVE_LINE_TOO_LONG] = { NARRATIVE_COLUMNS, "in text" },
  [PRESS_RULE_WIDE_LINE_NEEDS_TABLE_TAG] = { NARRATIVE_COLUMNS, "outside a tagged table" },
  [PRESS_RULE_TABLE_LINE_TOO_LONG] = { TABLE_COLUMNS, "in a table" },
};

static guint
count_columns (const PressCopy *copy, const PressLine *line)
{
  const char *start = copy->text + line->start;
  guint32 length = line->end - line->start;

  if (length <= NARRATIVE_COLUMNS)
    return length;
  return (guint) g_utf8_strlen (start, (gssize) length);
}

/* Reports the first of a run of long lines. */
static void
report_long_line (PressCheck *check, LongLine *last, PressRuleIndex rule, guint line,
                  guint n_columns)
{
  const PressLine *found = &check->document->copy->lines[line];
  gboolean is_run = last->has_said && last->rule == rule && last->line + 1 >= line;

  if (n_columns <= limits[rule].most)
    return;
  *last = (LongLine){ rule, line, TRUE };
  if (!is_run)
    press_diagnose (
        check->document, rule, (PressSpan){ found->start + limits[rule].most, found->end },
        "%u columns, EDGAR takes %u %s", n_columns, limits[rule].most, limits[rule].where);
}

/* The spans of what the parse took for tables. */
static GArray *
gather_tables (const PressNode *release)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, release);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    if (walk.event == PRESS_WALK_ENTER && node->kind == PRESS_NODE_TABLE)
      g_array_append_val (spans, node->span);
  return spans;
}

static gboolean
is_in (const GArray *spans, guint *next, guint32 offset)
{
  while (*next < spans->len && g_array_index (spans, PressSpan, *next).end <= offset)
    (*next)++;
  return *next < spans->len && g_array_index (spans, PressSpan, *next).start <= offset;
}

/* PR101 to PR103 */
static void
check_lines (PressCheck *check, const PressNode *release, const GArray *tagged)
{
  const PressCopy *copy = check->document->copy;
  g_autoptr (GArray) tables = gather_tables (release);
  guint next_table = 0, next_tagged = 0;
  LongLine last = { .has_said = FALSE };
  guint last_line = press_copy_find_line (copy, release->span.end);

  for (guint line = press_copy_find_line (copy, release->span.start); line <= last_line; line++)
    {
      guint n_columns = count_columns (copy, &copy->lines[line]);
      guint32 start = copy->lines[line].start;

      if (n_columns <= NARRATIVE_COLUMNS)
        continue;
      report_long_line (check, &last,
                        is_in (tagged, &next_tagged, start)  ? PRESS_RULE_TABLE_LINE_TOO_LONG
                        : is_in (tables, &next_table, start) ? PRESS_RULE_WIDE_LINE_NEEDS_TABLE_TAG
                                                             : PRESS_RULE_NARRATIVE_LINE_TOO_LONG,
                        line, n_columns);
    }
}

/* PR101 to PR110, PR115, PR118 to PR122 */
static void
check_bytes (PressCheck *check, const PressNode *release)
{
  PressSpan span = find_copy_span (check, release);
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  Reading reading = { .check = check, .text = check->document->copy->text, .tags = tags };
  gboolean is_plain = press_check_is_plain_text (check, release);

  if (span.start >= span.end)
    return;
  if (!is_plain)
    read_markup (check, span);
  if (!is_plain || !is_edgar_text (check))
    {
      read_suspects (&reading, span);
      if (is_plain)
        read_entities (check, span);
      return;
    }
  read_bytes (&reading, span, PRESS_BYTES_IN_TEXT);
  report_open_table (&reading);
  check_lines (check, release, tags);
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_RELEASE, check_bytes },
  { PRESS_NODE_DOCUMENT, check_final_newline },
  { PRESS_NODE_DOCUMENT, check_line_ends },
};

const PressRuleSubject press_rules_bytes = { rows, G_N_ELEMENTS (rows) };

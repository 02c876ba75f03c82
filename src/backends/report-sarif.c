/* SARIF 2.1.0: one run, with the rules that were broken and the files that were looked at. */
#include "columns.h"
#include "json-diagnostic.h"
#include "report.h"

#include <press/press-version.h>

#define SCHEMA                                                                                     \
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
/* The way in which fingerprints are made; it changes when they do. */
#define FINGERPRINT "pressc/v1"

static const char *const levels[] = {
  [PRESS_SEVERITY_INFO] = "note",
  [PRESS_SEVERITY_WARNING] = "warning",
  [PRESS_SEVERITY_ERROR] = "error",
};

/* What is needed to write one document's results. */
typedef struct
{
  PressJson *json;
  const PressDocument *document;
  const char *uri;
  guint artifact;
  PressColumns columns;
} Results;

static void
begin_member (PressJson *json, const char *key)
{
  press_json_put_key (json, key);
  press_json_begin_object (json);
}

static void
begin_list (PressJson *json, const char *key)
{
  press_json_put_key (json, key);
  press_json_begin_array (json);
}

static void
put_text (PressJson *json, const char *key, const char *text)
{
  begin_member (json, key);
  press_json_put_member (json, "text", text);
  press_json_end_object (json);
}

static void
begin_sarif (PressReport *report)
{
  static const char *const line_ends[] = { "\r\n", "\n", "\r" };
  PressJson *json = &report->json;

  press_json_begin_object (json);
  press_json_put_member (json, "$schema", SCHEMA);
  press_json_put_member (json, "version", "2.1.0");
  begin_list (json, "runs");
  press_json_begin_object (json);
  press_json_put_member (json, "columnKind", "unicodeCodePoints");
  begin_list (json, "newlineSequences");
  for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
    press_json_put_string (json, line_ends[i]);
  press_json_end_array (json);
  begin_list (json, "results");
}

/* The name of a file as a reference: relative where it was given so. */
static char *
make_uri (const char *name)
{
  return g_path_is_absolute (name) ? g_filename_to_uri (name, NULL, NULL)
                                   : g_uri_escape_string (name, "/", FALSE);
}

static void
put_region (Results *results, const char *key, PressSpan span)
{
  PressPlace start = press_columns_get_place (&results->columns, span.start);
  PressPlace end = press_columns_get_place (&results->columns, span.end);

  begin_member (results->json, key);
  press_json_put_number_member (results->json, "startLine", start.line);
  press_json_put_number_member (results->json, "startColumn", start.column);
  press_json_put_number_member (results->json, "endLine", end.line);
  press_json_put_number_member (results->json, "endColumn", end.column);
  press_json_put_number_member (results->json, "byteOffset", span.start);
  press_json_put_number_member (results->json, "byteLength", span.end - span.start);
  press_json_end_object (results->json);
}

static void
put_artifact_location (Results *results)
{
  begin_member (results->json, "artifactLocation");
  press_json_put_member (results->json, "uri", results->uri);
  press_json_put_number_member (results->json, "index", results->artifact);
  press_json_end_object (results->json);
}

static void
put_physical_location (Results *results, PressSpan span)
{
  begin_member (results->json, "physicalLocation");
  put_artifact_location (results);
  put_region (results, "region", span);
  press_json_end_object (results->json);
}

static void
put_related (Results *results, const PressDiagnostic *diagnostic)
{
  const PressNote *note;

  begin_list (results->json, "relatedLocations");
  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      press_json_begin_object (results->json);
      press_json_put_number_member (results->json, "id", i + 1);
      if (note->has_place)
        put_physical_location (results, note->source_span);
      put_text (results->json, "message", note->message);
      press_json_end_object (results->json);
    }
  press_json_end_array (results->json);
}

static void
put_replacements (Results *results, const PressMend *mend)
{
  const PressEdit *edit;

  begin_list (results->json, "replacements");
  for (guint i = 0; (edit = press_mend_get_edit (mend, i)) != NULL; i++)
    {
      press_json_begin_object (results->json);
      put_region (results, "deletedRegion", edit->source_span);
      put_text (results->json, "insertedContent", edit->text);
      press_json_end_object (results->json);
    }
  press_json_end_array (results->json);
}

static void
put_fixes (Results *results, const PressDiagnostic *diagnostic)
{
  const PressMend *mend;

  begin_list (results->json, "fixes");
  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    {
      press_json_begin_object (results->json);
      put_text (results->json, "description", press_mend_get_title (mend));
      begin_list (results->json, "artifactChanges");
      press_json_begin_object (results->json);
      put_artifact_location (results);
      put_replacements (results, mend);
      press_json_end_object (results->json);
      press_json_end_array (results->json);
      press_json_end_object (results->json);
    }
  press_json_end_array (results->json);
}

/* The rule's number in the list that finish_sarif() writes. */
static guint
index_rule (PressReport *report, const PressRule *rule)
{
  guint index;

  if (!g_ptr_array_find (report->rules, rule, &index))
    {
      index = report->rules->len;
      g_ptr_array_add (report->rules, (gpointer) rule);
    }
  return index;
}

static void
put_result (PressReport *report, Results *results, const PressFinding *finding)
{
  const PressDiagnostic *diagnostic = finding->diagnostic;
  const PressRule *rule = press_report_get_rule (finding);
  PressJson *json = &report->json;

  press_json_begin_object (json);
  press_json_put_member (json, "ruleId", rule->id);
  press_json_put_number_member (json, "ruleIndex", index_rule (report, rule));
  press_json_put_member (json, "level", levels[finding->severity]);
  put_text (json, "message", press_diagnostic_get_message (diagnostic));
  begin_list (json, "locations");
  press_json_begin_object (json);
  put_physical_location (results, press_diagnostic_get_source_span (diagnostic));
  press_json_end_object (json);
  press_json_end_array (json);
  begin_member (json, "partialFingerprints");
  press_json_put_member (json, FINGERPRINT, finding->fingerprint);
  press_json_end_object (json);
  if (press_diagnostic_get_note (diagnostic, 0) != NULL)
    put_related (results, diagnostic);
  if (press_diagnostic_get_mend (diagnostic, 0) != NULL)
    put_fixes (results, diagnostic);
  press_json_end_object (json);
}

static void
add_sarif (PressReport *report, const PressDocument *document, const GPtrArray *findings)
{
  g_autofree char *uri = make_uri (press_document_get_name (document));
  Results results = {
    .json = &report->json, .document = document, .uri = uri, .artifact = report->artifacts->len
  };

  g_ptr_array_add (report->artifacts, g_strdup (uri));
  if (findings->len == 0)
    return;
  press_columns_init (&results.columns, document);
  for (guint i = 0; i < findings->len; i++)
    put_result (report, &results, g_ptr_array_index (findings, i));
  press_columns_clear (&results.columns);
}

/* The help as text, and as Markdown, whose copy is indented by four as code is. */
static void
put_help (PressJson *json, const PressRule *rule)
{
  g_autofree char *text
      = g_strdup_printf ("%s\n\nExample: %s\n\nMend: %s", rule->why, rule->example, rule->remedy);
  g_autofree char *markdown = g_strdup_printf ("%s\n\n**Example:** %s\n\n**Mend:** %s", rule->why,
                                               rule->example, rule->remedy);

  begin_member (json, "help");
  press_json_put_member (json, "text", text);
  press_json_put_member (json, "markdown", markdown);
  press_json_end_object (json);
}

static void
put_rule (PressJson *json, const PressRule *rule)
{
  press_json_begin_object (json);
  press_json_put_member (json, "id", rule->id);
  press_json_put_member (json, "name", rule->name);
  put_text (json, "shortDescription", rule->summary);
  put_text (json, "fullDescription", rule->why);
  put_help (json, rule);
  begin_member (json, "defaultConfiguration");
  press_json_put_key (json, "enabled");
  press_json_put_literal (json, rule->level == PRESS_LEVEL_DEFAULT ? "true" : "false");
  press_json_put_member (json, "level", levels[rule->severity]);
  press_json_end_object (json);
  begin_member (json, "properties");
  begin_list (json, "tags");
  press_json_put_string (json, rule->group);
  press_json_end_array (json);
  press_json_end_object (json);
  press_json_end_object (json);
}

static void
put_tool (PressReport *report)
{
  PressJson *json = &report->json;

  begin_member (json, "tool");
  begin_member (json, "driver");
  press_json_put_member (json, "name", "pressc");
  press_json_put_member (json, "semanticVersion", PRESS_VERSION);
  begin_list (json, "rules");
  for (guint i = 0; i < report->rules->len; i++)
    put_rule (json, g_ptr_array_index (report->rules, i));
  press_json_end_array (json);
  press_json_end_object (json);
  press_json_end_object (json);
}

static void
finish_sarif (PressReport *report)
{
  PressJson *json = &report->json;

  press_json_end_array (json);
  begin_list (json, "artifacts");
  for (guint i = 0; i < report->artifacts->len; i++)
    {
      press_json_begin_object (json);
      begin_member (json, "location");
      press_json_put_member (json, "uri", g_ptr_array_index (report->artifacts, i));
      press_json_end_object (json);
      press_json_end_object (json);
    }
  press_json_end_array (json);
  put_tool (report);
  press_json_end_object (json);
  press_json_end_array (json);
  press_json_end_object (json);
  press_output_put_char (report->output, '\n');
}

const PressReportWriter press_report_sarif = {
  .form = { "sarif", "SARIF 2.1.0, the exchange format of analysis tools" },
  .begin = begin_sarif,
  .add = add_sarif,
  .finish = finish_sarif,
};

/* A diagnostic as members of a JSON object, for the tree and for reports. */
#include "json-diagnostic.h"

void
press_json_put_member (PressJson *json, const char *key, const char *value)
{
  press_json_put_key (json, key);
  press_json_put_string (json, value);
}

void
press_json_put_number_member (PressJson *json, const char *key, guint64 number)
{
  press_json_put_key (json, key);
  press_json_put_number (json, number);
}

void
press_json_put_span (PressJson *json, PressSpan span)
{
  press_json_put_key (json, "span");
  press_json_begin_array (json);
  press_json_put_number (json, span.start);
  press_json_put_number (json, span.end);
  press_json_end_array (json);
}

void
press_json_put_place (PressJson *json, const char *key, PressPlace place)
{
  press_json_put_key (json, key);
  press_json_begin_object (json);
  press_json_put_number_member (json, "line", place.line);
  press_json_put_number_member (json, "column", place.column);
  press_json_end_object (json);
}

static void
put_span_and_place (PressJson *json, const PressDocument *document, PressSpan source_span)
{
  press_json_put_span (json, source_span);
  press_json_put_place (json, "place", press_document_get_place (document, source_span.start));
}

static void
put_notes (PressJson *json, const PressDocument *document, const PressDiagnostic *diagnostic)
{
  const PressNote *note;

  press_json_put_key (json, "notes");
  press_json_begin_array (json);
  for (guint i = 0; (note = press_diagnostic_get_note (diagnostic, i)) != NULL; i++)
    {
      press_json_begin_object (json);
      if (note->has_place)
        put_span_and_place (json, document, note->source_span);
      press_json_put_member (json, "message", note->message);
      press_json_end_object (json);
    }
  press_json_end_array (json);
}

static void
put_edits (PressJson *json, const PressMend *mend)
{
  const PressEdit *edit;

  press_json_put_key (json, "edits");
  press_json_begin_array (json);
  for (guint i = 0; (edit = press_mend_get_edit (mend, i)) != NULL; i++)
    {
      press_json_begin_object (json);
      press_json_put_span (json, edit->source_span);
      press_json_put_member (json, "text", edit->text);
      press_json_end_object (json);
    }
  press_json_end_array (json);
}

static void
put_mends (PressJson *json, const PressDiagnostic *diagnostic)
{
  const PressMend *mend;

  press_json_put_key (json, "mends");
  press_json_begin_array (json);
  for (guint i = 0; (mend = press_diagnostic_get_mend (diagnostic, i)) != NULL; i++)
    {
      press_json_begin_object (json);
      press_json_put_member (json, "title", press_mend_get_title (mend));
      press_json_put_member (json, "kind", press_mend_kind_get_name (press_mend_get_kind (mend)));
      put_edits (json, mend);
      press_json_end_object (json);
    }
  press_json_end_array (json);
}

/* Writes what is known of a diagnostic into the object that is open. */
void
press_json_put_diagnostic (PressJson *json, const PressDocument *document,
                           const PressDiagnostic *diagnostic, PressSeverity severity)
{
  const PressRule *rule = press_diagnostic_get_rule (diagnostic);

  press_json_put_member (json, "rule", rule->id);
  press_json_put_member (json, "name", rule->name);
  press_json_put_member (json, "severity", press_severity_get_name (severity));
  put_span_and_place (json, document, press_diagnostic_get_source_span (diagnostic));
  press_json_put_member (json, "message", press_diagnostic_get_message (diagnostic));
  put_notes (json, document, diagnostic);
  put_mends (json, diagnostic);
}

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

/* Opens an object for one item of a list and fills it; FALSE behind the last. */
typedef gboolean (*PutItem) (PressJson *json, const PressDocument *document, gconstpointer holder,
                             guint index);

static void
put_list (PressJson *json, const PressDocument *document, const char *key, gconstpointer holder,
          PutItem put)
{
  press_json_put_key (json, key);
  press_json_begin_array (json);
  for (guint i = 0; put (json, document, holder, i); i++)
    press_json_end_object (json);
  press_json_end_array (json);
}

static gboolean
put_note (PressJson *json, const PressDocument *document, gconstpointer diagnostic, guint index)
{
  const PressNote *note = press_diagnostic_get_note (diagnostic, index);

  if (note == NULL)
    return FALSE;
  press_json_begin_object (json);
  if (note->has_place)
    put_span_and_place (json, document, note->source_span);
  press_json_put_member (json, "message", note->message);
  return TRUE;
}

static gboolean
put_edit (PressJson *json, const PressDocument *document, gconstpointer mend, guint index)
{
  const PressEdit *edit = press_mend_get_edit (mend, index);

  (void) document;
  if (edit == NULL)
    return FALSE;
  press_json_begin_object (json);
  press_json_put_span (json, edit->source_span);
  press_json_put_member (json, "text", edit->text);
  return TRUE;
}

static gboolean
put_mend (PressJson *json, const PressDocument *document, gconstpointer diagnostic, guint index)
{
  const PressMend *mend = press_diagnostic_get_mend (diagnostic, index);

  if (mend == NULL)
    return FALSE;
  press_json_begin_object (json);
  press_json_put_member (json, "title", press_mend_get_title (mend));
  press_json_put_member (json, "kind", press_mend_kind_get_name (press_mend_get_kind (mend)));
  put_list (json, document, "edits", mend, put_edit);
  return TRUE;
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
  put_list (json, document, "notes", diagnostic, put_note);
  put_list (json, document, "mends", diagnostic, put_mend);
}

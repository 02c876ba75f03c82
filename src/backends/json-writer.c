/* A writer of JSON (RFC 8259): compact, on one line, always UTF-8. */
#include "json-writer.h"

const PressEscapes press_json_escapes = {
  .ascii = {
    PRESS_ESCAPED (0x00, "\\u0000"), PRESS_ESCAPED (0x01, "\\u0001"),
    PRESS_ESCAPED (0x02, "\\u0002"), PRESS_ESCAPED (0x03, "\\u0003"),
    PRESS_ESCAPED (0x04, "\\u0004"), PRESS_ESCAPED (0x05, "\\u0005"),
    PRESS_ESCAPED (0x06, "\\u0006"), PRESS_ESCAPED (0x07, "\\u0007"),
    PRESS_ESCAPED (0x08, "\\b"), PRESS_ESCAPED (0x09, "\\t"),
    PRESS_ESCAPED (0x0a, "\\n"), PRESS_ESCAPED (0x0b, "\\u000b"),
    PRESS_ESCAPED (0x0c, "\\f"), PRESS_ESCAPED (0x0d, "\\r"),
    PRESS_ESCAPED (0x0e, "\\u000e"), PRESS_ESCAPED (0x0f, "\\u000f"),
    PRESS_ESCAPED (0x10, "\\u0010"), PRESS_ESCAPED (0x11, "\\u0011"),
    PRESS_ESCAPED (0x12, "\\u0012"), PRESS_ESCAPED (0x13, "\\u0013"),
    PRESS_ESCAPED (0x14, "\\u0014"), PRESS_ESCAPED (0x15, "\\u0015"),
    PRESS_ESCAPED (0x16, "\\u0016"), PRESS_ESCAPED (0x17, "\\u0017"),
    PRESS_ESCAPED (0x18, "\\u0018"), PRESS_ESCAPED (0x19, "\\u0019"),
    PRESS_ESCAPED (0x1a, "\\u001a"), PRESS_ESCAPED (0x1b, "\\u001b"),
    PRESS_ESCAPED (0x1c, "\\u001c"), PRESS_ESCAPED (0x1d, "\\u001d"),
    PRESS_ESCAPED (0x1e, "\\u001e"), PRESS_ESCAPED (0x1f, "\\u001f"),
    PRESS_ESCAPED ('"', "\\\""), PRESS_ESCAPED ('\\', "\\\\"),
  },
  .invalid = { 3, "\xef\xbf\xbd" },
  .marks = { PRESS_EIGHT_TIMES ('"'), PRESS_EIGHT_TIMES ('\\'), PRESS_EIGHT_TIMES ('"') },
};

static void
put_comma (PressJson *json)
{
  if (json->follows_value)
    press_output_put_char (json->output, ',');
}

static void
begin (PressJson *json, char bracket)
{
  put_comma (json);
  press_output_put_char (json->output, bracket);
  json->follows_value = FALSE;
}

static void
end (PressJson *json, char bracket)
{
  press_output_put_char (json->output, bracket);
  json->follows_value = TRUE;
}

void
press_json_begin_object (PressJson *json)
{
  begin (json, '{');
}

void
press_json_end_object (PressJson *json)
{
  end (json, '}');
}

void
press_json_begin_array (PressJson *json)
{
  begin (json, '[');
}

void
press_json_end_array (PressJson *json)
{
  end (json, ']');
}

/* Writes a member's name; its value must come next. */
void
press_json_put_key (PressJson *json, const char *key)
{
  press_json_put_string (json, key);
  press_output_put_char (json->output, ':');
  json->follows_value = FALSE;
}

/* Writes a string; NULL gives null. */
void
press_json_put_string (PressJson *json, const char *text)
{
  if (text != NULL)
    press_json_put_text (json, text, strlen (text));
  else
    press_json_put_literal (json, "null");
}

/* Writes a string of any bytes, NUL too. */
void
press_json_put_text (PressJson *json, const char *text, gsize length_bytes)
{
  put_comma (json);
  press_output_put_char (json->output, '"');
  press_output_put_escaped (json->output, &press_json_escapes, text, length_bytes);
  press_output_put_char (json->output, '"');
  json->follows_value = TRUE;
}

void
press_json_put_number (PressJson *json, guint64 number)
{
  put_comma (json);
  press_output_put_number (json->output, number);
  json->follows_value = TRUE;
}

/* Writes a value that is JSON already: true, false, null, an exact decimal. */
void
press_json_put_literal (PressJson *json, const char *literal)
{
  put_comma (json);
  press_output_put (json->output, literal, strlen (literal));
  json->follows_value = TRUE;
}

/* A writer of XML 1.0: always UTF-8, and never a character that XML forbids. */
#include "xml-writer.h"

/* XML can't hold these controls, not even by number. Unicode has a picture of each of them. */
/* clang-format off */
#define CONTROL_PICTURES                                                                         \
  PRESS_ESCAPED (0x00, "\xe2\x90\x80"), PRESS_ESCAPED (0x01, "\xe2\x90\x81"),                      \
  PRESS_ESCAPED (0x02, "\xe2\x90\x82"), PRESS_ESCAPED (0x03, "\xe2\x90\x83"),                      \
  PRESS_ESCAPED (0x04, "\xe2\x90\x84"), PRESS_ESCAPED (0x05, "\xe2\x90\x85"),                      \
  PRESS_ESCAPED (0x06, "\xe2\x90\x86"), PRESS_ESCAPED (0x07, "\xe2\x90\x87"),                      \
  PRESS_ESCAPED (0x08, "\xe2\x90\x88"), PRESS_ESCAPED (0x0b, "\xe2\x90\x8b"),                      \
  PRESS_ESCAPED (0x0c, "\xe2\x90\x8c"), PRESS_ESCAPED (0x0e, "\xe2\x90\x8e"),                      \
  PRESS_ESCAPED (0x0f, "\xe2\x90\x8f"), PRESS_ESCAPED (0x10, "\xe2\x90\x90"),                      \
  PRESS_ESCAPED (0x11, "\xe2\x90\x91"), PRESS_ESCAPED (0x12, "\xe2\x90\x92"),                      \
  PRESS_ESCAPED (0x13, "\xe2\x90\x93"), PRESS_ESCAPED (0x14, "\xe2\x90\x94"),                      \
  PRESS_ESCAPED (0x15, "\xe2\x90\x95"), PRESS_ESCAPED (0x16, "\xe2\x90\x96"),                      \
  PRESS_ESCAPED (0x17, "\xe2\x90\x97"), PRESS_ESCAPED (0x18, "\xe2\x90\x98"),                      \
  PRESS_ESCAPED (0x19, "\xe2\x90\x99"), PRESS_ESCAPED (0x1a, "\xe2\x90\x9a"),                      \
  PRESS_ESCAPED (0x1b, "\xe2\x90\x9b"), PRESS_ESCAPED (0x1c, "\xe2\x90\x9c"),                      \
  PRESS_ESCAPED (0x1d, "\xe2\x90\x9d"), PRESS_ESCAPED (0x1e, "\xe2\x90\x9e"),                      \
  PRESS_ESCAPED (0x1f, "\xe2\x90\x9f"),
/* clang-format on */

#define REPLACEMENT "\xef\xbf\xbd"

/* A parser would make a line feed of a carriage return that stands as it is. */
const PressEscapes press_xml_content_escapes = {
  .ascii = {
    CONTROL_PICTURES
    PRESS_ESCAPED (0x0d, "&#13;"), PRESS_ESCAPED ('&', "&amp;"),
    PRESS_ESCAPED ('<', "&lt;"), PRESS_ESCAPED ('>', "&gt;"),
  },
  .invalid = { 3, REPLACEMENT },
  .noncharacter = { 3, REPLACEMENT },
  .marks = { PRESS_EIGHT_TIMES ('&'), PRESS_EIGHT_TIMES ('<'), PRESS_EIGHT_TIMES ('>') },
};

/* A parser would make a blank of any white space in an attribute that stands as it is. */
const PressEscapes press_xml_attribute_escapes = {
  .ascii = {
    CONTROL_PICTURES
    PRESS_ESCAPED (0x09, "&#9;"), PRESS_ESCAPED (0x0a, "&#10;"),
    PRESS_ESCAPED (0x0d, "&#13;"), PRESS_ESCAPED ('&', "&amp;"),
    PRESS_ESCAPED ('<', "&lt;"), PRESS_ESCAPED ('"', "&quot;"),
  },
  .invalid = { 3, REPLACEMENT },
  .noncharacter = { 3, REPLACEMENT },
  .marks = { PRESS_EIGHT_TIMES ('&'), PRESS_EIGHT_TIMES ('<'), PRESS_EIGHT_TIMES ('"') },
};

void
press_xml_put_declaration (PressXml *xml)
{
  press_output_put_constant (xml->output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

/* Opens a tag; attributes may follow, then press_xml_end_attributes(). */
void
press_xml_open (PressXml *xml, const char *element)
{
  press_output_put_char (xml->output, '<');
  press_output_put (xml->output, element, strlen (element));
}

static void
open_attribute (PressXml *xml, const char *name)
{
  press_output_put_char (xml->output, ' ');
  press_output_put (xml->output, name, strlen (name));
  press_output_put_constant (xml->output, "=\"");
}

void
press_xml_put_attribute (PressXml *xml, const char *name, const char *value)
{
  open_attribute (xml, name);
  press_output_put_escaped (xml->output, &press_xml_attribute_escapes, value, strlen (value));
  press_output_put_char (xml->output, '"');
}

void
press_xml_put_number_attribute (PressXml *xml, const char *name, guint64 number)
{
  open_attribute (xml, name);
  press_output_put_number (xml->output, number);
  press_output_put_char (xml->output, '"');
}

void
press_xml_end_attributes (PressXml *xml)
{
  press_output_put_char (xml->output, '>');
}

/* Writes text of any bytes, NUL too. */
void
press_xml_put_text (PressXml *xml, const char *text, gsize length_bytes)
{
  press_output_put_escaped (xml->output, &press_xml_content_escapes, text, length_bytes);
}

void
press_xml_close (PressXml *xml, const char *element)
{
  press_output_put_constant (xml->output, "</");
  press_output_put (xml->output, element, strlen (element));
  press_output_put_char (xml->output, '>');
}

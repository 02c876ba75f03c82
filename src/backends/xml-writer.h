/* A writer of XML: it knows elements, and nothing of what they are about. */
#pragma once

#include "output.h"

typedef struct
{
  PressOutput *output;
} PressXml;

extern const PressEscapes press_xml_content_escapes;
extern const PressEscapes press_xml_attribute_escapes;

void press_xml_put_declaration (PressXml *xml);
void press_xml_open (PressXml *xml, const char *element);
void press_xml_put_attribute (PressXml *xml, const char *name, const char *value);
void press_xml_put_number_attribute (PressXml *xml, const char *name, guint64 number);
void press_xml_end_attributes (PressXml *xml);
void press_xml_put_text (PressXml *xml, const char *text, gsize length_bytes);
void press_xml_close (PressXml *xml, const char *element);

/* A writer of JSON: it knows values, and nothing of what they are about. */
#pragma once

#include "output.h"

/* It sets the commas. A container that is open must be ended by its own function. */
typedef struct
{
  PressOutput *output;
  gboolean follows_value; /* the next key or value needs a comma before it */
} PressJson;

extern const PressEscapes press_json_escapes;

void press_json_begin_object (PressJson *json);
void press_json_end_object (PressJson *json);
void press_json_begin_array (PressJson *json);
void press_json_end_array (PressJson *json);
void press_json_put_key (PressJson *json, const char *key);
void press_json_put_string (PressJson *json, const char *text);
void press_json_put_text (PressJson *json, const char *text, gsize length_bytes);
void press_json_put_number (PressJson *json, guint64 number);
void press_json_put_literal (PressJson *json, const char *literal);

/* How a block is worded, as grammar/wording.l tells it. */
#pragma once

#include <glib.h>

typedef enum
{
#define PRESS_WORDING(NAME, n_tokens) PRESS_WORDING_##NAME,
#include "parse/wordings.def"
} PressWordingQuestion;

typedef struct _PressWordingReader PressWordingReader;
struct _PressTelling;

PressWordingReader *press_wording_reader_new (void);
void press_wording_reader_free (PressWordingReader *reader);
void press_wording_reader_forget (PressWordingReader *reader);
gboolean press_wording_says (const struct _PressTelling *release, PressWordingQuestion question);

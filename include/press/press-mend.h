/* Mends: how a finding can be put right, as replacements of bytes of the input. */
#pragma once

#include <press/press-span.h>

G_BEGIN_DECLS

/**
 * PressMendKind:
 * @PRESS_MEND_NONE: there is none
 * @PRESS_MEND_SUGGESTED: someone must look at it, since it may change what the release says
 * @PRESS_MEND_SAFE: it changes nothing that the release says; a program may apply it by itself
 *
 * How far a mend can be trusted.
 */
typedef enum
{
  PRESS_MEND_NONE,
  PRESS_MEND_SUGGESTED,
  PRESS_MEND_SAFE
} PressMendKind;

/**
 * PressEdit:
 * @source_span: the bytes of the input that are replaced; empty where @text is put in
 * @text: what stands there then, in UTF-8, escaped where the input is HTML; empty where the bytes
 *     are taken out
 *
 * One replacement. The edits of a mend are sorted by their places and do not touch each other.
 */
typedef struct
{
  PressSpan source_span;
  const char *text;
} PressEdit;

#define PRESS_TYPE_MEND (press_mend_get_type ())

/**
 * PressMend:
 *
 * One way to put a finding right. It belongs to the document of its diagnostic.
 */
typedef struct _PressMend PressMend;

PRESS_API GType press_mend_get_type (void) G_GNUC_CONST;
PRESS_API PressMendKind press_mend_get_kind (const PressMend *mend);
PRESS_API const char *press_mend_get_title (const PressMend *mend);
PRESS_API const PressEdit *press_mend_get_edit (const PressMend *mend, guint index);
PRESS_API const char *press_mend_kind_get_name (PressMendKind kind);

G_END_DECLS

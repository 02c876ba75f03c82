/* Errors for the caller: a file that can't be read, a module that can't be used. */
#pragma once

#include <press/press-macros.h>

G_BEGIN_DECLS

/**
 * PressError:
 * @PRESS_ERROR_TOO_LARGE: the input, or the text that is made of it, is over 2 GiB
 * @PRESS_ERROR_UNKNOWN_BACKEND: no backend has that name
 * @PRESS_ERROR_MODULE: a module could not be loaded
 * @PRESS_ERROR_ABI: a module was built for another ABI version
 * @PRESS_ERROR_POLICY: a setting, a policy file or a profile makes no sense
 * @PRESS_ERROR_FAILED: another failure, told in the message
 *
 * Codes of the #PRESS_ERROR domain. Failures of files keep their #G_IO_ERROR codes.
 */
typedef enum
{
  PRESS_ERROR_TOO_LARGE,
  PRESS_ERROR_UNKNOWN_BACKEND,
  PRESS_ERROR_MODULE,
  PRESS_ERROR_ABI,
  PRESS_ERROR_POLICY,
  PRESS_ERROR_FAILED
} PressError;

/**
 * PRESS_ERROR:
 *
 * The domain of the library's own errors, whose codes are those of #PressError.
 */
#define PRESS_ERROR (press_error_quark ())

PRESS_API GQuark press_error_quark (void);

G_END_DECLS

/* The error domain. */
#include <press/press-error.h>

/**
 * press_error_quark:
 *
 * Returns: the domain of errors of the library, %PRESS_ERROR
 */
G_DEFINE_QUARK (press - error - quark, press_error)

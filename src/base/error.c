/* The error domain. */
#include <press/press-error.h>

G_DEFINE_QUARK (press - error - quark, press_error)

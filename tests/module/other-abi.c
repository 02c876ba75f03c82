/* A module that was built for another version of the backend's table. */
#include <press/press.h>

const PressBackend press_module_backend = { .abi = PRESS_BACKEND_ABI + 1, .name = "other-abi" };

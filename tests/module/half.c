/* A module whose table lacks what writes. */
#include <press/press.h>

const PressBackend press_module_backend
    = { .abi = PRESS_BACKEND_ABI, .name = "half", .summary = "half", .extension = "half" };

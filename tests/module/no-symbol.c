/* A shared library that is no backend. */
const char *const press_something_else = "no backend";

#pragma GCC diagnostic ignored "-Wunused-parameter"
#include "parse/build.h"
#include "parse/stub.h"
static PressNodes text (PressParse *parse, guint first, guint last)
{ PressNodes n = NULL; for (guint l = first; l <= last; l++) { PressSpan s = press_line_get_span (parse, l);
  while (s.start < s.end && g_ascii_isspace (parse->text[s.start])) s.start++;
  while (s.end > s.start && g_ascii_isspace (parse->text[s.end-1])) s.end--;
  if (s.start < s.end) n = press_nodes_append (n, press_node_new (parse->arena, PRESS_NODE_TEXT, s)); } return n; }
PressNode *press_parse_trailer_line (PressParse *p, PressNodeKind k, guint a, guint b) { PressNode *n = press_node_new (p->arena, k, (PressSpan){0,0}); press_node_adopt (n, text (p, a, b)); return n; }

/* The rules, held against small trees that are built by hand. */
#include "diagnostics/diagnostics.h"
#include "readers/readers.h"
#include "rules/rules.h"

#include <press/press.h>

#include <string.h>

#define MANY 80

typedef struct
{
  PressDocument *document;
  PressNode *release;
  const char *text;
  const char *at; /* nodes are looked for from here on */
} Tree;

static void
tree_start (Tree *tree, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  PressSpan all = { 0, (guint32) strlen (text) };

  tree->document = press_read (bytes, "tree.txt", NULL);
  tree->release = press_node_new (tree->document->arena, PRESS_NODE_RELEASE, all);
  tree->text = text;
  tree->at = text;
  press_node_adopt (tree->document->root, press_nodes_append (NULL, tree->release));
}

/* Adds a node for the next place of @words; what is inside it is looked for from its start. */
static PressNode *
put (Tree *tree, PressNode *parent, PressNodeKind kind, const char *words)
{
  const char *found = strstr (tree->at, words);
  PressNode *node;

  g_assert_nonnull (found);
  tree->at = found;
  node = press_node_new (tree->document->arena, kind,
                         (PressSpan){ (guint32) (found - tree->text),
                                      (guint32) (found - tree->text + strlen (words)) });
  press_node_adopt (parent, press_nodes_append (NULL, node));
  return node;
}

static PressNode *
put_value (Tree *tree, PressNode *parent, PressNodeKind kind, const char *words,
           PressAttributeName name, const char *value)
{
  PressNode *node = put (tree, parent, kind, words);

  press_node_set_attribute (node, tree->document->arena, name, value);
  return node;
}

/* Runs the rules and lists the errors and warnings, apart from what is missing in so small a tree.
 */
static char *
tree_finish (Tree *tree)
{
  static const char *const expected[]
      = { "PR111", "PR204", "PR206", "PR208", "PR216", "PR217", "PR305", "PR307",
          "PR803", "PR804", "PR805", "PR809", "PR810", "PR616", NULL };
  GPtrArray *diagnostics = tree->document->diagnostics;
  GString *list = g_string_new (NULL);

  press_check (tree->document);
  press_diagnostics_finish (tree->document);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const PressDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
      const char *id = press_diagnostic_get_rule (diagnostic)->id;

      if (!g_strv_contains (expected, id))
        g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", id);
    }
  press_document_unref (tree->document);
  return g_string_free (list, FALSE);
}

#define FINISH(tree, list)                                                                         \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *found = tree_finish (tree);                                                 \
      g_assert_cmpstr (found, ==, list);                                                           \
    }                                                                                              \
  while (0)

static void
put_person (Tree *tree, PressNode *parent, const char *name, const char *phone, const char *digits)
{
  PressNode *contact = put (tree, parent, PRESS_NODE_CONTACT, name);

  put (tree, contact, PRESS_NODE_NAME, name);
  put_value (tree, contact, PRESS_NODE_PHONE, phone, PRESS_ATTRIBUTE_VALUE, digits);
}

static void
test_phones (void)
{
  Tree tree;
  PressNode *contacts, *trailer;

  tree_start (&tree, "Ida Marsh 302-555-0134 Max Stone 302-555-0135\n"
                     "SOURCE Ida Marsh +1-302-555-0134 Max Stone 302-555-0153");
  contacts = put (&tree, tree.release, PRESS_NODE_CONTACTS, "Ida");
  put_person (&tree, contacts, "Ida Marsh", "302-555-0134", "3025550134");
  put_person (&tree, contacts, "Max Stone", "302-555-0135", "3025550135");
  trailer = put (&tree, tree.release, PRESS_NODE_TRAILER, "SOURCE");
  put (&tree, trailer, PRESS_NODE_SOURCE, "SOURCE");
  put_person (&tree, trailer, "Ida Marsh", "+1-302-555-0134", "+13025550134");
  put_person (&tree, trailer, "Max Stone", "302-555-0153", "3025550153");
  FINISH (&tree, "PR505");
}

static void
put_cell (Tree *tree, PressNode *contacts, const char *column, PressNodeKind kind,
          const char *words, const char *value)
{
  PressNode *cell
      = put_value (tree, contacts, PRESS_NODE_CONTACT, words, PRESS_ATTRIBUTE_COLUMN, column);

  put_value (tree, cell, kind, words, PRESS_ATTRIBUTE_VALUE, value);
}

static void
test_columns (void)
{
  Tree tree;
  PressNode *contacts, *trailer;

  tree_start (&tree, "Ida Marsh   Max Stone\n"
                     "302-555-0134   302-555-0135\n"
                     "SOURCE Max Stone 302-555-0135 Ida March 302-555-0134");
  contacts = put (&tree, tree.release, PRESS_NODE_CONTACTS, "Ida");
  put_cell (&tree, contacts, "1", PRESS_NODE_NAME, "Ida Marsh", "");
  put_cell (&tree, contacts, "2", PRESS_NODE_NAME, "Max Stone", "");
  put_cell (&tree, contacts, "1", PRESS_NODE_PHONE, "302-555-0134", "3025550134");
  put_cell (&tree, contacts, "2", PRESS_NODE_PHONE, "302-555-0135", "3025550135");
  trailer = put (&tree, tree.release, PRESS_NODE_TRAILER, "SOURCE");
  put (&tree, trailer, PRESS_NODE_SOURCE, "SOURCE");
  put_person (&tree, trailer, "Max Stone", "302-555-0135", "3025550135");
  put_person (&tree, trailer, "Ida March", "302-555-0134", "3025550134");
  FINISH (&tree, "PR507");
}

static void
test_symbols (void)
{
  Tree tree;
  PressNode *line;

  tree_start (&tree, "FOR RELEASE (NYSE: TCB.A) SOURCE (TCB-A TCBR)");
  put (&tree, tree.release, PRESS_NODE_NOTICE, "FOR");
  put_value (&tree, put (&tree, tree.release, PRESS_NODE_LISTINGS, "("), PRESS_NODE_LISTING,
             "NYSE: TCB.A", PRESS_ATTRIBUTE_SYMBOL, "TCB.A");
  put (&tree, tree.release, PRESS_NODE_SOURCE, "SOURCE");
  line = put (&tree, tree.release, PRESS_NODE_TICKER_LINE, "(TCB-A TCBR)");
  put_value (&tree, line, PRESS_NODE_LISTING, "TCB-A", PRESS_ATTRIBUTE_SYMBOL, "TCB-A");
  put_value (&tree, line, PRESS_NODE_LISTING, "TCBR", PRESS_ATTRIBUTE_SYMBOL, "TCBR");
  FINISH (&tree, "PR405");
}

static void
assert_dates (const char *dated, const char *sent, const char *list)
{
  Tree tree;

  tree_start (&tree, "March 4 -- SOURCE -0- 03/04/2009");
  put_value (&tree, put (&tree, tree.release, PRESS_NODE_DATELINE, "March 4 --"), PRESS_NODE_DATE,
             "March 4", PRESS_ATTRIBUTE_VALUE, dated);
  put (&tree, tree.release, PRESS_NODE_SOURCE, "SOURCE");
  put_value (&tree, put (&tree, tree.release, PRESS_NODE_TRANSMISSION, "-0-"), PRESS_NODE_DATE,
             "03/04/2009", PRESS_ATTRIBUTE_VALUE, sent);
  FINISH (&tree, list);
}

static void
test_dates (void)
{
  assert_dates ("2009-03-04", "2009-03-04", "");
  assert_dates ("--03-04", "2009-03-04", "");
  assert_dates ("2009-03-05", "2009-03-04", "PR306");
  assert_dates ("--03-05", "2009-03-04", "PR306");
}

static void
assert_names (const char *issuer, const char *source, const char *list)
{
  g_autofree char *text = g_strdup_printf ("%s said today.\nSOURCE  %s\n", issuer, source);
  g_autofree char *words = g_strdup_printf ("SOURCE  %s", source);
  Tree tree;

  tree_start (&tree, text);
  put (&tree, tree.release, PRESS_NODE_ISSUER, issuer);
  put_value (&tree, tree.release, PRESS_NODE_SOURCE, words, PRESS_ATTRIBUTE_VALUE, source);
  FINISH (&tree, list);
}

static void
test_names (void)
{
  assert_names ("Tallow Creek Brick Company", "Tallow Creek Brick Co.", "");
  assert_names ("The Tallow Creek Brick Company", "Tallow Creek", "");
  assert_names ("Tallow Creek, L.L.C.", "TALLOW CREEK LLC", "");
  assert_names ("TCB", "Tallow Creek Brick Company", "");
  assert_names ("Marl Hill, Inc.", "Tallow Creek, Inc.; Marl Hill, Inc.", "");
  assert_names ("Tallow Creek Brick Company", "Marl Hill Brick Company", "PR406");
  assert_names ("Tallow Creek Brick Company", "Tallow Brook Brick Company", "PR406");
}

static void
test_no_release (void)
{
  Tree tree;

  tree_start (&tree, "(1) The shares.\n%%\n");
  put (&tree, tree.release, PRESS_NODE_PARAGRAPH, "(1) The shares.");
  put (&tree, tree.release, PRESS_NODE_UNKNOWN, "%%");
  FINISH (&tree, "PR201");
}

static void
test_order (void)
{
  Tree tree;

  tree_start (&tree, "SOURCE  Tallow Creek\nAbout Tallow Creek");
  put (&tree, tree.release, PRESS_NODE_SOURCE, "SOURCE  Tallow Creek");
  put (&tree, tree.release, PRESS_NODE_ABOUT, "About Tallow Creek");
  FINISH (&tree, "PR205");
}

static void
test_source (void)
{
  Tree tree;

  tree_start (&tree, "DOVER /PRNewswire/ -- Text.");
  put_value (&tree, tree.release, PRESS_NODE_WIRE, "/PRNewswire/", PRESS_ATTRIBUTE_WIRE, "prn");
  FINISH (&tree, "");
  tree_start (&tree, "DOVER /PRNewswire/ -- Text. CO:  Tallow Creek");
  put_value (&tree, tree.release, PRESS_NODE_WIRE, "/PRNewswire/", PRESS_ATTRIBUTE_WIRE, "prn");
  put (&tree, tree.release, PRESS_NODE_CODES, "CO:  Tallow Creek");
  FINISH (&tree, "PR515");
  tree_start (&tree, "-0- 03/04/2009");
  put (&tree, tree.release, PRESS_NODE_TRANSMISSION, "-0- 03/04/2009");
  FINISH (&tree, "PR515");
}

static void
assert_after_end (PressNodeKind kind, const char *list)
{
  Tree tree;

  tree_start (&tree, "### News of the farm was good.");
  put (&tree, tree.release, PRESS_NODE_END_MARK, "###");
  put (&tree, tree.release, kind, "News of the farm was good.");
  FINISH (&tree, list);
}

static void
test_after_end (void)
{
  assert_after_end (PRESS_NODE_PARAGRAPH, "PR218");
  assert_after_end (PRESS_NODE_CONTACTS, "");
  assert_after_end (PRESS_NODE_CAUTION, "");
  assert_after_end (PRESS_NODE_TABLE, "");
}

static void
test_second (void)
{
  Tree tree;

  tree_start (&tree, "RELEASE ONE MORE AGAIN TWO DOVER -- DOVER -- Text.");
  put (&tree, tree.release, PRESS_NODE_NOTICE, "RELEASE");
  put (&tree, tree.release, PRESS_NODE_HEADLINE, "ONE");
  put (&tree, tree.release, PRESS_NODE_SUBHEADLINE, "MORE");
  put (&tree, tree.release, PRESS_NODE_NOTICE, "AGAIN");
  put (&tree, tree.release, PRESS_NODE_SUBHEADLINE, "TWO");
  put (&tree, tree.release, PRESS_NODE_DATELINE, "DOVER --");
  put (&tree, tree.release, PRESS_NODE_DATELINE, "-- DOVER");
  FINISH (&tree, "PR226 PR319 PR318");
}

/* The marks of one paragraph, or of two with a blank line between them. */
static void
assert_marks (const char *text, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n\n", -1);
  g_autofree char *whole = g_strconcat ("FOR IMMEDIATE RELEASE\n\n", text, NULL);
  Tree tree;

  tree_start (&tree, whole);
  put (&tree, tree.release, PRESS_NODE_NOTICE, "FOR IMMEDIATE RELEASE");
  for (guint i = 0; parts[i] != NULL; i++)
    put (&tree, tree.release, PRESS_NODE_PARAGRAPH, parts[i]);
  FINISH (&tree, list);
}

static void
test_marks (void)
{
  assert_marks ("\"We are glad,\" said Ida. \"Very glad.\"", "");
  assert_marks ("\"We are glad, said Ida.", "PR601");
  assert_marks ("\"We are glad, said Ida. \"Very glad.\"", "PR601");
  assert_marks ("\"We are glad.\n\n\"Very glad,\" said Ida.", "");
  assert_marks ("\"We are glad.\n\nVery glad, said Ida.", "PR601");
  assert_marks ("\"Our \"summer slide\", as we call it, is over,\" said Ida.", "");
  assert_marks ("A pipe of 12\" and one of 8\" leave the kiln.", "");
  assert_marks ("The \"kiln\" (the \"Second Kiln\") of \"Dover\".", "");
  assert_marks ("\xe2\x80\x9cWe are glad,\xe2\x80\x9d said Ida. \xe2\x80\x9cVery.", "PR601");
  assert_marks ("``We are glad,'' said Ida, and ``very.''", "");
}

/* Adds a description with a heading. */
static void
put_about (Tree *tree, const char *heading)
{
  PressNode *about = put (tree, tree->release, PRESS_NODE_ABOUT, heading);

  put (tree, about, PRESS_NODE_HEADING, heading);
}

/* What is held against all of a release is, however much of it there is. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("FOR RELEASE Call 302-555-0199\n");
  Tree tree;
  PressNode *call, *contacts;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "About N%u\n", i);
  g_string_append (text, "About N0\nContacts:");
  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, " 302-555-01%02u", i);
  g_string_append (text, " 302-555-0199");
  tree_start (&tree, text->str);
  put (&tree, tree.release, PRESS_NODE_NOTICE, "FOR RELEASE");
  call
      = put_value (&tree, tree.release, PRESS_NODE_PARAGRAPH, "Call", PRESS_ATTRIBUTE_TYPE, "call");
  put_value (&tree, call, PRESS_NODE_PHONE, "302-555-0199", PRESS_ATTRIBUTE_VALUE, "3025550199");
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *heading = g_strdup_printf ("About N%u", i);

      put_about (&tree, heading);
    }
  put_about (&tree, "About N0");
  contacts = put (&tree, tree.release, PRESS_NODE_CONTACTS, "Contacts:");
  for (guint i = 0; i <= MANY; i++)
    {
      g_autofree char *digits = g_strdup_printf ("30255501%02u", i < MANY ? i : 99);
      g_autofree char *words = g_strdup_printf ("302-555-01%02u", i < MANY ? i : 99);

      put_value (&tree, contacts, PRESS_NODE_PHONE, words, PRESS_ATTRIBUTE_VALUE, digits);
    }
  FINISH (&tree, "PR209 PR519");
}

/* The clock is looked at before each rule that is for a whole release, not only at some nodes. */
static void
test_time (void)
{
  Tree tree;

  tree_start (&tree, "Words.");
  tree.document->budget.end_us = g_get_monotonic_time ();
  tree.document->budget.n_asked = 1;
  FINISH (&tree, "PR194");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/trailer-phone-of-the-same-person", test_phones);
  g_test_add_func ("/checks/cells-of-a-column-are-one-person", test_columns);
  g_test_add_func ("/checks/symbols-differ-by-letters-only", test_symbols);
  g_test_add_func ("/checks/dates-without-year-are-compared-by-day", test_dates);
  g_test_add_func ("/checks/forms-of-a-name-are-one", test_names);
  g_test_add_func ("/checks/nothing-more-is-said-of-what-is-no-release", test_no_release);
  g_test_add_func ("/checks/company-below-the-source-is-out-of-order", test_order);
  g_test_add_func ("/checks/only-prnewswire-closes-with-a-source", test_source);
  g_test_add_func ("/checks/prose-below-the-end", test_after_end);
  g_test_add_func ("/checks/second-headline-and-dateline", test_second);
  g_test_add_func ("/checks/marks-of-a-quotation-pair", test_marks);
  g_test_add_func ("/checks/time-is-up-inside-a-release", test_time);
  g_test_add_func ("/checks/however-many-there-are", test_many);
  return g_test_run ();
}

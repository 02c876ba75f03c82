/* What several tests share: the files of the corpora, and compiling text. */
#pragma once

#include <press/press.h>

/* Called for each file of the corpora; @path names it in messages. */
typedef void (*TestFileFunction) (const char *path, GBytes *bytes, gpointer data);

void test_foreach_corpus_file (TestFileFunction function, gpointer data);
void test_foreach_release (TestFileFunction function, gpointer data);
PressDocument *test_compile (const char *text, gssize length_bytes);
PressDocument *test_compile_bytes (GBytes *bytes, const char *name);
GString *test_print_tree (const PressDocument *document, gboolean with_spans);
char *test_read_example (const char *page, const char *language);

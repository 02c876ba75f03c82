/* What several tests share: the files of the corpora, and compiling text. */
#pragma once

#include <press/press.h>

/* Whether a sanitizer watches: it keeps what is freed, and takes its time. */
#if defined(__SANITIZE_ADDRESS__)
#define TEST_IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TEST_IS_SANITIZED 1
#endif
#endif
#ifndef TEST_IS_SANITIZED
#define TEST_IS_SANITIZED 0
#endif

/* Of many cases of one kind a sanitizer sees every fourth; all of them are tried without it. */
#define TEST_STEP (TEST_IS_SANITIZED ? 4 : 1)

/* Called for each file of the corpora; @path names it in messages. */
typedef void (*TestFileFunction) (const char *path, GBytes *bytes, gpointer data);

void test_foreach_corpus_file (TestFileFunction function, gpointer data);
void test_foreach_release (TestFileFunction function, gpointer data);
guint test_foreach_real_release (TestFileFunction function, gpointer data);
PressDocument *test_compile (const char *text, gssize length_bytes);
PressDocument *test_compile_bytes (GBytes *bytes, const char *name);
GString *test_print_tree (const PressDocument *document, gboolean with_spans);
char *test_read_example (const char *page, const char *language);

/* The tokens of a block: what a word is does not depend on how its letters are read. */
#include "phrase-case.h"

/* The kinds of the tokens of a text, in brackets behind each the bytes that it takes. */
static char *
dup_tokens (const char *text)
{
  GString *shown = g_string_new (NULL);
  PhraseCase phrase_case;

  phrase_case_init (&phrase_case, text);
  phrase_case_scan (&phrase_case, 0, phrase_case.parse.copy->length);
  for (guint i = 0; i < phrase_case.parse.tokens->len; i++)
    {
      const PressToken *token = &g_array_index (phrase_case.parse.tokens, PressToken, i);

      g_string_append_printf (shown, "%s(%u) ", press_token_get_spelling (token->kind),
                              token->span.end - token->span.start);
    }
  phrase_case_clear (&phrase_case);
  return g_string_free (shown, FALSE);
}

/* Letters in front of a blank are counted side by side, in front of a tab one by one. */
static void
assert_same_with_tabs (const char *text)
{
  g_autofree char *tabbed = g_strdelimit (g_strdup (text), " ", '\t');
  g_autofree char *expected = dup_tokens (tabbed);
  g_autofree char *found = dup_tokens (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words_of_any_length (void)
{
  for (guint n_letters = 1; n_letters <= 40; n_letters++)
    {
      g_autofree char *word = g_strnfill (n_letters, 'k');
      g_autofree char *text
          = g_strdup_printf ("%s %s, A%s said%s\n%s %s", word, word, word, word, word, word);

      assert_same_with_tabs (text);
      assert_same_with_tabs (word);
    }
}

/* Words behind which a token may go on over a blank, and words in lists. */
static void
test_words_that_lead_on (void)
{
  static const char *const texts[] = {
    "under FAS No. 123(R) and SFAS no. 5(R) as ASC 606 says",
    "a FAS a SFAS FAS nothing",
    "RMB 5 million, EUR 6 and C $7 or U.S. $8",
    "first quarter of 2010, fiscal year 2011, May 3, 2012, and May Day",
    "www.example.com and info@example.com or http: // example.com",
    "St. Clair, No. 5, p.m. Eastern Time, a.m. EST",
    "EC1A 1BB and K1A 0B1 are codes",
    "please call Ida Marsh, chief executive officer, at 302-555-0134 ext 5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_same_with_tabs (texts[i]);
}

static void
test_tokens_are_told (void)
{
  g_autofree char *tokens = dup_tokens ("plain Words here, AND");

  g_assert_cmpstr (tokens, ==,
                   "a word(5) a capitalised word(5) a word(4) a comma(1) "
                   "a word in capitals(3) the end of the block(0) ");
}

static void
test_numbers_are_told (void)
{
  g_autofree char *phones = dup_tokens ("(4930) 5555-0113 and (1998) 555-0113");
  g_autofree char *code = dup_tokens ("12345 As Your\nAccess");

  g_assert_cmpstr (phones, ==,
                   "a phone number(16) a word(3) an opening bracket(1) a number(4) "
                   "a closing bracket(1) a word(8) the end of the block(0) ");
  g_assert_cmpstr (code, ==,
                   "a passcode(5) a capitalised word(2) a capitalised word(4) "
                   "a capitalised word(6) the end of the block(0) ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inline/words-of-any-length", test_words_of_any_length);
  g_test_add_func ("/inline/words-that-lead-on", test_words_that_lead_on);
  g_test_add_func ("/inline/tokens-are-told", test_tokens_are_told);
  g_test_add_func ("/inline/numbers-are-told", test_numbers_are_told);
  return g_test_run ();
}

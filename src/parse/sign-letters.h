/* The letters of one scanner, `letters`, from the rows of the file that PRESS_SIGN_ROWS names. For
 * the one source file that writes signs for it. */
#include "parse/signs.h"

static const PressSignMeaning meanings[] = {
#define PRESS_SIGN_MEANING(letter, list, meaning) { letter, PRESS_LIST_##list, meaning },
#include PRESS_SIGN_ROWS
};

static const PressSignLetters letters = {
  .lists = 0
#define PRESS_SIGN_LIST(letter, list) | PRESS_LIST_BIT (PRESS_LIST_##list)
#include PRESS_SIGN_ROWS
  ,
  .meaning_lists = 0
#define PRESS_SIGN_MEANING(letter, list, meaning) | PRESS_LIST_BIT (PRESS_LIST_##list)
#include PRESS_SIGN_ROWS
  ,
  .of_lists = {
#define PRESS_SIGN_LIST(letter, list) [PRESS_LIST_##list] = letter,
#include PRESS_SIGN_ROWS
  },
  .meanings = meanings,
  .n_meanings = G_N_ELEMENTS (meanings),
};

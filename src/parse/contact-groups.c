/* Which pieces of a column belong to one person or desk: feeding grammar/contact-groups.l, and
 * keeping what it finds. */
#include "base/scanner-use.h"
#include "parse/contact-groups.h"

#define MOST_SIGN_BYTES 4 /* of a piece: what it is, and where it stands */

PRESS_SCANNER_DECLARE (press_grouping, PressGrouping)
void press_grouping_put (yyscan_t scanner, PressSignInput *input);
void press_grouping_begin (yyscan_t scanner);
int press_grouping_next (yyscan_t scanner);

static const char part_signs[PRESS_N_PARTS] = {
#define PRESS_CONTACT_PART(NAME, sign) [PRESS_PART_##NAME] = sign,
#include "parse/contact-parts.def"
};

PressGrouping *
press_grouping_new (void)
{
  PressGrouping *grouping = g_new0 (PressGrouping, 1);

  grouping->input.signs = g_string_new (NULL);
  grouping->scanner = press_grouping_new_scanner (grouping);
  return grouping;
}

void
press_grouping_free (PressGrouping *grouping)
{
  press_grouping_yylex_destroy (grouping->scanner);
  g_string_free (grouping->input.signs, TRUE);
  g_free (grouping);
}

static PressContactPiece *
get_piece (const PressGrouping *grouping, guint at)
{
  return &g_array_index (grouping->pieces, PressContactPiece, at);
}

static gboolean
is_first_of_line (const PressGrouping *grouping, guint at)
{
  PressContactPart before = PRESS_PART_LINE;

  if (at > 0)
    before = (PressContactPart) get_piece (grouping, at - 1)->part;
  return before == PRESS_PART_LINE || before == PRESS_PART_BLANK;
}

/* Writes the signs of all pieces, from the last one on: what comes behind a piece is told of it. */
static void
write_signs (PressGrouping *grouping)
{
  static const gboolean names[PRESS_N_PARTS] = {
    [PRESS_PART_NAME] = TRUE,
    [PRESS_PART_POSSIBLE] = TRUE,
  };
  static const gboolean reaches[PRESS_N_PARTS] = {
    [PRESS_PART_PHONE] = TRUE,
    [PRESS_PART_FAX] = TRUE,
    [PRESS_PART_EMAIL] = TRUE,
  };
  static const gboolean parts_names[PRESS_N_PARTS] = {
    [PRESS_PART_PHONE] = TRUE, [PRESS_PART_FAX] = TRUE,   [PRESS_PART_EMAIL] = TRUE,
    [PRESS_PART_LABEL] = TRUE, [PRESS_PART_BLANK] = TRUE, [PRESS_PART_COMPANY_LABEL] = TRUE,
  };
  gboolean name_comes = FALSE;
  gboolean number_comes = FALSE;
  char *to;

  g_string_set_size (grouping->input.signs, grouping->pieces->len * MOST_SIGN_BYTES + 1);
  to = grouping->input.signs->str + grouping->input.signs->len;
  *--to = '\n';
  for (guint i = grouping->pieces->len; i-- > 0;)
    {
      PressContactPart part = (PressContactPart) get_piece (grouping, i)->part;

      *--to = part_signs[part];
      if (number_comes)
        *--to = 'r';
      if (name_comes)
        *--to = 'n';
      if (is_first_of_line (grouping, i))
        *--to = 'l';
      name_comes = names[part] || (name_comes && !parts_names[part]);
      number_comes
          = reaches[part] || (number_comes && part != PRESS_PART_LINE && part != PRESS_PART_BLANK);
    }
  grouping->input.at = (gsize) (to - grouping->input.signs->str);
}

/* The piece at hand belongs to the contact at hand, or opens another one. */
void
press_grouping_take (PressGrouping *grouping, gboolean opens)
{
  get_piece (grouping, grouping->at++)->opens = opens;
}

/* The same for a firm that is called by its partners, two names and a comma. */
void
press_grouping_take_firm (PressGrouping *grouping, gboolean opens)
{
  press_grouping_settle (grouping, PRESS_PART_COMPANY);
  press_grouping_take (grouping, opens);
  press_grouping_take (grouping, FALSE);
  press_grouping_settle (grouping, PRESS_PART_COMPANY);
  press_grouping_take (grouping, FALSE);
}

/* Says what the piece at hand is, now that it is known what stands around it. */
void
press_grouping_settle (PressGrouping *grouping, PressContactPart part)
{
  get_piece (grouping, grouping->at)->part = (guint8) part;
}

/* Says for each piece whether another person or desk begins with it. Where it is known that all
 * of them are about one, none does. */
void
press_contact_group (PressContactReader *reader, gboolean is_one)
{
  PressGrouping *grouping = reader->grouping;

  grouping->pieces = reader->pieces;
  grouping->at = 0;
  grouping->is_roll = grouping->is_in_roll_line = grouping->is_of_lines = FALSE;
  write_signs (grouping);
  press_grouping_put (grouping->scanner, &grouping->input);
  press_grouping_begin (grouping->scanner);
  press_grouping_next (grouping->scanner);
  for (guint i = 0; is_one && i < reader->pieces->len; i++)
    get_piece (grouping, i)->opens = FALSE;
}

/* Numbers and addresses that several people share, and those that are each of their own. */
#include "record/people.h"

#include <string.h>

#define FEWEST_LETTERS_OF_NAME 3 /* by which an address is somebody's */

/* "jroe@example.com", "jane@example.com": whether an address is that of Jane Roe. */
gboolean
press_record_is_address_of (const char *email, const PressRecordContact *contact)
{
  g_autofree char *folded = g_utf8_strdown (contact->name != NULL ? contact->name : "", -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,-", 0);
  gsize n_bytes = strcspn (email, "@");

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= FEWEST_LETTERS_OF_NAME
        && g_strstr_len (email, (gssize) n_bytes, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether people have but one number, which is that of all. */
static gboolean
have_one_phone (const GPtrArray *people)
{
  const PressRecordContact *first = g_ptr_array_index (people, 0);

  for (guint i = 0; i < people->len; i++)
    {
      const PressRecordContact *contact = g_ptr_array_index (people, i);

      if (contact->name == NULL || contact->phones->len != 1
          || strcmp (g_ptr_array_index (contact->phones, 0), g_ptr_array_index (first->phones, 0))
                 != 0)
        return FALSE;
    }
  return TRUE;
}

/* An address of nobody's name that is printed once below people who share a number, or whose
 * numbers a slash joins, reaches them all; one of somebody's name is his. */
static void
share_one_email (const GPtrArray *people, PressRecordContact *last, guint n_slashed)
{
  const char *email = g_ptr_array_index (last->emails, 0);
  PressRecordContact *named = NULL;

  if (!have_one_phone (people) && n_slashed + 1 != people->len)
    return;
  for (guint i = 0; i < people->len; i++)
    if (press_record_is_address_of (email, g_ptr_array_index (people, i)))
      named = g_ptr_array_index (people, i);
  if (named != NULL && named != last)
    g_ptr_array_add (named->emails, g_ptr_array_steal_index (last->emails, 0));
  if (named != NULL)
    return;
  for (guint i = 0; i + 1 < people->len; i++)
    g_ptr_array_add (((PressRecordContact *) g_ptr_array_index (people, i))->emails,
                     (gpointer) email);
}

/* Addresses joined by slashes below names that are joined so are each of their own. */
void
press_record_share_emails (PressRecordColumn *column, guint n_slashed)
{
  GPtrArray *people = column->sharing;
  PressRecordContact *last;
  guint n_left = people->len;

  if (people->len < 2)
    return;
  last = g_ptr_array_index (people, people->len - 1);
  for (guint i = 0; i + 1 < people->len; i++)
    if (((PressRecordContact *) g_ptr_array_index (people, i))->emails->len > 0)
      return;
  if (last->emails->len == 1)
    share_one_email (people, last, n_slashed);
  if (last->emails->len != people->len)
    return;
  for (guint i = 0; --n_left > 0; i++)
    g_ptr_array_add (((PressRecordContact *) g_ptr_array_index (people, i))->emails,
                     g_ptr_array_steal_index (last->emails, 0));
}

/* Numbers joined by slashes below names that are joined so are each of their own, too. */
void
press_record_part_phones (PressRecordColumn *column, guint n_slashed)
{
  GPtrArray *people = column->sharing;

  if (people->len < 2 || n_slashed + 1 != people->len)
    return;
  for (guint i = 0; i < people->len; i++)
    if (((PressRecordContact *) g_ptr_array_index (people, i))->phones->len != people->len)
      return;
  for (guint i = 0; i < people->len; i++)
    {
      GPtrArray *phones = ((PressRecordContact *) g_ptr_array_index (people, i))->phones;

      phones->pdata[0] = phones->pdata[i];
      g_ptr_array_set_size (phones, 1);
    }
}

/* A number of nobody's, such as the company's above its people or in a column beside their names,
 * reaches all those who are named, where none of them has another. */
static void
share_desk (PressRecordBuilder *builder, PressRecordContact *desk)
{
  GPtrArray *block = builder->people->block;
  gboolean is_shared = FALSE;

  if (desk->emails->len > 0 || desk->role != NULL)
    return;
  for (guint i = 0; i < block->len; i++)
    if (((PressRecordContact *) g_ptr_array_index (block, i))->name != NULL)
      {
        is_shared = TRUE;
        if (has_phone (g_ptr_array_index (block, i)))
          return;
      }
  if (!is_shared)
    return;
  for (guint i = 0; i < block->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (block, i);

      for (guint j = 0; contact->name != NULL && j < desk->phones->len; j++)
        g_ptr_array_add (contact->phones, g_ptr_array_index (desk->phones, j));
    }
  g_hash_table_add (builder->people->dropped, desk);
}

/* The numbers of companies that stand above their people are those of the people, as far as they
 * have none. */
static void
share_desks (PressRecordBuilder *builder)
{
  GPtrArray *block = builder->people->block;
  PressRecordContact *desk = NULL;

  for (guint i = 0; i < block->len; i++)
    {
      PressRecordContact *contact = g_ptr_array_index (block, i);

      if (contact->name == NULL)
        {
          desk = contact->organization != NULL && contact->role == NULL ? contact : NULL;
          continue;
        }
      if (desk == NULL || has_phone (contact)
          || g_strcmp0 (contact->organization, desk->organization) != 0)
        continue;
      for (guint j = 0; j < desk->phones->len; j++)
        g_ptr_array_add (contact->phones, g_ptr_array_index (desk->phones, j));
      g_hash_table_add (builder->people->dropped, desk);
    }
}

/* Numbers of nobody's in a block, such as a company's, reach its people as far as they have none.
 */
void
press_record_share_desks (PressRecordBuilder *builder)
{
  GPtrArray *desks = builder->people->desks;

  if (desks->len == 1)
    share_desk (builder, g_ptr_array_index (desks, 0));
  else if (desks->len > 1)
    share_desks (builder);
}

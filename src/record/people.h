/* What the files share that read persons and desks to contact. */
#pragma once

#include "record/builder.h"

/* What was read in one column of a block. */
typedef struct
{
  PressRecordContact *open; /* who the next number belongs to */
  const char *label;        /* of a desk, for those who have no title */
  const char *job_title;    /* for who comes next */
  gboolean is_titled;       /* the last part was a title, which may go on */
  const PressNode *joiner;  /* text behind the last part */
  const char *organization; /* for those who come next */
  GPtrArray *sharing;       /* people named one after another, whom the next number reaches */
  gboolean is_reached;      /* those people have a number or an address */
  gboolean is_mailed;       /* the last of them has an address, and nobody a number */
  gboolean is_of_cells;     /* a contact is several cells, and none tells where it ends */
  gboolean has_address;     /* of a street or a town, in a cell */
  gboolean has_person;      /* or a desk */
} PressRecordColumn;

/* Who was read so far. */
struct _PressRecordPeople
{
  GHashTable *by_key;     /* folded names, numbers and addresses to contacts */
  GHashTable *repeated;   /* desks, and how many of their numbers and addresses people have */
  GHashTable *dropped;    /* desks and letterheads that are no contacts in the end */
  GHashTable *columns;    /* PressRecordColumn by number, 0 where the block has none */
  GPtrArray *block;       /* who was opened in the block, and not yet told the company of */
  GPtrArray *desks;       /* of the block, opened by a number without a name */
  GPtrArray *letterheads; /* of the block: no contacts, but their number may be a person's */
};

static inline gboolean
has_phone (const PressRecordContact *contact)
{
  return contact->phones->len > 0;
}

/* contact-parts.c: what the parts of a contact tell, one after another in their column */

/* A name opens a contact, or again the one of the same name. */
void press_record_read_name (PressRecordBuilder *builder, PressRecordColumn *column,
                             const PressNode *node);

/* A label closes who stands above it, and is the role of those below. */
void press_record_read_label (PressRecordBuilder *builder, PressRecordColumn *column,
                              const PressNode *node);

/* A title is the role of who is open, or of who comes next; or it opens a desk. */
void press_record_read_job_title (PressRecordBuilder *builder, PressRecordColumn *column,
                                  const PressNode *node);

/* A company is that of who is open, or of those who come next. */
void press_record_read_organization (PressRecordBuilder *builder, PressRecordColumn *column,
                                     const PressNode *node);

/* A number goes to all who share it. */
void press_record_read_phone (PressRecordBuilder *builder, PressRecordColumn *column,
                              const PressNode *node);

/* An address goes to the one by whose name it is called, else to who is named last. */
void press_record_read_email (PressRecordBuilder *builder, PressRecordColumn *column,
                              const PressNode *node);

/* An address that is not printed: a name, say, leads to it. */
void press_record_read_link (PressRecordBuilder *builder, PressRecordColumn *column,
                             const PressNode *node);

/* contact-shares.c: what several people share, once all of a contact or a block is read */

/* Whether an address is called by the name of a contact. */
gboolean press_record_is_address_of (const char *email, const PressRecordContact *contact);

/* Gives people named one after another the addresses below them: each his own, or all the one that
 * they share. @n_slashed: so many of their numbers stand behind a slash. */
void press_record_share_emails (PressRecordColumn *column, guint n_slashed);

/* Gives each of them a number of his own, where slashes join as many as they are. */
void press_record_part_phones (PressRecordColumn *column, guint n_slashed);

/* Gives the people of a block the numbers of its desks, where they have none. */
void press_record_share_desks (PressRecordBuilder *builder);

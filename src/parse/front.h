/* What the files share that tell the blocks in front of the lede. */
#pragma once

#include "parse/telling.h"
#include "release-parser.h"

/* The block in front that is asked about; its words have just been scanned. */
typedef struct
{
  PressTelling *release;
  guint index;
  PressBlock *block;
  const PressEvidence *evidence;
} PressFrontBlock;

/* Whether the block above is of contacts, or heads them. */
static inline gboolean
in_contacts (const PressTelling *release)
{
  return release->last_token == PRESS_BLOCK_TOKEN_CONTACT_HEADING
         || release->last_token == PRESS_BLOCK_TOKEN_CONTACT_BLOCK;
}

/* contact-blocks.c */

/* Whether a block holds contacts, by its words and what stands around it. */
gboolean press_front_holds_contacts (const PressFrontBlock *asked);

/* Whether a block that looks like a letterhead has somebody in it, and a number. */
gboolean press_front_names_reached_person (const PressFrontBlock *asked);

/* Whether a block stands between somebody and the number that reaches him. */
gboolean press_front_leads_to_number (const PressFrontBlock *asked);

/* Whether contacts stand in the columns of a block, perhaps beside an address. */
gboolean press_front_holds_contacts_in_columns (const PressFrontBlock *asked);

/* masthead.c */

/* Whether a block is an address above the title, of nobody who is named. */
gboolean press_front_is_address (const PressFrontBlock *asked);

/* Whether a block is nothing but numbers below a masthead. */
gboolean press_front_adds_numbers (const PressFrontBlock *asked);

/* Whether a block tells who the issuer or the sender is, and is no title. */
gboolean press_front_names_issuer (const PressFrontBlock *asked);

/* Whether a block is the motto of a letterhead. */
gboolean press_front_is_motto (const PressFrontBlock *asked);

/* Whether a block is a wire's name, or nothing but listings. */
gboolean press_front_names_wire_or_exchange (const PressFrontBlock *asked);

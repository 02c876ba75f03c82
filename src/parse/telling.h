/* Telling: what the parts of grammar/release.y's tokens are decided with. One release at a time. */
#pragma once

#include "parse/blocks.h"
#include "parse/evidence.h"
#include "parse/wording.h"

#define PRESS_FEWEST_WORDS_OF_TITLE 3
#define PRESS_MOST_WORDS_OF_CALL_LABEL 3 /* "Replay Numbers" */
#define PRESS_DEEPEST_ITEM 4

/* More words stand in no line that a company's name has to itself. */
#define PRESS_MOST_WORDS_OF_COMPANY 10

/* Where somebody can be reached. */
#define PRESS_REACH                                                                                \
  (PRESS_TOKEN_BIT (PRESS_TOKEN_PHONE) | PRESS_TOKEN_BIT (PRESS_TOKEN_FAX)                         \
   | PRESS_TOKEN_BIT (PRESS_TOKEN_EMAIL))

/* One release while its blocks are told. */
typedef struct _PressTelling
{
  PressParse *parse;
  guint first;
  guint lede; /* the block with the dateline, or @end */
  guint end;
  guint place; /* the block in front that is a place, perhaps with a date; G_MAXUINT: none */
  guint last_token;
  gboolean has_label;
  gboolean has_title;
  gboolean has_reach;        /* a number or an address in front */
  gboolean in_legal;         /* under the heading of a legal passage */
  gboolean in_about;         /* under the heading of a description */
  gboolean is_under_call;    /* in the text under the heading of a call */
  gboolean is_below_caution; /* right below a caution, its heading or the items of its list */
  guint last_table;          /* 0: none yet */
  gboolean in_notes;         /* right below a table */
  gboolean is_below_links;   /* of a converter: nothing stands there but links */
  guint last_line_led_to;    /* the block behind the last line that a sentence leads to */
  guint n_signers;           /* so many blocks may still be who signs */
  guint32 references;        /* to footnotes, behind a word: bits by their number, "EBITDA(1)" */
  guint32 loose_references;  /* the same apart from the word, "EBITDA (1)" */
  guint16 item_indents[PRESS_DEEPEST_ITEM]; /* of the items that hold the one last told */
  guint n_item_levels;
  guint8 heading_level;  /* of the last heading that is no lower one; 0: the source tells none */
  guint32 heading_style; /* of the first heading; 0: none yet */
  guint32 subheading_style;
  guint heading_weight; /* of the last heading's cues for non-GAAP measures */
  GArray *issuer_name;  /* of PressToken: the words of it */
} PressTelling;

static inline PressBlock *
get_block (const PressParse *parse, guint index)
{
  return &g_array_index (parse->blocks, PressBlock, index);
}

static inline guint
count_lines (const PressBlock *block)
{
  return block->last_line - block->first_line + 1;
}

/* The tokens of the block that was scanned last. */
static inline const PressToken *
get_tokens (const PressParse *parse)
{
  return &g_array_index (parse->block_tokens, PressToken, parse->first_token);
}

/* How many they are, with the one that ends them. */
static inline guint
count_tokens (const PressParse *parse)
{
  return parse->n_tokens;
}

/* Inside a block: inside.c */
void press_block_scan (PressParse *parse, PressBlock *block);
void press_block_tokens_trim (PressParse *parse);
gboolean press_block_has_dateline (PressParse *parse, PressBlock *block);
gboolean press_block_is_place (PressParse *parse, PressBlock *block);
PressSpan press_block_find_issuer (PressParse *parse);
PressSpan press_block_find_issuer_below (PressParse *parse);
PressLineClass press_block_find_run_in (PressParse *parse, const PressBlock *block);
guint16 press_block_get_run_in_token (PressLineClass line_class);
PressNodes press_block_build_plain (PressParse *parse, PressBlock *block);
void press_block_build_inside (PressParse *parse, PressBlock *block);
PressNode *press_block_make_float (PressParse *parse, guint line);

/* In front of the lede: front.c and titles.c */
guint16 press_tell_front_token (PressLineClass line_class);
void press_tell_join_titles (PressTelling *release);
gboolean press_tell_is_said_again (const PressTelling *release, guint index);
gboolean press_tell_is_title_again (const PressTelling *release, guint index);
void press_tell_front_block (PressTelling *release, guint index);

/* Contacts, in front and at the end: contact-blocks.c */
gboolean press_tell_is_contact_matter (const PressEvidence *evidence);
guint16 press_tell_heads_contacts (const PressTelling *release, PressBlock *block);
gboolean press_tell_invites (const PressTelling *release, const PressBlock *block,
                             const PressEvidence *evidence);
gboolean press_tell_is_contact_block (const PressTelling *release, PressBlock *block,
                                      const PressEvidence *evidence);

/* From the lede on: body.c and paragraph.c */
guint16 press_tell_body_token (PressLineClass line_class);
guint16 press_tell_paragraph (const PressTelling *release, guint index,
                              const PressEvidence *evidence);
void press_tell_body_block (PressTelling *release, guint index);

/* Whether a block stands on top of a page: nothing but what is the page's is right above it. */
gboolean press_tell_is_on_top_of_page (const PressTelling *release, const PressBlock *block);

/* Headings from there on: headings.c */
guint16 press_tell_heading_token (PressLineClass line_class);
gboolean press_tell_is_open_heading (guint16 token);
gboolean press_tell_is_above_contacts (PressTelling *release, guint index);
gboolean press_tell_heads_passage (const PressTelling *release, const PressBlock *block,
                                   const PressBlock *next);
gboolean press_tell_is_heading (const PressTelling *release, guint index,
                                const PressEvidence *evidence);
guint16 press_tell_heading (PressTelling *release, guint index, const PressEvidence *evidence);

/* Notes below the lede, to tables and to the text: notes.c */
void press_tell_keep_references (PressTelling *release, const PressBlock *block);
gboolean press_tell_is_footnote (const PressTelling *release, guint index);
gboolean press_tell_is_star_of_table (const PressTelling *release, const PressBlock *block);
gboolean press_tell_is_star_of_list (const PressTelling *release, guint index);

/* At the end, once all is told: closing.c */
void press_tell_closing (PressTelling *release);
void press_tell_headings_by_text (PressTelling *release);
void press_tell_scattered_contacts (PressTelling *release);
void press_tell_join_contacts (PressTelling *release);

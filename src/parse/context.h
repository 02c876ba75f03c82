/* What the stages of one parse share. */
#pragma once

#include "parse/inline.h"
#include "parse/lines.h"
#include "parse/phrases.h"
#include "parse/wording.h"
#include "tree/document-private.h"

/* A text that stands by itself or between two lines of a container, in blocks. */
typedef struct
{
  guint end;             /* of the text at hand */
  guint release;         /* where its first release begins; its end where it holds none */
  PressPaper paper;      /* what the wrapper above it, or else its titles, take it for */
  gboolean is_described; /* as a press release, by the wrapper */
} PressText;

/* The state of one parse. The arrays are scratch: each user empties them first. */
typedef struct
{
  PressDocument *document;
  PressArena *arena;      /* of nodes: of all, or of those not handed over yet */
  PressArena *last_arena; /* of those handed over last; NULL where none are */
  PressPartFunc each;     /* to whom nodes below the root are handed over, or NULL */
  gpointer each_data;
  guint32 next_break; /* of the copy, behind what was handed over */
  guint32 next_link;  /* the same */
  const PressCopy *copy;
  const char *text;
  PressTokenizer *tokenizer;
  PressLineScanner *line_scanner;
  PressWordingReader *wording_reader;
  struct _PressIssuerReader *issuer_reader;
  struct _PressDatelineReader *dateline_reader;
  GArray *tokens;                             /* of PressToken */
  GArray *block_tokens;                       /* of PressToken: kept, block by block */
  guint first_token;                          /* of the block scanned last, in block_tokens */
  guint n_tokens;                             /* of that block */
  guint n_stretches;                          /* how often block_tokens was emptied, from 1 */
  GArray *phrases;                            /* of PressPhrase */
  guint8 *line_classes;                       /* of PressLineClass, one for each line of the copy */
  struct _PressLineInk *line_inks;            /* one for each line of the copy */
  struct _PressTable *table;                  /* what the next one is made in; NULL: none yet */
  struct _PressTableScanner *table_scanner;   /* NULL before the first line that may be a table's */
  struct _PressContactReader *contact_reader; /* NULL before the first contact */
  struct _PressListingReader
      *listing_reader;                      /* NULL before the first block that may have listings */
  struct _PressSpeechReader *speech_reader; /* NULL before the first block with quoted words */
  struct _PressSpeechReader *name_reader;   /* NULL before the first name */
  struct _PressQuoteReader *quote_reader;   /* NULL before the first quotation mark */
  GArray *blocks;                           /* of PressBlock */
  GPtrArray *floats;                        /* of PressNode: what pages add, in order */
  GArray *dateline;                         /* of PressPhrase: that of the release that is told */
  PressSpan issuer;                         /* of the release that is told; empty: not known */
  struct _PressSpeech *speech;              /* of the release that is told */
  guint untitled_until;                     /* no table opens in front of this line */
  gboolean is_double_spaced;                /* the copy: a blank line stands below each line */
  gboolean has_long_lines;                  /* the text at hand: a paragraph is a line */
  guint margin;                             /* of the text at hand, in columns */
  guint edge;                               /* that its prose is filled to; 0: it is not */
  const PressNode *filed;                   /* the day of the filing, in the head; NULL: none */
  const PressNode *described;               /* a day in the wrapper; NULL: none */
  PressText container_text;                 /* the text at hand */
  guint next_block;                         /* that the grammar takes */
  guint next_line;                          /* no float in front of it is still to be collected */
  guint32 ahead;                            /* where the block begins that the grammar took last */
  guint told_until;                         /* blocks from here on have no token yet */
  gboolean is_cut;                          /* the last block holds what is left unread */
  gboolean is_opened;                       /* whether the grammar knows that a release opens */
  const char *expected; /* what the grammar would have taken at its last fault */
} PressParse;

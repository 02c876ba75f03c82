/* Reading the blocks of a release with the scanner of grammar/proof.l. */
#include "rules/proof.h"

#include <press/press-walk.h>

#include <string.h>

#define FIRST_TOKENS 1024
#define FIRST_CODE 0x0e
#define LAST_CODE 0x1f

/* The blocks whose leaves are words of people. */
static const gboolean is_text_block[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_HEADLINE] = TRUE,    [PRESS_NODE_SUBHEADLINE] = TRUE,  [PRESS_NODE_LEDE] = TRUE,
  [PRESS_NODE_HEADING] = TRUE,     [PRESS_NODE_PARAGRAPH] = TRUE,    [PRESS_NODE_ITEM] = TRUE,
  [PRESS_NODE_NOTICE] = TRUE,      [PRESS_NODE_MASTHEAD] = TRUE,     [PRESS_NODE_DATE_LINE] = TRUE,
  [PRESS_NODE_POINTER] = TRUE,     [PRESS_NODE_LABEL] = TRUE,        [PRESS_NODE_VALUE] = TRUE,
  [PRESS_NODE_TABLE_TITLE] = TRUE, [PRESS_NODE_TABLE_UNIT] = TRUE,   [PRESS_NODE_TABLE_NOTE] = TRUE,
  [PRESS_NODE_CONTACT] = TRUE,     [PRESS_NODE_TRAILER_ITEM] = TRUE, [PRESS_NODE_UNKNOWN] = TRUE,
};

/* What a phrase is to the scanner: a run of one control character. */
static const char phrase_codes[PRESS_N_NODE_KINDS] = {
  [PRESS_NODE_DATE] = 0x0e,   [PRESS_NODE_TIME] = 0x0f,     [PRESS_NODE_PERIOD] = 0x10,
  [PRESS_NODE_MONEY] = 0x11,  [PRESS_NODE_PERCENT] = 0x12,  [PRESS_NODE_PHONE] = 0x13,
  [PRESS_NODE_FAX] = 0x14,    [PRESS_NODE_CODE] = 0x15,     [PRESS_NODE_EMAIL] = 0x16,
  [PRESS_NODE_URL] = 0x17,    [PRESS_NODE_LISTINGS] = 0x18, [PRESS_NODE_DATELINE] = 0x19,
  [PRESS_NODE_BULLET] = 0x1a, [PRESS_NODE_WIRE] = 0x1b,
};

PressProofs *
press_proofs_new (const PressDocument *document)
{
  PressProofs *proofs = g_new0 (PressProofs, 1);

  proofs->document = document;
  proofs->scanner = press_proof_scanner_new ();
  proofs->phrase_scanner = press_proof_scanner_new ();
  proofs->text = g_string_new (NULL);
  proofs->phrase_text = g_string_new (NULL);
  proofs->phrases = g_array_new (FALSE, FALSE, sizeof (const PressNode *));
  proofs->quoted = g_array_new (FALSE, FALSE, sizeof (PressSpan));
  proofs->tokens = g_array_sized_new (FALSE, FALSE, sizeof (PressProof), FIRST_TOKENS);
  proofs->blocks = g_array_new (FALSE, FALSE, sizeof (PressProofBlock));
  return proofs;
}

void
press_proofs_free (PressProofs *proofs)
{
  press_proof_scanner_free (proofs->scanner);
  press_proof_scanner_free (proofs->phrase_scanner);
  g_string_free (proofs->text, TRUE);
  g_string_free (proofs->phrase_text, TRUE);
  g_array_unref (proofs->phrases);
  g_array_unref (proofs->quoted);
  g_array_unref (proofs->tokens);
  g_array_unref (proofs->blocks);
  for (guint i = 0; i < PRESS_N_PROOFS; i++)
    g_clear_pointer (&proofs->of_kind[i], g_array_unref);
  g_free (proofs);
}

/* Forgets what was read: another release begins. */
void
press_proofs_clear (PressProofs *proofs)
{
  g_array_set_size (proofs->tokens, 0);
  g_array_set_size (proofs->blocks, 0);
  for (guint i = 0; i < PRESS_N_PROOFS; i++)
    if (proofs->of_kind[i] != NULL)
      g_array_set_size (proofs->of_kind[i], 0);
}

gboolean
press_proofs_is_block (const PressNode *node)
{
  return is_text_block[node->kind];
}

static PressPassage
find_passage (const PressNode *node)
{
  static const guint8 passages[PRESS_N_NODE_KINDS] = {
    [PRESS_NODE_HEADLINE] = PRESS_PASSAGE_FRONT + 1,
    [PRESS_NODE_SUBHEADLINE] = PRESS_PASSAGE_FRONT + 1,
    [PRESS_NODE_NOTICE] = PRESS_PASSAGE_FRONT + 1,
    [PRESS_NODE_MASTHEAD] = PRESS_PASSAGE_FRONT + 1,
    [PRESS_NODE_DATE_LINE] = PRESS_PASSAGE_FRONT + 1,
    [PRESS_NODE_LEDE] = PRESS_PASSAGE_LEDE + 1,
    [PRESS_NODE_ABOUT] = PRESS_PASSAGE_ABOUT + 1,
    [PRESS_NODE_CAUTION] = PRESS_PASSAGE_CAUTION + 1,
    [PRESS_NODE_NON_GAAP] = PRESS_PASSAGE_NON_GAAP + 1,
    [PRESS_NODE_LEGEND] = PRESS_PASSAGE_LEGEND + 1,
    [PRESS_NODE_TABLE] = PRESS_PASSAGE_TABLE + 1,
    [PRESS_NODE_CONTACTS] = PRESS_PASSAGE_CONTACTS + 1,
    [PRESS_NODE_CONTACT] = PRESS_PASSAGE_CONTACTS + 1,
    [PRESS_NODE_TRAILER] = PRESS_PASSAGE_TRAILER + 1,
  };

  for (; node != NULL; node = node->parent)
    if (passages[node->kind] != 0)
      return (PressPassage) (passages[node->kind] - 1);
    else if (g_strcmp0 (press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE), "call") == 0)
      return PRESS_PASSAGE_CALL;
  return PRESS_PASSAGE_BODY;
}

static void
cover (PressProofs *proofs, PressSpan span, guint32 start, char with)
{
  memset (proofs->text->str + (span.start - start), with, span.end - span.start);
}

/* What belongs to the block's words, and what is another's. */
static void
cover_nodes (PressProofs *proofs, const PressNode *block)
{
  guint32 start = block->span.start;
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, block);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      PressNodeRole role = press_node_kind_get_role ((PressNodeKind) node->kind);

      if (walk.event != PRESS_WALK_ENTER || node == block)
        continue;
      if (node->kind == PRESS_NODE_QUOTED)
        g_array_append_val (proofs->quoted, node->span);
      if (role == PRESS_ROLE_BLOCK || role == PRESS_ROLE_FLOAT || node->kind == PRESS_NODE_RULE
          || node->kind == PRESS_NODE_TAG)
        cover (proofs, node->span, start, ' ');
      else if (phrase_codes[node->kind] != 0)
        {
          cover (proofs, node->span, start, phrase_codes[node->kind]);
          g_array_append_val (proofs->phrases, node);
        }
      else
        continue;
      press_walk_skip_children (&walk);
    }
}

/* What stands for phrases in the text stands for nothing in the copy. */
static void
blank_codes (char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    text[i] = text[i] >= FIRST_CODE && text[i] <= LAST_CODE ? ' ' : text[i];
}

static void
fill_text (PressProofs *proofs, const PressNode *block)
{
  const char *copy = proofs->document->copy->text;

  g_string_truncate (proofs->text, 0);
  g_string_append_len (proofs->text, copy + block->span.start, block->span.end - block->span.start);
  blank_codes (proofs->text->str, proofs->text->len);
  g_array_set_size (proofs->phrases, 0);
  g_array_set_size (proofs->quoted, 0);
  cover_nodes (proofs, block);
}

static const PressNode *
find_phrase (const PressProofs *proofs, guint *phrase, guint32 start)
{
  for (; *phrase < proofs->phrases->len; (*phrase)++)
    {
      const PressNode *node = g_array_index (proofs->phrases, const PressNode *, *phrase);

      if (node->span.start >= start)
        return node->span.start == start ? node : NULL;
    }
  return NULL;
}

static gboolean
is_quoted (const PressProofs *proofs, guint *quoted, guint32 start)
{
  for (; *quoted < proofs->quoted->len; (*quoted)++)
    {
      PressSpan span = g_array_index (proofs->quoted, PressSpan, *quoted);

      if (start < span.end)
        return start >= span.start;
    }
  return FALSE;
}

/* Most tokens are words, and nobody asks for all words of a release. */
static void
add_token (PressProofs *proofs, PressProof proof)
{
  GArray **numbers = &proofs->of_kind[proof.kind];

  if (!press_proofs_is_word (&proof))
    {
      if (*numbers == NULL)
        *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (*numbers, proofs->tokens->len);
    }
  g_array_set_size (proofs->tokens, proofs->tokens->len + 1);
  g_array_index (proofs->tokens, PressProof, proofs->tokens->len - 1) = proof;
}

/* Where the first line's end at or behind a place stands, or the end of the text. */
static guint32
find_line_end (const GString *text, guint32 from)
{
  const char *found = memchr (text->str + from, '\n', text->len - from);

  return found != NULL ? (guint32) (found - text->str) : (guint32) text->len;
}

/* Reads one block; what stands in other blocks inside it is read with those. */
void
press_proofs_read (PressProofs *proofs, const PressNode *block)
{
  PressProofBlock added = { block, find_passage (block), proofs->tokens->len, 0 };
  guint phrase = 0, quoted = 0;
  guint32 start, end, line_end;
  PressProofKind kind;

  fill_text (proofs, block);
  line_end = find_line_end (proofs->text, 0);
  press_proof_scanner_start (proofs->scanner, proofs->text, PRESS_PROOF_IN_TEXT);
  while ((kind = press_proof_scanner_next (proofs->scanner, &start, &end)) != PRESS_PROOF_END)
    {
      PressProof proof = { { block->span.start + start, block->span.start + end },
                           (guint16) kind,
                           0,
                           proofs->blocks->len,
                           NULL };

      if (kind == PRESS_PROOF_PHRASE)
        proof.node = find_phrase (proofs, &phrase, proof.span.start);
      if (is_quoted (proofs, &quoted, proof.span.start))
        proof.flags |= PRESS_PROOF_IS_QUOTED;
      if (line_end < start)
        proof.flags |= PRESS_PROOF_AFTER_LINE;
      if (line_end < end)
        line_end = find_line_end (proofs->text, end);
      add_token (proofs, proof);
    }
  added.end = proofs->tokens->len;
  g_array_append_val (proofs->blocks, added);
}

/* How many tokens of a kind, other than words, the release has. */
guint
press_proofs_count (const PressProofs *proofs, PressProofKind kind)
{
  g_assert (kind != PRESS_PROOF_WORD && kind != PRESS_PROOF_CAPITALIZED
            && kind != PRESS_PROOF_CAPITALS);
  return proofs->of_kind[kind] != NULL ? proofs->of_kind[kind]->len : 0;
}

/* The nth token of a kind. */
const PressProof *
press_proofs_get (const PressProofs *proofs, PressProofKind kind, guint n)
{
  return &g_array_index (proofs->tokens, PressProof,
                         g_array_index (proofs->of_kind[kind], guint, n));
}

/* The first token of a kind in a block and in those inside it, by its number among its kind. Blocks
 * are read when the walk leaves them: in front of a block's own tokens are those of the blocks
 * inside it, and in front of these is what ends above it. */
guint
press_proofs_find (const PressProofs *proofs, PressProofKind kind, const PressProofBlock *block)
{
  guint first = 0;
  guint last = press_proofs_count (proofs, kind);

  while (first < last)
    {
      guint middle = first + (last - first) / 2;
      guint number = g_array_index (proofs->of_kind[kind], guint, middle);

      if (number < block->end
          && press_proofs_get_token (proofs, number)->span.start < block->node->span.start)
        first = middle + 1;
      else
        last = middle;
    }
  return first;
}

/* The number of a token in its release. */
guint
press_proofs_get_number (const PressProofs *proofs, const PressProof *proof)
{
  return (guint) (proof - (const PressProof *) (gpointer) proofs->tokens->data);
}

const PressProofBlock *
press_proofs_get_block (const PressProofs *proofs, const PressProof *proof)
{
  return &g_array_index (proofs->blocks, PressProofBlock, proof->block);
}

/* The block of a node that was read, or NULL; late ones are found first. */
const PressProofBlock *
press_proofs_find_block (const PressProofs *proofs, const PressNode *node)
{
  for (guint i = proofs->blocks->len; i > 0; i--)
    {
      const PressProofBlock *block = &g_array_index (proofs->blocks, PressProofBlock, i - 1);

      if (block->node == node)
        return block;
    }
  return NULL;
}

gboolean
press_proofs_is_word (const PressProof *proof)
{
  return proof->kind == PRESS_PROOF_WORD || proof->kind == PRESS_PROOF_CAPITALIZED
         || proof->kind == PRESS_PROOF_CAPITALS;
}

/* Whether a token stands for a node of a kind. */
gboolean
press_proofs_is_phrase (const PressProof *proof, PressNodeKind kind)
{
  return proof->node != NULL && proof->node->kind == kind;
}

/* Begins to read a block once more, for other tokens. */
void
press_proofs_start_block (PressProofs *proofs, const PressProofBlock *block,
                          PressProofCondition condition)
{
  fill_text (proofs, block->node);
  proofs->block_start = block->node->span.start;
  proofs->next_phrase = 0;
  press_proof_scanner_start (proofs->scanner, proofs->text, condition);
}

/* The next token of it; FALSE at its end. */
gboolean
press_proofs_next_in_block (PressProofs *proofs, PressProof *proof)
{
  guint32 start, end;
  PressProofKind kind = press_proof_scanner_next (proofs->scanner, &start, &end);

  *proof = (PressProof){ .span = { proofs->block_start + start, proofs->block_start + end },
                         .kind = (guint16) kind };
  if (kind == PRESS_PROOF_PHRASE)
    proof->node = find_phrase (proofs, &proofs->next_phrase, proof->span.start);
  return kind != PRESS_PROOF_END;
}

/* Begins to read a single phrase, or a piece of text like one. */
void
press_proofs_start_phrase (PressProofs *proofs, PressSpan span, PressProofCondition condition)
{
  g_string_truncate (proofs->phrase_text, 0);
  g_string_append_len (proofs->phrase_text, proofs->document->copy->text + span.start,
                       span.end - span.start);
  proofs->phrase_start = span.start;
  press_proof_scanner_start (proofs->phrase_scanner, proofs->phrase_text, condition);
}

/* The next token of the phrase, and its place in the copy. */
PressProofKind
press_proofs_next (PressProofs *proofs, PressSpan *span)
{
  PressProofKind kind = press_proof_scanner_next (proofs->phrase_scanner, &span->start, &span->end);

  span->start += proofs->phrase_start;
  span->end += proofs->phrase_start;
  return kind;
}

/* Whether a token of some kind is among those of a phrase. */
gboolean
press_proofs_phrase_has (PressProofs *proofs, PressSpan span, PressProofCondition condition,
                         PressProofKind kind)
{
  PressProofKind next;
  PressSpan found;

  press_proofs_start_phrase (proofs, span, condition);
  while ((next = press_proofs_next (proofs, &found)) != PRESS_PROOF_END)
    if (next == kind)
      return TRUE;
  return FALSE;
}

/* Feeding the scanner of grammar/proof.l: each text is scanned where it lies. */
#include "base/scanner-use.h"
#include "rules/proof-scan.h"

/* flex wants two of them behind a text that it does not copy. */
#define END_MARKS 2

PRESS_SCANNER_DECLARE_PLAIN (press_proof)
void *press_proof_yy_scan_buffer (char *base, gsize size, yyscan_t scanner);
void press_proof_yy_delete_buffer (void *buffer, yyscan_t scanner);
char *press_proof_yyget_text (yyscan_t scanner);
int press_proof_yyget_leng (yyscan_t scanner);
int press_proof_next (yyscan_t scanner);

struct _PressProofScanner
{
  yyscan_t scanner;
  void *buffer;
  const char *text;
};

PressProofScanner *
press_proof_scanner_new (void)
{
  PressProofScanner *scanner = g_new0 (PressProofScanner, 1);

  scanner->scanner = press_proof_new_scanner ();
  return scanner;
}

void
press_proof_scanner_free (PressProofScanner *scanner)
{
  if (scanner->buffer != NULL)
    press_proof_yy_delete_buffer (scanner->buffer, scanner->scanner);
  press_proof_yylex_destroy (scanner->scanner);
  g_free (scanner);
}

/* Begins a text, which is scanned in place and must stay until the next one. A line's end is put
 * behind it, so that every token has something behind it. */
void
press_proof_scanner_start (PressProofScanner *scanner, GString *text, PressProofCondition condition)
{
  if (scanner->buffer != NULL)
    press_proof_yy_delete_buffer (scanner->buffer, scanner->scanner);
  g_string_append_len (text, "\n\0\0", 1 + END_MARKS);
  scanner->text = text->str;
  scanner->buffer = press_proof_yy_scan_buffer (text->str, text->len, scanner->scanner);
  press_proof_begin (scanner->scanner, condition);
}

/* The next token and its place in the text. */
PressProofKind
press_proof_scanner_next (PressProofScanner *scanner, guint32 *start, guint32 *end)
{
  PressProofKind kind = (PressProofKind) press_proof_next (scanner->scanner);

  *start = (guint32) (press_proof_yyget_text (scanner->scanner) - scanner->text);
  *end = *start + (guint32) press_proof_yyget_leng (scanner->scanner);
  return kind;
}

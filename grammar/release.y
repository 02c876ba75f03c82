/* A press release.
 *
 * A token is a block: some lines that layout has joined, and that their words have given a kind.
 * Page marks, page numbers, running heads and drawn lines are no tokens; they may fall anywhere,
 * and find their places in the tree afterwards.
 */
%define api.pure full
%define api.prefix {press_release_}
%define api.token.prefix {PRESS_BLOCK_TOKEN_}
%define parse.error custom
%define parse.lac full
%expect 0

%code requires {
#include "parse/build.h"
#include "parse/container.h"
#include "parse/parts.h"
}

%code {
static int press_release_lex (PRESS_RELEASE_STYPE *value, PressParse *parse);
static void press_release_error (PressParse *parse, const char *message);
}

%param {PressParse *parse}

%union {
  PressBlock *block;
  PressNode *node;
  PressNodes nodes; /* without a parent */
}

%token END 0 "the end of the file"
%token RELEASE "the start of a release"

/* The file around a release */
%token <block> WRAPPER "EDGAR's wrapper"
%token <block> HEADER "the head of a submission"
%token <block> OTHER "what is no release"
%token <block> UNREAD "what is left unread"

/* Front matter */
%token <block>
  EXHIBIT_LABEL "an exhibit label"
  MASTHEAD "a masthead"
  NOTICE "a release notice"
  DATE_LINE "a date on its own line"
  FRONT_NOTE "a note in front"
  FRONT_CALL "a call notice in front"
  TITLE_CALL "a call notice below the title"
  TITLE "a title"
  TITLE_ITEM "a bulleted title"

/* Text */
%token <block>
  LEDE "a paragraph with a dateline"
  CALL_LEDE "a paragraph with a dateline that announces a call"
  PARAGRAPH "a paragraph"
  CALL_PARAGRAPH "a paragraph that announces a call"
  ITEM "a list item"
  LABEL "a label with its value"
  TABLE "a table of figures"
  HEADING "a heading"
  SUBHEADING "a lower heading"
  CALL_HEADING "the heading of a call notice"
  FINANCIAL_HEADING "the heading of financial matter"
  POINTER "a pointer to what follows"
  FOOT "links or rights at the foot"

/* Passages: with a heading of their own, or told by what they say */
%token <block>
  ABOUT_HEADING "the heading of a company description"
  ABOUT_PARAGRAPH "a company description"
  ABOUT_MORE "more of a company description"
  SPEECH "a quotation below a company description"
  INVITATION "whom to ask, in a sentence below a passage"
  CAUTION_HEADING "the heading of a cautionary passage"
  CAUTION_PARAGRAPH "a cautionary paragraph"
  CAUTION_LEAD "a cautionary paragraph that a list follows"
  NON_GAAP_HEADING "the heading of a passage on non-GAAP measures"
  NON_GAAP_PARAGRAPH "a paragraph on non-GAAP measures"
  LEGAL_HEADING "the heading of a legal passage"
  LEGAL_PARAGRAPH "a legal notice"

/* Contacts and the end */
%token <block>
  CONTACT_HEADING "the heading of a contact block"
  CONTACT_BLOCK "a contact block"
  SOURCE "a source line"
  TRANSMISSION "a transmission mark"
  SLASH_ITEM "an item of the trailer"
  TICKER_LINE "a line of symbols"
  CODES "a line of codes"
  END_MARK "an end mark"

/* What no part of a release is */
%token <block> SIGNS "signs without a word"

%nterm <nodes> front matter matter_part headlines
%nterm <node> release other
%nterm <nodes> body part
%nterm <node> lede block section subsection section_opening
%nterm <node> text list labels passage about bare_about caution caution_text bare_caution led_caution non_gaap
  bare_non_gaap legal
%nterm <node> contacts trailer trailer_line stray

/* A part goes on as long as it can: what may stand in an open section, passage or list does. */
%precedence CLOSED
%precedence PARAGRAPH ITEM LABEL ABOUT_PARAGRAPH CAUTION_PARAGRAPH CAUTION_LEAD NON_GAAP_PARAGRAPH
  LEGAL_PARAGRAPH CALL_PARAGRAPH TABLE CONTACT_BLOCK SOURCE TRANSMISSION SLASH_ITEM
  TICKER_LINE CODES OTHER SUBHEADING

/* Where a bad block ends: at the next one that may stand there. */
%destructor { press_build_unknown (parse, $$); } <block>
%destructor { press_build_orphans (parse, $$); } <node> <nodes>

%%

/* A file holds releases, perhaps each in a wrapper; a submission has a head, and documents that are
 * no release. */

document:
  %empty
| document WRAPPER                 { press_build_wrapper (parse, $WRAPPER); }
| document HEADER                  { press_build_header (parse, $HEADER); }
| document release                 { press_build_release_end (parse, $release); }
| document UNREAD                  { press_parts_add (parse, press_build_unread (parse, $UNREAD)); }
| document other %prec CLOSED      { press_parts_add (parse, $other); }
;

other:
  OTHER                            { $$ = press_build_other (parse, $1); }
| other[before] OTHER              { $$ = press_build_other_add (parse, $before, $2); }
;

/* A release has front matter and a body. Either may lack parts; the rules tell which. */

release:
  RELEASE front                    { $$ = press_build_release (parse, $front, NULL); }
| RELEASE front body               { $$ = press_build_release (parse, $front, $body); }
;

/* In front stand the label of the exhibit, a masthead, a notice, a date and contacts, in any order
 * and each perhaps missing. The first title among them is the headline, all others below it are
 * subheadlines. */

front:
  matter
| headlines
;

matter:
  %empty                           { $$ = NULL; }
| matter[before] matter_part       { $$ = press_nodes_join ($before, $matter_part); }
;

headlines:
  matter TITLE                     { $$ = press_nodes_append ($matter, press_build_block (parse, PRESS_NODE_HEADLINE, $TITLE)); }
| headlines[before] TITLE          { $$ = press_nodes_append ($before, press_build_block (parse, PRESS_NODE_SUBHEADLINE, $TITLE)); }
| headlines[before] TITLE_ITEM     { $$ = press_nodes_append ($before, press_build_block (parse, PRESS_NODE_SUBHEADLINE, $TITLE_ITEM)); }
| headlines[before] TITLE_CALL     { $$ = press_nodes_append ($before, press_build_call (parse, PRESS_NODE_SUBHEADLINE, $TITLE_CALL)); }
| headlines[before] matter_part    { $$ = press_nodes_join ($before, $matter_part); }
;

matter_part:
  EXHIBIT_LABEL                    { $$ = press_build_block (parse, PRESS_NODE_EXHIBIT_LABEL, $1); }
| MASTHEAD                         { $$ = press_build_matter (parse, PRESS_NODE_MASTHEAD, $1); }
| NOTICE                           { $$ = press_build_notice (parse, $1); }
| FRONT_NOTE                       { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| FRONT_CALL                       { $$ = press_build_call (parse, PRESS_NODE_PARAGRAPH, $1); }
| DATE_LINE                        { $$ = press_build_matter (parse, PRESS_NODE_DATE_LINE, $1); }
| contacts                         { $$ = $1; }
;

/* The body opens with the lede, or where the dateline is missing with any other text. What fits
 * nowhere is left out up to the next part; it becomes a node of its own. */

body:
  lede                             { $$ = $lede; }
| part                             { $$ = $part; }
| body[before] part                { $$ = press_nodes_join ($before, $part); }
| body[before] lede                { $$ = press_nodes_append ($before, $lede); }
| body[before] contacts            { $$ = press_nodes_append ($before, $contacts); }
| body[before] DATE_LINE           { $$ = press_nodes_join ($before, press_build_matter (parse, PRESS_NODE_DATE_LINE, $2)); }
| body[before] stray               { $$ = press_nodes_append ($before, $stray); }
| body[before] error               { $$ = $before; }
;

lede:
  LEDE                             { $$ = press_build_block (parse, PRESS_NODE_LEDE, $1); }
| CALL_LEDE                        { $$ = press_build_call (parse, PRESS_NODE_LEDE, $1); }
;

part:
  block                            { $$ = $1; }
| section %prec CLOSED             { $$ = $1; }
| subsection %prec CLOSED          { $$ = $1; }
| passage                          { $$ = $1; }
| trailer %prec CLOSED             { $$ = $1; }
| POINTER                          { $$ = press_build_block (parse, PRESS_NODE_POINTER, $1); }
| SPEECH                           { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| INVITATION                       { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| FOOT                             { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| END_MARK                         { $$ = press_build_end_mark (parse, $1); }
;

/* What has no place in a body: it is told of, and kept. */

stray:
  NOTICE                           { $$ = press_build_stray (parse, "a release notice", $1); }
| SIGNS                            { $$ = press_build_stray (parse, "signs without a word", $1); }
;

/* Blocks of text, and those that only a section holds. */

block:
  text
| CALL_PARAGRAPH                   { $$ = press_build_call (parse, PRESS_NODE_PARAGRAPH, $1); }
| TABLE                            { $$ = press_build_table (parse, $1); }
;

text:
  PARAGRAPH                        { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| list %prec CLOSED
| labels %prec CLOSED
;

list:
  ITEM                             { $$ = press_build_holder (parse, PRESS_NODE_LIST, press_build_item (parse, $1)); }
| list[before] ITEM                { $$ = press_build_add ($before, press_build_item (parse, $2)); }
;

labels:
  LABEL                            { $$ = press_build_labels (parse, $1); }
| labels[before] LABEL             { $$ = press_build_add_label (parse, $before, $2); }
;

/* A section is a heading and the blocks under it, up to the next heading or passage. It may hold
 * sections of a lower level. */

section:
  section_opening
| section[before] block            { $$ = press_build_add ($before, $block); }
| section[before] subsection %prec CLOSED { $$ = press_build_add ($before, $subsection); }
;

section_opening:
  HEADING                          { $$ = press_build_section (parse, "body", $1); }
| CALL_HEADING                     { $$ = press_build_section (parse, "call", $1); }
| FINANCIAL_HEADING                { $$ = press_build_section (parse, "financial", $1); }
;

subsection:
  SUBHEADING                       { $$ = press_build_section (parse, "body", $1); }
| subsection[before] block         { $$ = press_build_add ($before, $block); }
;

/* Passages that every reader of releases knows. Under a heading of its own a passage is all the
 * text up to the next heading; without one it is the paragraphs that say what it says, and lists
 * between them. */

passage:
  about %prec CLOSED
| caution %prec CLOSED
| bare_caution %prec CLOSED
| non_gaap %prec CLOSED
| bare_non_gaap %prec CLOSED
| legal %prec CLOSED
| bare_about %prec CLOSED
| LEGAL_PARAGRAPH                  { $$ = press_build_passage (parse, PRESS_NODE_LEGEND, $1); }
;

about:
  ABOUT_HEADING                    { $$ = press_build_headed (parse, PRESS_NODE_ABOUT, $1); }
| about[before] text               { $$ = press_build_add ($before, $text); }
| about[before] ABOUT_MORE         { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
| about[before] ABOUT_PARAGRAPH    { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

bare_about:
  ABOUT_PARAGRAPH                  { $$ = press_build_passage (parse, PRESS_NODE_ABOUT, $1); }
| bare_about[before] ABOUT_MORE    { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

caution:
  CAUTION_HEADING                  { $$ = press_build_headed (parse, PRESS_NODE_CAUTION, $1); }
| caution[before] text             { $$ = press_build_add ($before, $text); }
| caution[before] caution_text     { $$ = press_build_add ($before, $caution_text); }
;

caution_text:
  CAUTION_PARAGRAPH                { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| CAUTION_LEAD                     { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| NON_GAAP_PARAGRAPH               { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
| LEGAL_PARAGRAPH                  { $$ = press_build_block (parse, PRESS_NODE_PARAGRAPH, $1); }
;

bare_caution:
  CAUTION_PARAGRAPH                { $$ = press_build_passage (parse, PRESS_NODE_CAUTION, $1); }
| led_caution %prec CLOSED
| led_caution[before] list %prec CLOSED { $$ = press_build_add ($before, $list); }
| bare_caution[before] CAUTION_PARAGRAPH { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

led_caution:
  CAUTION_LEAD                     { $$ = press_build_passage (parse, PRESS_NODE_CAUTION, $1); }
| bare_caution[before] CAUTION_LEAD { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

non_gaap:
  NON_GAAP_HEADING                 { $$ = press_build_headed (parse, PRESS_NODE_NON_GAAP, $1); }
| non_gaap[before] text            { $$ = press_build_add ($before, $text); }
| non_gaap[before] NON_GAAP_PARAGRAPH { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

bare_non_gaap:
  NON_GAAP_PARAGRAPH               { $$ = press_build_passage (parse, PRESS_NODE_NON_GAAP, $1); }
| bare_non_gaap[before] NON_GAAP_PARAGRAPH { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

legal:
  LEGAL_HEADING                    { $$ = press_build_headed (parse, PRESS_NODE_LEGEND, $1); }
| legal[before] text               { $$ = press_build_add ($before, $text); }
| legal[before] LEGAL_PARAGRAPH    { $$ = press_build_add ($before, press_build_block (parse, PRESS_NODE_PARAGRAPH, $2)); }
;

/* Contacts: the line that opens the block, and the block; either may stand alone. */

contacts:
  CONTACT_BLOCK                    { $$ = press_build_contacts (parse, NULL, $1); }
| CONTACT_HEADING %prec CLOSED     { $$ = press_build_contacts (parse, $1, NULL); }
| CONTACT_HEADING CONTACT_BLOCK    { $$ = press_build_contacts (parse, $1, $2); }
;

/* What the wire adds below: source, transmission, its items, symbols and codes. */

trailer:
  trailer_line                     { $$ = press_build_holder (parse, PRESS_NODE_TRAILER, $1); }
| trailer[before] trailer_line     { $$ = press_build_add ($before, $2); }
;

trailer_line:
  SOURCE                           { $$ = press_build_trailer_line (parse, PRESS_NODE_SOURCE, $1); }
| TRANSMISSION                     { $$ = press_build_trailer_line (parse, PRESS_NODE_TRANSMISSION, $1); }
| SLASH_ITEM                       { $$ = press_build_trailer_line (parse, PRESS_NODE_TRAILER_ITEM, $1); }
| TICKER_LINE                      { $$ = press_build_trailer_line (parse, PRESS_NODE_TICKER_LINE, $1); }
| CODES                            { $$ = press_build_trailer_line (parse, PRESS_NODE_CODES, $1); }
;
%%

/* The next block, and what it is. */
static int
press_release_lex (PRESS_RELEASE_STYPE *value, PressParse *parse)
{
  PressBlock *block = press_parse_next_block (parse);

  value->block = block;
  return block != NULL ? block->token : PRESS_BLOCK_TOKEN_END;
}

/* Faults are told of by the blocks that recovery leaves out. */
static void
press_release_error (PressParse *parse, const char *message)
{
  (void) parse;
  (void) message;
}

static int
yyreport_syntax_error (const yypcontext_t *context, PressParse *parse)
{
  yysymbol_kind_t expected = YYSYMBOL_YYEMPTY;

  yypcontext_expected_tokens (context, &expected, 1);
  press_build_note_expected (parse, expected == YYSYMBOL_YYEMPTY ? NULL : yysymbol_name (expected));
  return 0;
}

/* Trailers, line by line, and contacts in prose. */
#include "blocks.h"

#include "parse/contact.h"
#include "parse/trailer.h"

#include <string.h>

typedef struct
{
  const char *path;
  PressNodeKind kind; /* PARAGRAPH: prose that may hold contacts */
  const char *text;
  const char *expected;
} Row;

static const Row rows[] = {
  { "/trailer/source", PRESS_NODE_SOURCE, "SOURCE  Northfold Optics, Inc.\n",
    "source=Northfold Optics, Inc.{organization:Northfold Optics, Inc.}" },
  { "/trailer/source-of-two", PRESS_NODE_SOURCE, "SOURCE  Calder Corporation; Pell Bancorp, Inc.\n",
    "source=Calder Corporation; Pell Bancorp, Inc.{organization:Calder Corporation|"
    "organization:Pell Bancorp, Inc.}" },
  { "/trailer/source-over-two-lines", PRESS_NODE_SOURCE,
    "SOURCE  Calderwick Financial\nCorporation\n",
    "source=Calderwick Financial Corporation{organization:Calderwick Financial Corporation}" },
  { "/trailer/source-with-colon", PRESS_NODE_SOURCE, "SOURCE: Varrick Lode Mining Corp.\n",
    "source=Varrick Lode Mining Corp.{organization:Varrick Lode Mining Corp.}" },
  { "/trailer/source-small-letters", PRESS_NODE_SOURCE, "Source: Marrow Creek Outfitters, Inc.\n",
    "source=Marrow Creek Outfitters, Inc.{organization:Marrow Creek Outfitters, Inc.}" },
  { "/trailer/source-without-name", PRESS_NODE_SOURCE, "SOURCE  \n", "source{}" },
  { "/trailer/source-with-slash", PRESS_NODE_SOURCE, "SOURCE  Ostvik A/S; Moe/Roe LLC\n",
    "source=Ostvik A/S; Moe/Roe LLC{organization:Ostvik A/S|organization:Moe/Roe LLC}" },
  { "/trailer/transmission", PRESS_NODE_TRANSMISSION,
    "    -0-                             02/12/2007\n", "transmission{date:2007-02-12}" },
  { "/trailer/transmission-short-year", PRESS_NODE_TRANSMISSION, "    -0-     1/3/97\n",
    "transmission{date:1997-01-03}" },
  { "/trailer/transmission-without-date", PRESS_NODE_TRANSMISSION, "    -0-\n", "transmission{}" },
  { "/trailer/two-people", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT: Denise Arbuckle, Investor Relations, +1-603-555-0142, "
    "or\nda@northfold.example.com; or Paul "
    "Tremont, Press Office, +1-603-555-0167,\nor pt@northfold.example.com, both of Northfold/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Denise Arbuckle|"
    "job-title:Investor Relations|phone:+16035550142|email:da@northfold.example.com}"
    "contact{name:Paul Tremont|job-title:Press Office|phone:+16035550167|"
    "email:pt@northfold.example.com|organization:Northfold}}" },
  { "/trailer/roles-before-names", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT: Investor Relations:  Jane Marchetti, +1-978-555-0172,\njm@example.com, or Media "
    "Relations: John "
    "Ferrars, +1-212-555-0136,\njf@example.com, both of Acme Networks/\n",
    "trailer-item.contact{label:CONTACT:contact{label:Investor Relations:|"
    "name:Jane Marchetti|phone:+19785550172|email:jm@example.com}"
    "contact{label:Media Relations:|name:John Ferrars|phone:+12125550136|"
    "email:jf@example.com|organization:Acme Networks}}" },
  { "/trailer/roles-with-commas", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT:  Investors, Harold Dunning, +1-864-555-0131, or Media,\nTeresa Bloom, "
    "+1-864-555-0132, both of "
    "Calderwick; or Janet Ruiz of\nPellworth, +1-828-555-0175, or jr@pellworth.example.com/\n",
    "trailer-item.contact{label:CONTACT:contact{label:Investors|name:Harold Dunning|"
    "phone:+18645550131}contact{label:Media|name:Teresa Bloom|phone:+18645550132|"
    "organization:Calderwick}contact{name:Janet Ruiz|organization:Pellworth|"
    "phone:+18285550175|email:jr@pellworth.example.com}}" },
  { "/trailer/title-of-company", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT:  Patrick B. Brandt, VP Investor Relations of Perrin\nSemiconductor Corporation, "
    "+1-408-555-0180, or "
    "fax, +1-408-555-0110/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Patrick B. Brandt|"
    "job-title:VP Investor Relations|organization:Perrin Semiconductor Corporation|"
    "phone:+14085550180|fax:+14085550110}}" },
  { "/trailer/title-with-slash", PRESS_NODE_TRAILER_ITEM,
    "     /CONTACT:  Mike Crandall, VP/Chief Financial Officer of Perrin,\n+1-408-555-0180/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Mike Crandall|"
    "job-title:VP/Chief Financial Officer|organization:Perrin|phone:+14085550180}}" },
  { "/trailer/names-share-a-number", PRESS_NODE_TRAILER_ITEM,
    "     /CONTACT:  Deborah Stapley or Alexis Pardo, +1-650-555-0134, or fax,\n+1-408-555-0110, "
    "both for Perrin "
    "Corporation/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Deborah Stapley}"
    "contact{name:Alexis Pardo|phone:+16505550134|fax:+14085550110|"
    "organization:Perrin Corporation}}" },
  { "/trailer/agency-for-company", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT:  Alexis Pardo, ap@stapley.example.com, or Deborah "
    "Stapley,\nds@stapley.example.com, of Stapley "
    "Communications, +1-650-555-0100, for Perrin\nSemiconductor Corporation/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Alexis Pardo|"
    "email:ap@stapley.example.com}contact{name:Deborah Stapley|"
    "email:ds@stapley.example.com|organization:Stapley Communications|"
    "phone:+16505550100|organization:Perrin Semiconductor Corporation}}" },
  { "/trailer/all-of", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT:  Reed Halloway, or Vicki Strand, +1-402-555-0120, or Tom\nJelinek, "
    "+1-712-555-0124, all of "
    "Bluestem/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Reed Halloway}"
    "contact{name:Vicki Strand|phone:+14025550120}contact{name:Tom Jelinek|"
    "phone:+17125550124|organization:Bluestem}}" },
  { "/trailer/unclosed", PRESS_NODE_TRAILER_ITEM, "    /CONTACT: Jane Marchetti, +1-978-555-0172\n",
    "trailer-item.contact!{label:CONTACT:contact{name:Jane Marchetti|"
    "phone:+19785550172}}" },
  { "/trailer/web-site", PRESS_NODE_TRAILER_ITEM,
    "    /Web site: http://www.northfold.example.com /\n",
    "trailer-item.web-site{label:Web site:|url:http://www.northfold.example.com}" },
  { "/trailer/web-site-slash-at-once", PRESS_NODE_TRAILER_ITEM,
    "    /Web site:  http://www.perrin.example.com/\n",
    "trailer-item.web-site{label:Web site:|url:http://www.perrin.example.com}" },
  { "/trailer/two-web-sites", PRESS_NODE_TRAILER_ITEM,
    "    /Web site:  http://www.calder.example.com\n                http://www.pell.example.com "
    "/\n",
    "trailer-item.web-site{label:Web site:|url:http://www.calder.example.com|"
    "url:http://www.pell.example.com}" },
  { "/trailer/photo", PRESS_NODE_TRAILER_ITEM,
    "    /Photo:  http://photos.example.com/nfld/20070212-LX40 /\n",
    "trailer-item.photo{label:Photo:|url:http://photos.example.com/nfld/20070212-LX40}" },
  { "/trailer/company-news", PRESS_NODE_TRAILER_ITEM,
    "    /Company News On-Call:  http://www.newswire.example.com/comp/101559.html/\n",
    "trailer-item.company-news{label:Company News On-Call:|"
    "url:http://www.newswire.example.com/comp/101559.html}" },
  { "/trailer/note-to-editors", PRESS_NODE_TRAILER_ITEM,
    "    /NOTE TO EDITORS:  Pictures may be had and/or\nseen at the plant./\n",
    "trailer-item.note{label:NOTE TO EDITORS:}" },
  { "/trailer/unknown-item", PRESS_NODE_TRAILER_ITEM, "    /Recipe:  two eggs/\n",
    "trailer-item{label:Recipe:}" },
  { "/trailer/page-in-an-item", PRESS_NODE_TRAILER_ITEM,
    "    /CONTACT: Jane Marchetti,\n<PAGE>\n+1-978-555-0172/\n",
    "trailer-item.contact{label:CONTACT:contact{name:Jane Marchetti|page-mark:<PAGE>|"
    "phone:+19785550172}}" },
  { "/trailer/item-without-colon", PRESS_NODE_TRAILER_ITEM, "/PRNewswire -- Jan. 3/\n",
    "trailer-item{}" },
  { "/trailer/symbols", PRESS_NODE_TICKER_LINE, "    (CWF PLWB)\n",
    "ticker-line{listing:CWF|listing:PLWB}" },
  { "/trailer/codes", PRESS_NODE_CODES, "CO:  Northfold Optics, Inc.; Ostvik Telenett AS\n",
    "codes{label:CO:}" },
  { "/trailer/keyword", PRESS_NODE_CODES, "    INDUSTRY KEYWORD: SOFTWARE TRANSPORTATION\n",
    "codes{label:INDUSTRY KEYWORD:}" },
  { "/trailer/editors", PRESS_NODE_CODES, "AB-CD\n", "codes{}" },
  { "/trailer/story-number", PRESS_NODE_CODES, "-- NYTU123 --\n", "codes{}" },
  { "/trailer/slug", PRESS_NODE_CODES,
    "4567 01/03/2007 16:05 EST http://www.newswire.example.com\n",
    "codes{url:http://www.newswire.example.com}" },
  { "/prose/please-contact", PRESS_NODE_PARAGRAPH,
    "For more information please contact Jane Doe at (555) 555-0100 or jane@example.com.\n",
    "paragraph{contact{name:Jane Doe|phone:5555550100|email:jane@example.com}}" },
  { "/prose/two-sentences", PRESS_NODE_PARAGRAPH,
    "To meet with management, please contact Gwen Tarkanian, Director of Investor\nRelations, at "
    "970-555-0134 or "
    "gt@penstemon.example.com. Members\nof the press should call Lucas Amadi of Amadi & Bird at "
    "(720) 555-0147.\n",
    "paragraph{contact{name:Gwen Tarkanian|job-title:Director of Investor Relations|"
    "phone:9705550134|email:gt@penstemon.example.com}contact{name:Lucas Amadi|"
    "organization:Amadi & Bird|phone:7205550147}}" },
  { "/prose/desk", PRESS_NODE_PARAGRAPH,
    "For more, visit our site\n(www.orrin.example.com/pr/) or call Orrin's Media Helpline at (408) "
    "555-0142.\n",
    "paragraph{contact{organization:Orrin's Media Helpline|phone:4085550142}}" },
  { "/prose/company-desk", PRESS_NODE_PARAGRAPH,
    "Questions may be directed to the Company's Investor Relations department at 416-555-0155.\n",
    "paragraph{contact{job-title:Company's Investor Relations department|"
    "phone:4165550155}}" },
  { "/prose/dialed-numbers-are-none", PRESS_NODE_PARAGRAPH,
    "To join the conference call, investors should dial (800) 555-0109 and ask for the Orrin "
    "call.\n",
    "paragraph{}" },
  { "/prose/no-number", PRESS_NODE_PARAGRAPH, "Please contact Jane Doe in Boston.\n",
    "paragraph{}" },
  { "/prose/nobody-asked", PRESS_NODE_PARAGRAPH,
    "Jane Doe has the number 555-555-0100, said John Roe.\n", "paragraph{}" },
  { "/prose/two-with-one-number", PRESS_NODE_PARAGRAPH,
    "Please contact Jane Doe and John Roe at (802) 555-0142.\n",
    "paragraph{contact{name:Jane Doe}contact{name:John Roe|phone:8025550142}}" },
  { "/prose/two-joined-by-a-sign", PRESS_NODE_PARAGRAPH,
    "Please contact Jane Doe & John Roe at (802) 555-0142.\n",
    "paragraph{contact{name:Jane Doe}contact{name:John Roe|phone:8025550142}}" },
  { "/prose/both-at-a-number", PRESS_NODE_PARAGRAPH,
    "Please contact Jane Doe or John Roe, both at (802) 555-0142.\n",
    "paragraph{contact{name:Jane Doe}contact{name:John Roe|phone:8025550142}}" },
  { "/prose/verb-asks", PRESS_NODE_PARAGRAPH, "Holders may reach Jane Doe at (802) 555-0142.\n",
    "paragraph{contact{name:Jane Doe|phone:8025550142}}" },
  { "/prose/phrase-asks", PRESS_NODE_PARAGRAPH,
    "Inquiries may be directed to Jane Doe at (802) 555-0142.\n",
    "paragraph{contact{name:Jane Doe|phone:8025550142}}" },
  { "/prose/stop-ends-what-is-asked", PRESS_NODE_PARAGRAPH,
    "Holders may write to us. Jane Doe, (802) 555-0142.\n", "paragraph{}" },
  { "/prose/agent-is-no-contact", PRESS_NODE_PARAGRAPH,
    "Holders may call the Depositary, Jane Doe, at (802) 555-0142.\n", "paragraph{}" },
};

static PressNodes
parse_block (TestBlock *block, PressNodeKind kind)
{
  PressParse *parse = &block->parse;
  PressSpan span = { 0, parse->copy->length };
  PressNode *paragraph;

  if (kind != PRESS_NODE_PARAGRAPH)
    return press_parse_trailer_line (parse, kind, 0, parse->copy->n_lines - 1);
  g_array_set_size (parse->phrases, 0);
  g_array_set_size (parse->tokens, 0);
  press_tokenizer_scan (parse->tokenizer, &span, 1, parse->tokens);
  press_parse_contact_phrases (parse, (const PressToken *) (gpointer) parse->tokens->data,
                               parse->tokens->len, parse->phrases);
  paragraph = press_node_new (parse->arena, PRESS_NODE_PARAGRAPH, span);
  press_node_adopt (paragraph,
                    press_phrases_build (parse->arena, parse->copy, span, parse->phrases, NULL, 0));
  return paragraph;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (TestBlock) block = test_block_new (row->text, -1);
  g_autofree char *printed = NULL;

  test_block_check_lossless (block, parse_block (block, row->kind));
  printed = test_block_print (block, parse_block (block, row->kind));
  g_assert_cmpstr (printed, ==, row->expected);
}

static const PressNodeKind kinds[]
    = { PRESS_NODE_SOURCE,      PRESS_NODE_TRANSMISSION, PRESS_NODE_TRAILER_ITEM,
        PRESS_NODE_TICKER_LINE, PRESS_NODE_CODES,        PRESS_NODE_PARAGRAPH };

static void
check_bytes (const char *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TestBlock) block = test_block_new (bytes, (gssize) length);

      if (block->parse.copy->n_lines > 0)
        test_block_check_lossless (block, parse_block (block, kinds[i]));
    }
}

static void
test_random (void)
{
  static const char *const words[] = { "/",
                                       "CONTACT",
                                       ":",
                                       "; ",
                                       "\n",
                                       "SOURCE  ",
                                       "Jane ",
                                       "Doe, ",
                                       "of ",
                                       "or ",
                                       "-0- ",
                                       "01/03/2007",
                                       "303-555-0100",
                                       "a@example.com ",
                                       " ",
                                       "<PAGE>\n",
                                       "both",
                                       "http://www.example.com/",
                                       "call ",
                                       ". ",
                                       "(ABC)" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < 200; round++)
    {
      g_string_assign (text, "x");
      for (guint i = 0; i < 40; i++)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      check_bytes (text->str, text->len);
      g_string_assign (text, "x");
      for (guint i = 0; i < 100; i++)
        g_string_append_c (text, (char) g_test_rand_int_range (0, 256));
      check_bytes (text->str, text->len);
    }
}

static void
test_hostile (void)
{
  static const char *const units[]
      = { "/", "/CONTACT: ", "a; ", ": ", "Jane Doe or ", "call Jane Doe 303-555-0100 ", "x\n" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("/CONTACT: ");

      while (text->len < 100000)
        g_string_append (text, units[i]);
      check_bytes (text->str, text->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_row);
  g_test_add_func ("/trailer/random-bytes-are-covered", test_random);
  g_test_add_func ("/trailer/hostile-text-takes-linear-time", test_hostile);
  return g_test_run ();
}

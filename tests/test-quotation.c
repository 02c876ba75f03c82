/* Quotations: what is somebody's speech and whose, over one paragraph and over several. */
#include "parse/quotation.h"
#include "phrase-case.h"

typedef struct
{
  const char *name;
  const char *text;  /* paragraphs with blank lines between */
  const char *found; /* a line for each quotation: speaker, type in brackets, the quoted words */
} QuotationCase;

static const QuotationCase cases[] = {
  { "went-on", "\"We sell lamps,\" Jo Park went on to say. \"We sell many.\"",
    "Jo Park: <We sell lamps,> <We sell many.>\n" },
  { "after", "\"We sell lamps,\" said Jo Park, chairman of Acme.", "Jo Park: <We sell lamps,>\n" },
  { "after-and-goes-on",
    "\"We sell lamps,\" said Jo Park, chairman and CEO, Acme Lamps. \"We sell a lot of them.\"",
    "Jo Park: <We sell lamps,> <We sell a lot of them.>\n" },
  { "of-an-earlier-sentence", "\"We sell lamps.\" Prices rose. Jo Park said, \"And wicks.\"",
    "Jo Park: <And wicks.>\n" },
  { "interrupted", "\"Nor have I,\" said Jo Park, \"and I wrote the check.\"",
    "Jo Park: <Nor have I,> <and I wrote the check.>\n" },
  { "comma-outside",
    "\"We will sell more lamps\", says Jo Park, Chairman and CEO, Acme Lamps, Inc. "
    "\"Lamps are what we do.\"",
    "Jo Park: <We will sell more lamps> <Lamps are what we do.>\n" },
  { "no-comma", "\"This is another step in our plan\" stated Jo Park, CEO of Acme.",
    "Jo Park: <This is another step in our plan>\n" },
  { "question", "\"Who buys lamps?\" asked nobody. \"We do!\" said Jo Park.",
    "Jo Park: <We do!>\n" },
  { "name-first-behind", "\"A lamp wants oil,\" Jo Park said. \"It gets it.\"",
    "Jo Park: <A lamp wants oil,> <It gets it.>\n" },
  { "before", "Jo Park, President and CEO of Acme said, \"We sell lamps.\"",
    "Jo Park: <We sell lamps.>\n" },
  { "initial-like-an-article", "Jo A. Park, President of Acme, said, \"We sell lamps.\"",
    "Jo A. Park: <We sell lamps.>\n" },
  { "abbreviated-name", "Jo M. St. John, President of Acme, said, \"We sell lamps.\"",
    "Jo M. St. John: <We sell lamps.>\n" },
  { "nickname", "Jo A. (\"Lamp\") Park, President of Acme, said, \"We sell lamps.\"",
    "Jo A. (\"Lamp\") Park: <We sell lamps.>\n" },
  { "before-with-commas",
    "Jo Park, chairman and CEO of Acme Lamps, Inc., stated, \"We sell lamps.\"",
    "Jo Park: <We sell lamps.>\n" },
  { "before-with-colon", "Jo Park commented: \"We sell lamps.\"", "Jo Park: <We sell lamps.>\n" },
  { "before-with-that", "Jo Park, chief of Acme, stated that \"Acme brings light to many rooms.\"",
    "Jo Park: <Acme brings light to many rooms.>\n" },
  { "before-bare", "Jo Park, President, remarked \"Both of us sell lamps to all who ask.\"",
    "Jo Park: <Both of us sell lamps to all who ask.>\n" },
  { "before-of-somebody",
    "Jo Park, President and CEO, said of Dr. Lund's election, \"We are glad.\"",
    "Jo Park: <We are glad.>\n" },
  { "before-introduction",
    "Commenting on the deal, Jo Park, chairman of Acme, said: \"We are glad.\"",
    "Jo Park: <We are glad.>\n" },
  { "before-owner-and-title", "Acme's president, Jo Park, said, \"We are glad.\"",
    "Jo Park: <We are glad.>\n" },
  { "before-and-goes-on", "Jo Park said, \"We are glad.\" He added, \"And bright.\"",
    "Jo Park: <We are glad.> <And bright.>\n" },
  { "sentence-before",
    "Commenting upon the deal, Walter F. Lund, chairman and CEO of Acme, stated that the terms "
    "satisfy the Company. \"I am excited about the future.\"",
    "Walter F. Lund: <I am excited about the future.>\n" },
  { "owner-before-title", "\"We sell lamps,\" stated Jo Park, Acme's Chief Financial Officer.",
    "Jo Park: <We sell lamps,>\n" },
  { "title-before-name", "\"We sell lamps,\" said Acme Board member Jo Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "titles-before-name", "\"We sell lamps,\" said Acme President and CEO Jo Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "small-titles-before-name", "\"We sell lamps,\" said founder and CEO Jo Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "owner-and-title-before-name", "\"We sell lamps,\" said Acme's president, Jo Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "company-before-name", "\"We sell lamps,\" said Acme Corp. chairman Jo Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "courtesy", "\"We sell lamps,\" said lamp historian Dr. Rosa Lund of Lake Shore College.",
    "Rosa Lund: <We sell lamps,>\n" },
  { "letters", "\"We sell lamps,\" said Jo Park, Ph.D., president.",
    "Jo Park: <We sell lamps,>\n" },
  { "junior", "\"We sell lamps,\" said Jo Park, Jr., president.",
    "Jo Park, Jr.: <We sell lamps,>\n" },
  { "third", "\"We sell lamps,\" said chairman Hugh Park III. \"So we do.\"",
    "Hugh Park III: <We sell lamps,> <So we do.>\n" },
  { "initials", "\"We sell lamps,\" said T.J. Park, Acme's president.",
    "T.J. Park: <We sell lamps,>\n" },
  { "particle", "\"We sell lamps,\" said Maria de la Cruz, president.",
    "Maria de la Cruz: <We sell lamps,>\n" },
  { "who-clause", "\"We sell lamps,\" said Jo Park, who founded Acme Lamps and leads Beta Corp.",
    "Jo Park: <We sell lamps,>\n" },
  { "surname", "Acme is led by Jo Park.\n\n\"We sell lamps,\" said Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "surname-with-courtesy",
    "Acme named Rosa Lund, M.D., chief.\n\n\"I sell lamps,\" said Dr. Lund.",
    "Rosa Lund: <I sell lamps,>\n" },
  { "surname-first", "Acme is led by Jo Park. It rained.\n\nMr. Park added, \"We sell lamps.\"",
    "Jo Park: <We sell lamps.>\n" },
  { "concluded", "\"We sell lamps,\" said Jo Park.\n\n\"We sell many,\" concluded Park.",
    "Jo Park: <We sell lamps,>\nJo Park: <We sell many,>\n" },
  { "pronoun", "Jo Park said, \"We sell lamps.\"\n\n\"We sell many,\" she said.",
    "Jo Park: <We sell lamps.>\nJo Park: <We sell many,>\n" },
  { "pronoun-with-colon",
    "Jo Park said, \"We sell lamps.\"\n\nAsked why, she was brief: \"They glow.\"",
    "Jo Park: <We sell lamps.>\nJo Park: <They glow.>\n" },
  { "according-to",
    "According to Jo Park, \"The first lamp will be lit in May.\" It is to be green.",
    "Jo Park: <The first lamp will be lit in May.>\n" },
  { "over-paragraphs",
    "\"We sell lamps,\" said Jo Park. \"We sell many.\n\n\"We have done so long.\"",
    "Jo Park [open]: <We sell lamps,> <We sell many.>\nJo Park [continued]: <We have done so "
    "long.>\n" },
  { "over-paragraphs-named-late",
    "\"There were four of us in a house.\n\n\"We talked through it all.\n\n\"So this is no "
    "retreat,\" "
    "Jo Park said. \"We mean to build.\"",
    "Jo Park [open]: <There were four of us in a house.>\n"
    "Jo Park [continued]: <We talked through it all.>\n"
    "Jo Park [continued]: <So this is no retreat,> <We mean to build.>\n" },
  { "over-paragraphs-without-mark",
    "Jo Park said, \"We sell lamps. We sell many.\n\nWe have done so long.\" Acme is in Ohio.",
    "Jo Park [open]: <We sell lamps. We sell many.>\nJo Park [continued]: <We have done so "
    "long.>\n" },
  { "paragraph-alone", "\"We sell lamps,\" said Jo Park.\n\n\"We have sold them for years.\"",
    "Jo Park: <We sell lamps,>\nJo Park: <We have sold them for years.>\n" },
  { "paragraph-alone-after-nothing", "Acme is in Ohio.\n\n\"We have sold lamps for years.\"", "" },
  { "two-speakers", "\"We sell lamps,\" said Jo Park. \"We buy them,\" added Rosa Lund.",
    "Jo Park: <We sell lamps,>\nRosa Lund: <We buy them,>\n" },
  { "two-speakers-before", "\"We sell lamps,\" said Jo Park. Rosa Lund added, \"We buy them.\"",
    "Jo Park: <We sell lamps,>\nRosa Lund: <We buy them.>\n" },
  { "attributed-twice", "\"We sell lamps,\" said Jo Park. \"We sell many,\" he added.",
    "Jo Park: <We sell lamps,> <We sell many,>\n" },
  { "narrative-between",
    "\"We sell lamps,\" said Jo Park. Acme sold ten in May. \"We will sell more,\" Park said.",
    "Jo Park: <We sell lamps,>\nJo Park: <We will sell more,>\n" },
  { "inner-quotation",
    "\"It was the so-called \"summer slide\", and how little of it we saw,\" said Jo Park.",
    "Jo Park: <It was the so-called \"summer slide\", and how little of it we saw,>\n" },
  { "missing-close", "\"We sell lamps,\" said Jo Park. \"We sell a lot of them.",
    "Jo Park [open]: <We sell lamps,> <We sell a lot of them.>\n" },
  { "stray-mark",
    "\"We sell lamps,\" said Jo Park. \"Acme welcomes its most talented engineer\" Rosa Lund, "
    "someone "
    "who lights our rooms.",
    "Jo Park [open]: <We sell lamps,> <Acme welcomes its most talented engineer\" Rosa Lund, "
    "someone "
    "who lights our rooms.>\n" },
  { "stray-mark-and-close",
    "\"We sell lamps,\" said Jo Park. \"Acme welcomes its most talented engineer\" Rosa Lund, "
    "someone "
    "who lights our rooms.\"",
    "Jo Park: <We sell lamps,> <Acme welcomes its most talented engineer\" Rosa Lund, someone who "
    "lights our rooms.>\n" },
  { "curly",
    "\xe2\x80\x9cWe sell lamps,\xe2\x80\x9d said Jo Park. \xe2\x80\x9cMany.\xe2\x80\x9d "
    "\xe2\x80\x9cWe do.\xe2\x80\x9d",
    "Jo Park: <We sell lamps,> <Many.> <We do.>\n" },
  { "pairs-of-singles", "``We sell lamps,'' said Jo Park.", "Jo Park: <We sell lamps,>\n" },
  { "no-name", "\"We sell lamps,\" said a spokesman.", "-: <We sell lamps,>\n" },
  { "across-lines", "\"We sell\n  lamps,\" said Jo\n  Park.", "Jo Park: <We sell\n  lamps,>\n" },
  { "title", "Read \"Risk Factors\" in our report.", "" },
  { "term", "Acme Lamps (\"Acme\" or the \"Company\") sells lamps.", "" },
  { "name-of-a-thing", "Acme will keep the name \"Lumen Row.\"", "" },
  { "thing-that-was-said", "Jo Park said Acme will keep the name \"Lumen Row For All.\"", "" },
  { "slogan", "Acme's slogan has been \"Sit down. It's dark.\"", "" },
  { "scare", "The staff, Park said, will be kept \"as long as there is light.\"", "" },
  { "called", "Acme's chief, Jo Park, called it \"a marriage of patient people.\"", "" },
  { "list-of-phrases",
    "Statements herein, \"strengthens our position\", \"We believe we will sell many lamps to "
    "all\", are forward-looking statements.",
    "" },
  { "words-of-a-caution", "The words \"mean to,\" \"will\" and others mark such statements.", "" },
  { "safe-harbor", "\"Safe Harbor\" statement under the Act of 1995:", "" },
  { "title-of-a-standard", "As noted in Statement 123, \"Lamp-based Payment\", Acme pays in lamps.",
    "" },
  { "keyword", "For more, use the keyword \"Lamp.\"", "" },
  { "inches", "Acme sells a 5\" lamp and a 7\" lamp.", "" },
  { "hidden-stop-and-term",
    "Acme bought Lumen Inc. \"Lamp Row\" stays. \"We are glad of it,\" said Jo Park.",
    "Jo Park: <We are glad of it,>\n" },
  { "small-title-behind", "Jo Park, business manager, met Rosa Lund and said, \"We sell lamps.\"",
    "Jo Park: <We sell lamps.>\n" },
  { "company-in-front-of-title", "Jo Park, Acme CEO, met Rosa Lund and said, \"We sell lamps.\"",
    "Jo Park: <We sell lamps.>\n" },
  { "title-behind", "Jo Park, chairman, met Rosa Lund and said, \"We sell lamps.\"",
    "Jo Park: <We sell lamps.>\n" },
  { "reply-in-capitals", "MR. PARK's REPLY: \"WE SELL LAMPS, AND SO WE WILL.\"",
    "PARK: <WE SELL LAMPS, AND SO WE WILL.>\n" },
  { "owner-with-courtesy", "\"We sell lamps,\" said Mr. Lund's aunt, Jo Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "named-behind-company",
    "Acme Corp. Jo Park came. \"We are glad,\" said Al Roe.\n\n\"We sell lamps,\" said Park.",
    "Al Roe: <We are glad,>\nJo Park: <We sell lamps,>\n" },
  { "named-as-owner",
    "Jo Park's lamps won. \"We are glad,\" said Al Roe.\n\n\"We sell lamps,\" said Park.",
    "Al Roe: <We are glad,>\nJo Park: <We sell lamps,>\n" },
  { "named-as-owner-of-somebody",
    "Jo Park's Rosa Lund came. \"We are glad,\" said Al Roe.\n\n\"We sell lamps,\" said Park.",
    "Al Roe: <We are glad,>\nJo Park: <We sell lamps,>\n" },
  { "preposition-behind", "\"We sell lamps,\" said Jo Park about the green hall Rosa Lund lit.",
    "Jo Park: <We sell lamps,>\n" },
  { "preposition-and-company-behind",
    "\"We sell lamps,\" said Jo Park from Acme Corp., Rosa Lund listening.",
    "Jo Park: <We sell lamps,>\n" },
  { "that-behind", "\"We sell lamps,\" said Jo Park that day Rosa Lund came.",
    "Jo Park: <We sell lamps,>\n" },
  { "who-behind", "\"We sell lamps,\" said Jo Park who knows Rosa Lund well.",
    "Jo Park: <We sell lamps,>\n" },
  { "two-who-speak", "\"We sell lamps,\" said Jo Park and Rosa Lund.",
    "Jo Park: <We sell lamps,>\n" },
  { "told-before",
    "Jo Park, chairman of Acme, said that lamps sell.\n\n\"We sell many,\" she said.",
    "Jo Park: <We sell many,>\n" },
  { "told-before-by-title", "Chairman Jo Park said that lamps sell.\n\n\"We sell many,\" she said.",
    "Jo Park: <We sell many,>\n" },
  { "told-before-by-nobody", "Jo Park met her friends.\n\n\"We sell many,\" she said.",
    "-: <We sell many,>\n" },
  { "told-of-an-owner",
    "Chairman Al Roe said that Jo Park's lamps sell.\n\n\"They do,\" said Park.",
    "Jo Park: <They do,>\n" },
  { "column-of-names", "Jo Park      Rosa Lund\n\n\"We sell lamps,\" said Park.",
    "Jo Park: <We sell lamps,>\n" },
  { "six-words", "Jo Park Lamp Oil Wick Row\n\n\"We sell lamps,\" said Row.",
    "Row: <We sell lamps,>\n" },
  { "curly-closing-opens", "Jo Park said, \xe2\x80\x9dWe sell lamps.\xe2\x80\x9d",
    "Jo Park: <We sell lamps.>\n" },
  { "curly-inner",
    "\xe2\x80\x9cWe sell \xe2\x80\x9clamps\xe2\x80\x9d a lot,\xe2\x80\x9d said Jo Park.",
    "Jo Park: <We sell \xe2\x80\x9clamps\xe2\x80\x9d a lot,>\n" },
  { "no-blank-before", "Jo Park said,\"We sell lamps.\"", "Jo Park: <We sell lamps.>\n" },
  { "sentence-inside", "Jo Park said that \"we are pleased. We look forward to more.\"",
    "Jo Park: <we are pleased. We look forward to more.>\n" },
  { "small-sentence", "Jo Park noted, \"we are at work on lamps for all.\"",
    "Jo Park: <we are at work on lamps for all.>\n" },
  { "small-words", "Jo Park noted, \"we are at work.\"", "" },
  { "empty", "", "" },
};

static void
append_quoted (GString *found, const char *text, const PressNode *quotation)
{
  for (const PressNode *node = press_node_get_first_child (quotation); node != NULL;
       node = press_node_get_next (node))
    {
      PressSpan span = press_node_get_span (node);

      if (press_node_get_kind (node) == PRESS_NODE_QUOTED)
        g_string_append_printf (found, " <%.*s>", (int) (span.end - span.start), text + span.start);
    }
}

static void
append_quotations (GString *found, const char *text, const PressNode *block)
{
  for (const PressNode *node = press_node_get_first_child (block); node != NULL;
       node = press_node_get_next (node))
    {
      const char *speaker = press_node_get_attribute (node, PRESS_ATTRIBUTE_SPEAKER);
      const char *type = press_node_get_attribute (node, PRESS_ATTRIBUTE_TYPE);

      if (press_node_get_kind (node) != PRESS_NODE_QUOTATION)
        continue;
      g_string_append_printf (found, "%s%s%s%s:", speaker != NULL ? speaker : "-",
                              type != NULL ? " [" : "", type != NULL ? type : "",
                              type != NULL ? "]" : "");
      append_quoted (found, text, node);
      g_string_append_c (found, '\n');
    }
}

static PressNode *
read_block (PhraseCase *phrase_case, PressSpan span, PressSpeech *speech)
{
  PressParse *parse = &phrase_case->parse;
  PressNode *block = press_node_new (parse->arena, PRESS_NODE_PARAGRAPH, span);
  guint64 kinds = phrase_case_scan (phrase_case, span.start, span.end);
  const PressToken *tokens = (gpointer) parse->tokens->data;

  g_array_set_size (parse->phrases, 0);
  if (kinds & PRESS_QUOTE_TOKENS)
    press_parse_quotations (parse, tokens, parse->tokens->len, parse->phrases, speech);
  else
    press_speech_pass (parse, tokens, parse->tokens->len, kinds, FALSE, speech);
  press_node_adopt (block,
                    press_phrases_build (parse->arena, parse->copy, span, parse->phrases, NULL, 0));
  return block;
}

static void
test_quotation (gconstpointer data)
{
  const QuotationCase *quotation_case = data;
  g_autoptr (PressSpeech) speech = press_speech_new ();
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (GStrv) paragraphs = g_strsplit (quotation_case->text, "\n\n", -1);
  guint32 start = 0;
  PhraseCase phrase_case;

  phrase_case_init (&phrase_case, quotation_case->text);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      guint32 end = start + (guint32) strlen (paragraphs[i]);

      if (end > start)
        g_ptr_array_add (blocks, read_block (&phrase_case, (PressSpan){ start, end }, speech));
      start = end + 2;
    }
  for (guint i = 0; i < blocks->len; i++)
    append_quotations (found, quotation_case->text, g_ptr_array_index (blocks, i));
  g_assert_cmpstr (found->str, ==, quotation_case->found);
  phrase_case_clear (&phrase_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quotation/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_quotation);
    }
  return g_test_run ();
}

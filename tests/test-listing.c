/* Listings: exchanges and symbols in brackets and in prose, and what only looks like them. */
#include "parse/listing.h"
#include "phrase-case.h"

typedef struct
{
  const char *text;
  const char *found; /* "EXCHANGE SYMBOL", with ", " between */
} ListingCase;

static const ListingCase cases[] = {
  { "Acme (Nasdaq: ACME) today", "NASDAQ ACME" },
  { "Acme (NASDAQ:ACME) today", "NASDAQ ACME" },
  { "Acme (NYSE: ACM.A; ACM.B) today", "NYSE ACM.A, NYSE ACM.B" },
  { "Acme (NYSE: ACM, ACM-A) today", "NYSE ACM, NYSE ACM-A" },
  { "Acme (NYSE AMEX: ACJ.U, ACJ, ACJ.WS)", "NYSE AMEX ACJ.U, NYSE AMEX ACJ, NYSE AMEX ACJ.WS" },
  { "Acme (NYSE: ACM, TSX: ACM)", "NYSE ACM, TSX ACM" },
  { "Acme ( TSXV: ACMG; OTCQX: ACMGF)", "TSXV ACMG, OTCQX ACMGF" },
  { "Acme (TSX: ACX, OTCQX: ACXBF, Lamp(R))", "TSX ACX, OTCQX ACXBF" },
  { "Acme (TSX - ACY) (OTCQX: ACTWF)", "TSX ACY, OTCQX ACTWF" },
  { "Acme (TSX.V: ACL) and (TSX-V:ACX)", "TSXV ACL, TSXV ACX" },
  { "Acme (CSE: ACC) (FSE: 1AC)", "CSE ACC, FSE 1AC" },
  { "Acme (Frankfurt:AC2)", "FRANKFURT AC2" },
  { "Acme (OTC PINK:ACEGZ)", "OTC PINK ACEGZ" },
  { "Acme (NASDAQ: ACVX; www.acme.example.com)", "NASDAQ ACVX" },
  { "Lamps (Acme Lamps, NYSE: ACX)", "NYSE ACX" },
  { "Acme [NASDAQ National Market: ACEM] today", "NASDAQ ACEM" },
  { "Acme (Nasdaq-NM: ACAN) today", "NASDAQ ACAN" },
  { "Acme (NasdaqGS: ACPE) today", "NASDAQ ACPE" },
  { "Acme (Nasdaq SmallCap:ACFB)", "NASDAQ ACFB" },
  { "Acme (NYSE symbol: ACM)", "NYSE ACM" },
  { "Acme (Nasdaq ticker symbol: ACME)", "NASDAQ ACME" },
  { "Acme (NYSE: \"ACM\") today", "NYSE ACM" },
  { "Acme (NYSE-ACM) today", "NYSE ACM" },
  { "Acme (NYSE-MKT: ACM) today", "NYSE MKT ACM" },
  { "Acme (NYSE: AC A) today", "NYSE ACA" },
  { "Acme (TSX, NYSE: ACP) today", "TSX ACP, NYSE ACP" },
  { "Acme (NYSE and TSX: ACP) today", "NYSE ACP, TSX ACP" },
  { "Acme (NYSE: F) today", "NYSE F" },
  { "Acme (HKEX: 700) today", "HKEX 700" },
  { "Acme (Nasdaq: CIO) today", "NASDAQ CIO" },
  { "Acme trades as NASDAQ: ACME.", "NASDAQ ACME" },
  { "trades on NASDAQ under the symbol ACME.", "NASDAQ ACME" },
  { "on the Toronto Stock Exchange under the trading symbol \"ACM\"", "TSX ACM" },
  { "on the New York Stock Exchange with the symbol A", "" },
  { "Acme (Nasdaq symbol ACME) today", "NASDAQ ACME" },
  { "Acme (NYSE: ACM PrB) today", "NYSE ACMPrB" },
  { "FRANKFURT: 9C4", "FRANKFURT 9C4" },
  { "Acme (NYSE: ACM; 2023 to 2025)", "NYSE ACM" },
  { "Acme, NASDAQ: ACME, IBM and others", "NASDAQ ACME" },
  { "Acme (NYSE:\nACM) today", "NYSE ACM" },
  { "Acme (NYSE: ACM) and Lamps (Nasdaq: LAMP)", "NYSE ACM, NASDAQ LAMP" },
  { "on the New York Stock Exchange: The company", "" },
  { "on the New York Stock Exchange: A company", "" },
  { "the Company's shares trade on Nasdaq.", "" },
  { "(VoIP) (SEC) (ACME) (Nine months: 2006)", "" },
  { "Toronto - London - Paris", "" },
  { "NYSE, NYSE, NYSE, NYSE", "" },
  { "NYSE: NYSE: ACM", "NYSE ACM" },
  { "(NYSE:", "" },
  { "Acme (London: ACM) today", "LONDON ACM" },
  { "Acme (NYSE ACM) today", "NYSE ACM" },
  { "Acme (NYSE AMEX) today", "" },
  { "is listed on Nasdaq (ACME) today", "NASDAQ ACME" },
  { "is based in London (ACME) today", "" },
  { "Acme (ACM: NYSE; ACX: TSX) today", "NYSE ACM, TSX ACX" },
  { "Acme (ACM-NYSE) today", "NYSE ACM" },
  { "on the New York Stock Exchange (\"NYSE\"), under the symbol \"ACM\"", "NYSE ACM" },
  { "on the New York Stock Exchange (symbol: ACM)", "NYSE ACM" },
  { "are traded on Nasdaq, under the symbol \"ACME.\"", "NASDAQ ACME" },
  { "Acme (NYSE: ACM; Latibex: XACM)", "NYSE ACM, LATIBEX XACM" },
  { "Acme (Nasdaq: NMS: ACME) today", "NASDAQ ACME" },
  { "Acme (NYSE/ACM) and (NYSE/TSX: LMP)", "NYSE ACM, NYSE LMP, TSX LMP" },
  { "trades under the symbol ACM on the New York Stock Exchange.", "NYSE ACM" },
  { "under the ticker symbol \"ACM\" on NYSE American under a program", "NYSE AMERICAN ACM" },
  { "under the symbols \"ACM,\" \"ACM.U\" and \"ACM WS\" on the NYSE, respectively",
    "NYSE ACM, NYSE ACM.U, NYSE ACMWS" },
  { "will trade on Nasdaq under the symbols \"ACME,\" \"ACMEW\" and \"ACMEU,\" respectively",
    "NASDAQ ACME, NASDAQ ACMEW, NASDAQ ACMEU" },
  { "under the symbol \"ACM.\" On Nasdaq it had none", "" },
  { "under the symbol \"ACM\" on Friday, and Nasdaq", "" },
  { "under the symbol of a lion on the NYSE", "" },
  { "on Nasdaq under the symbol \"ACME.\" \"ABC is a lamp,\" said", "NASDAQ ACME" },
  { "has begun on Nasdaq and will trade under the symbol \"ACME.\"", "NASDAQ ACME" },
};

static void
test_listing (gconstpointer data)
{
  const ListingCase *listing_case = data;
  g_autoptr (GString) found = g_string_new (NULL);
  PhraseCase phrase_case;

  phrase_case_init (&phrase_case, listing_case->text);
  phrase_case_scan (&phrase_case, 0, (guint32) strlen (listing_case->text));
  press_parse_listings (&phrase_case.parse, (gpointer) phrase_case.parse.tokens->data,
                        phrase_case.parse.tokens->len, phrase_case.parse.phrases);
  for (guint i = 0; i < phrase_case.parse.phrases->len; i++)
    {
      const PressPhrase *phrase = &g_array_index (phrase_case.parse.phrases, PressPhrase, i);

      if (phrase->kind == PRESS_NODE_LISTING)
        g_string_append_printf (found, "%s%s %s", found->len > 0 ? ", " : "",
                                phrase_get_attribute (phrase, PRESS_ATTRIBUTE_EXCHANGE),
                                phrase_get_attribute (phrase, PRESS_ATTRIBUTE_SYMBOL));
    }
  g_assert_cmpstr (found->str, ==, listing_case->found);
  phrase_case_clear (&phrase_case);
}

/* The bracket is a phrase that holds its listings, once. */
static void
test_bracket (void)
{
  static const char text[] = "Acme (NYSE: ACM, Lamp, TSX: ACM) and NYSE: LMP";
  guint n_brackets = 0;
  PhraseCase phrase_case;

  phrase_case_init (&phrase_case, text);
  phrase_case_scan (&phrase_case, 0, (guint32) strlen (text));
  press_parse_listings (&phrase_case.parse, (gpointer) phrase_case.parse.tokens->data,
                        phrase_case.parse.tokens->len, phrase_case.parse.phrases);
  for (guint i = 0; i < phrase_case.parse.phrases->len; i++)
    {
      const PressPhrase *phrase = &g_array_index (phrase_case.parse.phrases, PressPhrase, i);

      if (phrase->kind != PRESS_NODE_LISTINGS)
        continue;
      n_brackets++;
      g_assert_cmpuint (phrase->span.start, ==, strlen ("Acme "));
      g_assert_cmpuint (phrase->span.end, ==, strlen ("Acme (NYSE: ACM, Lamp, TSX: ACM)"));
    }
  g_assert_cmpuint (n_brackets, ==, 1);
  phrase_case_clear (&phrase_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/listing/%02u", i);
      g_test_add_data_func (path, &cases[i], test_listing);
    }
  g_test_add_func ("/listing/bracket-is-a-phrase", test_bracket);
  return g_test_run ();
}

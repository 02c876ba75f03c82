/* The issuer: the company that an opening paragraph names first, in many shapes. */
#include "parse/dateline.h"
#include "parse/issuer.h"
#include "phrase-case.h"

typedef struct
{
  const char *text;
  const char *issuer; /* NULL: none */
} IssuerCase;

static const IssuerCase cases[] = {
  { "Acme Lamps, Inc. and Beta Wicks Corp. announced a joint lamp", "Acme Lamps, Inc." },
  { "Great Lamplight Works and Beta Wicks Corp. own the shares of Gamma Lamps, Inc.",
    "Great Lamplight Works" },
  { "Acme Lamps, Inc. and Beta Wicks Corp. (Nasdaq: BETA) announced a lamp", "Acme Lamps, Inc." },
  { "RENO, Nev., May 5 /PRNewswire/ -- Acme Lamps, Inc. (Nasdaq: ACME) today announced",
    "Acme Lamps, Inc." },
  { "Acme Lamps (Nasdaq: ACME), a maker of lamps, today announced", "Acme Lamps" },
  { "Acme Lamps, a maker of lamps, announced", "Acme Lamps" },
  { "Acme today announced that its Board elected Jo Park", "Acme" },
  { "Acme(R) today announced", "Acme" },
  { "Acme-Registered Trademark- today announced that Beta Corp. lit up", "Acme" },
  { "Acme announced that Beta Corp. has chosen its lamps.", "Acme" },
  { "Acme & Daughters, Ltd. said", "Acme & Daughters, Ltd." },
  { "Acme Light & Traction Company (NYSE: ALT), which", "Acme Light & Traction Company" },
  { "Lamps of Ages Corporation (NASDAQ:LOAC) today", "Lamps of Ages Corporation" },
  { "LAMPS OF AGES CORPORATION (NASDAQ:LOAC) TODAY ANNOUNCED", "LAMPS OF AGES CORPORATION" },
  { "Magnolia Copper and Gold Corp. (OTCID: MAGC)", "Magnolia Copper and Gold Corp." },
  { "Acme Lamps, Inc. and Beta Corp. (NYSE: BET) announced", "Acme Lamps, Inc." },
  { "Acme Lamps (\"Acme\") and Beta Corp. (NYSE: BET) announced", "Acme Lamps" },
  { "Acme Lamps, Inc. (Nasdaq: ACME), Beta Corp. (Nasdaq: BETA) and Gamma announced",
    "Acme Lamps, Inc." },
  { "Walter H. Lund, Chairman and Chief Executive Officer, announced today, that Acme Lamps "
    "(NASDAQ: ACME), a leading provider of lamps",
    "Acme Lamps" },
  { "Walter Lund, president of Acme Lamps, Inc., said today", "Acme Lamps, Inc." },
  { "Walter H. Lund announced that Acme Lamps, Inc. will close", "Acme Lamps, Inc." },
  { "The board of Acme Insurance Group, Inc. (NYSE: ACM) today said",
    "Acme Insurance Group, Inc." },
  { "The Board of Directors of Acme Lamps, Inc. today declared", "Acme Lamps, Inc." },
  { "The ore carrier Agnes Lund, the oldest in the fleet of Acme Marine Corp., which ran aground",
    "Acme Marine Corp." },
  { "One of the six lamp machines at Acme Lamp's Toledo, Ohio, plant was lit.", "Acme Lamp" },
  { "The Lamp, Inc. (NYSE: LMP) today", "The Lamp, Inc." },
  { "The ACM Financial Services Group, Inc. (NYSE: ACM)",
    "The ACM Financial Services Group, Inc." },
  { "Art's Lamp Manufacturing Co., Inc. (NASDAQ: ARTL)", "Art's Lamp Manufacturing Co., Inc." },
  { "Walter's Corporation today", "Walter's Corporation" },
  { "the Company and Acme Lamps, Inc. today announced", "Acme Lamps, Inc." },
  { "The Trust Company today announced", "The Trust Company" },
  { "i3 Lamps, Inc. (NASDAQ: ILMP) today", "i3 Lamps, Inc." },
  { "eLamps today announced", "eLamps" },
  { "3L (NYSE: LLL) today reported", "3L" },
  { "Lampwalk.com Group, Inc. (Nasdaq: LAMP)", "Lampwalk.com Group, Inc." },
  { "International Lamp Alliance, Inc. (OTCQB: ILA)", "International Lamp Alliance, Inc." },
  { "Acme Lamp Companies (NYSE: ACM)", "Acme Lamp Companies" },
  { "Acme Enterprises, Incorporated (NASDAQ: ACM)", "Acme Enterprises, Incorporated" },
  { "Acme Federal Bancorp (Nasdaq SmallCap:ACFB) said", "Acme Federal Bancorp" },
  { "Acme Run Realty Trust (NYSE:ACR)", "Acme Run Realty Trust" },
  { "Acme Communications, Inc. today", "Acme Communications, Inc." },
  { "Acme Lamps (\"Acme\" or the \"Company\") has", "Acme Lamps" },
  { "Acme Lamps, Ltd. has agreed to buy Beta Corp.", "Acme Lamps, Ltd." },
  { "Today, Acme Lamps Inc. announced", "Acme Lamps Inc." },
  { "In March, Acme Lamps Inc. sold", "Acme Lamps Inc." },
  { "Rain fell all year. Acme Lamps, Inc. (NYSE: ACM) announced", "Acme Lamps, Inc." },
  { "Acme Lamps, Inc. (NYSE: ACM) said no. Beta Corp. (NYSE: BET) agreed.", "Acme Lamps, Inc." },
  { "Shares of Acme Lamps Inc. rose", "Acme Lamps Inc." },
  { "Dr. Rosa Lund of Acme Lamps Inc. said", "Acme Lamps Inc." },
  { "Chairman Walter Lund of Acme Lamps Inc. said", "Acme Lamps Inc." },
  { "Bor\xc3\xa9"
    "al Lampes Inc. (TSXV: BOLA)",
    "Bor\xc3\xa9"
    "al Lampes Inc." },
  { "Acme Lamps, L.P. (NYSE: ACL)", "Acme Lamps, L.P." },
  { "U.S. Lamp Therapy, Inc. (NYSE: ULT)", "U.S. Lamp Therapy, Inc." },
  { "Acme Lamps will open five plants in Ohio.", "Acme Lamps" },
  { "Acme Gold Resources Ltd. (TSX: AGR) today", "Acme Gold Resources Ltd." },
  { "Cash Harbor Lending, Inc. today", "Cash Harbor Lending, Inc." },
  { "Cash at Acme Lamps, Inc. rose", "Acme Lamps, Inc." },
  { "Acme Building Lamps, Inc. (NYSE: ABL)", "Acme Building Lamps, Inc." },
  { "lamplight.com, inc. (NYSE: LMP) today", "lamplight.com, inc." },
  { "Acme Lamps plc today", "Acme Lamps plc" },
  { "Grupo Acme, S.A.B. de C.V. today", "Grupo Acme, S.A.B. de C.V." },
  { "van Lampen NV today", "van Lampen NV" },
  { "Lamps! Inc. today", "Lamps! Inc." },
  { "The Painter's Lamp, Inc. today", "The Painter's Lamp, Inc." },
  { "Miller's, Inc. today", "Miller's, Inc." },
  { "Miller's (NYSE: MLR) today", "Miller's" },
  { "Mr. Lamp Foods, Inc. (NYSE: MLF)", "Mr. Lamp Foods, Inc." },
  { "Mr. Lund of Acme Lamps, Inc. said", "Acme Lamps, Inc." },
  { "Level 3 Communications, Inc. today", "Level 3 Communications, Inc." },
  { "7 Lampers Inc. will open", "7 Lampers Inc." },
  { "1-800 Lamps, Inc. today", "1-800 Lamps, Inc." },
  { "99 Lamps (NYSE: NNL) today", "99 Lamps" },
  { "lamplight lab Inc. today", "lamplight lab Inc." },
  { "lamplight lab, Inc. today", "lamplight lab, Inc." },
  { "Hang A Lamp, Inc. today", "Hang A Lamp, Inc." },
  { "Acme Lamp Co. Ltd. today", "Acme Lamp Co. Ltd." },
  { "Lamp Corporation of Ohio, a maker of lamps, said", "Lamp Corporation of Ohio" },
  { "Lamp Corp. of Toledo, Ohio, said", "Lamp Corp." },
  { "Acme Lamps (formerly Wicks) announced lamps for Gamma Corp.", "Acme Lamps" },
  { "Walter Lund, president, spoke at Acme Lamps in Ohio.", "Acme Lamps" },
  { "Acme Lamps, a maker of Beta Corp. lamps, announced", "Acme Lamps" },
  { "Beta Bank, as Trustee of the Acme Lamp Trust, declared", "Acme Lamp Trust" },
  { "(Lamp Fair 2009) -- Acme Lamps, Inc. announced", "Acme Lamps, Inc." },
  { "there is nobody here.", NULL },
  { "", NULL },
};

static void
test_issuer (gconstpointer data)
{
  const IssuerCase *issuer_case = data;
  g_autofree char *found = NULL;
  PhraseCase phrase_case;
  PressParse *parse = &phrase_case.parse;

  phrase_case_init (&phrase_case, issuer_case->text);
  phrase_case_scan (&phrase_case, 0, (guint32) strlen (issuer_case->text));
  press_parse_dateline (parse, (gpointer) parse->tokens->data, parse->tokens->len, parse->phrases);
  press_parse_issuer (parse, (gpointer) parse->tokens->data, parse->tokens->len, parse->phrases);
  for (guint i = 0; i < parse->phrases->len; i++)
    {
      const PressPhrase *phrase = &g_array_index (parse->phrases, PressPhrase, i);

      if (phrase->kind == PRESS_NODE_ISSUER)
        found = g_strndup (issuer_case->text + phrase->span.start,
                           phrase->span.end - phrase->span.start);
    }
  g_assert_cmpstr (found, ==, issuer_case->issuer);
  phrase_case_clear (&phrase_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/issuer/%02u", i);
      g_test_add_data_func (path, &cases[i], test_issuer);
    }
  return g_test_run ();
}

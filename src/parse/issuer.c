/* The issuer in the opening paragraph: feeding grammar/issuer.y and keeping what it finds. */
#include "parse/issuer.h"

#include "base/vocabulary.h"

#include <string.h>

#include "issuer-parser.h"

#define MOST_NAME_TOKENS 12
#define MOST_CLOSING_TOKENS 8
#define MOST_BRACKET_TOKENS 32
#define MOST_OCCASION_TOKENS 8
#define MOST_TRUSTEE_TOKENS 20 /* in front of "of the Acme Trust" */
#define MOST_TOKENS_OF_LAND 2
#define MOST_TOKENS_BEFORE_AND 2 /* of "Magnolia Copper and Gold Corp." */
#define MOST_SMALL_WORDS 3
#define MOST_NUMBERED_WORDS 5

typedef struct
{
  gboolean is_set;
  PressIssuerPart part;
} Slot;

struct _PressIssuer
{
  PressParse *parse;
  const PressToken *tokens;
  guint n_tokens;
  guint start; /* behind the dateline */
  guint at;    /* the next token to read */
  Slot sure;   /* surely a company's name */
  Slot likely;
  Slot other; /* a lone word that opens a sentence */
};

static PressTokenKind
get_kind (const PressIssuer *issuer, guint at)
{
  return at < issuer->n_tokens ? issuer->tokens[at].kind : PRESS_TOKEN_END;
}

static PressSpan
get_span (const PressIssuer *issuer, PressIssuerPart part)
{
  return (PressSpan){ issuer->tokens[part.first].span.start, issuer->tokens[part.last].span.end };
}

static const char *
find_in (const PressIssuer *issuer, PressVocabularyList list, guint at)
{
  return at < issuer->n_tokens ? press_token_get_meaning (&issuer->tokens[at], list) : NULL;
}

static gboolean
means (const PressIssuer *issuer, PressVocabularyList list, guint at, const char *meaning)
{
  return at < issuer->n_tokens && press_token_means (&issuer->tokens[at], list, meaning);
}

static gboolean
is_announcing (const PressIssuer *issuer, guint at)
{
  return get_kind (issuer, at) == PRESS_TOKEN_SPEECH
         || find_in (issuer, PRESS_LIST_ANNOUNCE, at) != NULL;
}

/* "eBay" and "i3" are names although they open with a small letter or a digit. */
static gboolean
is_odd_name (const PressIssuer *issuer, guint at)
{
  PressSpan span = issuer->tokens[at].span;
  const char *text = issuer->parse->text;
  gboolean has_digit = FALSE;
  gboolean has_upper = FALSE;
  gboolean has_letter = FALSE;

  for (guint32 i = span.start; i < span.end; i++)
    {
      has_digit |= g_ascii_isdigit (text[i]);
      has_upper |= g_ascii_isupper (text[i]);
      has_letter |= g_ascii_isalpha (text[i]);
    }
  return (has_upper && text[span.end - 1] != '-') || (has_digit && has_letter);
}

/* "Van Houten Lighting": a particle with a capital opens a name. */
static gboolean
is_particle (const PressIssuer *issuer, guint at)
{
  return get_kind (issuer, at) == PRESS_TOKEN_CAPITALIZED
         && means (issuer, PRESS_LIST_JOINER, at, "name")
         && find_in (issuer, PRESS_LIST_PREPOSITION, at) == NULL
         && find_in (issuer, PRESS_LIST_ARTICLE, at) == NULL;
}

/* "Cash" of "Cash Harbor Lending, Inc.": a word that opens sentences, but names as well. */
static gboolean
may_open_name (const PressIssuer *issuer, guint at)
{
  return means (issuer, PRESS_LIST_NO_NAME, at, "opens name")
         || means (issuer, PRESS_LIST_NO_PLACE, at, "opens name");
}

static gboolean
is_name_word (const PressIssuer *issuer, guint at)
{
  static const gboolean is_name[PRESS_N_TOKENS] = {
    [PRESS_TOKEN_CAPITALIZED] = TRUE, [PRESS_TOKEN_CAPS] = TRUE,
    [PRESS_TOKEN_INITIAL] = TRUE,     [PRESS_TOKEN_ABBREVIATION] = TRUE,
    [PRESS_TOKEN_REGION] = TRUE,      [PRESS_TOKEN_EXCHANGE] = TRUE,
    [PRESS_TOKEN_WIRE_NAME] = TRUE,   [PRESS_TOKEN_NAME_SUFFIX] = TRUE,
  };
  PressTokenKind kind = get_kind (issuer, at);

  if (kind == PRESS_TOKEN_WORD || kind == PRESS_TOKEN_URL)
    return at == issuer->start && is_odd_name (issuer, at);
  return is_name[kind] && find_in (issuer, PRESS_LIST_NO_NAME, at) == NULL
         && find_in (issuer, PRESS_LIST_NO_PLACE, at) == NULL
         && (find_in (issuer, PRESS_LIST_JOINER, at) == NULL || is_particle (issuer, at))
         && !is_announcing (issuer, at);
}

/* "Inc." and its like close a name; "Group" and its like may stand inside one. */
static gboolean
is_legal_form (const PressIssuer *issuer, guint at)
{
  return get_kind (issuer, at) == PRESS_TOKEN_COMPANY
         && means (issuer, PRESS_LIST_COMPANY, at, "legal");
}

/* Where the words of a company's name that stand at @at close, if they do as one; 0: they don't. */
static guint
find_closing (const PressIssuer *issuer, guint at)
{
  for (guint i = at; i < at + MOST_TOKENS_BEFORE_AND + 1 && is_name_word (issuer, i); i++)
    if (get_kind (issuer, i + 1) == PRESS_TOKEN_COMPANY
        || (get_kind (issuer, i + 1) == PRESS_TOKEN_COMMA && is_legal_form (issuer, i + 2)))
      return i + 1;
  return 0;
}

/* Whether "Inc." or its like stands at @at, perhaps behind a comma, or soon behind it. */
static gboolean
is_closed (const PressIssuer *issuer, guint at)
{
  return get_kind (issuer, at) == PRESS_TOKEN_COMPANY
         || (get_kind (issuer, at) == PRESS_TOKEN_COMMA && is_legal_form (issuer, at + 1))
         || find_closing (issuer, at) != 0;
}

/* Whether the words at @at close in "Inc." or its like, and not in a word such as "Bank" alone. */
static gboolean
closes_as_company (const PressIssuer *issuer, guint at)
{
  guint end = find_closing (issuer, at);

  return end != 0 && (is_legal_form (issuer, end) || get_kind (issuer, end) == PRESS_TOKEN_COMMA);
}

/* "bellwort bio, Inc.": where the small words close as a company's name that the text opens with;
 * 0: it opens otherwise. */
static guint
find_small_closing (const PressIssuer *issuer)
{
  guint at = issuer->start;

  while (at < issuer->start + MOST_SMALL_WORDS && get_kind (issuer, at) == PRESS_TOKEN_WORD
         && find_in (issuer, PRESS_LIST_JOINER, at) == NULL
         && find_in (issuer, PRESS_LIST_ARTICLE, at) == NULL
         && find_in (issuer, PRESS_LIST_PREPOSITION, at) == NULL)
    at++;
  return at > issuer->start
                 && (is_legal_form (issuer, at)
                     || (get_kind (issuer, at) == PRESS_TOKEN_COMMA
                         && is_legal_form (issuer, at + 1)))
             ? at
             : 0;
}

/* "99 Acme Stores(R) (NYSE: ACM)", "1-800 Acme, Inc.": where the words with capitals end that stand
 * behind a number with which the text opens, where they close as a name does; 0: they don't. */
static guint
find_numbered_end (const PressIssuer *issuer)
{
  static const gboolean is_word[PRESS_N_TOKENS] = {
    [PRESS_TOKEN_CAPITALIZED] = TRUE,
    [PRESS_TOKEN_CAPS] = TRUE,
    [PRESS_TOKEN_COMPANY] = TRUE,
    [PRESS_TOKEN_CUE] = TRUE,
  };
  guint first = issuer->start + 1;
  guint end = first;

  if ((get_kind (issuer, issuer->start) != PRESS_TOKEN_NUMBER
       && get_kind (issuer, issuer->start) != PRESS_TOKEN_WORD)
      || !g_ascii_isdigit (issuer->parse->text[issuer->tokens[issuer->start].span.start]))
    return 0;
  while (end < first + MOST_NUMBERED_WORDS && is_word[get_kind (issuer, end)]
         && g_ascii_isupper (issuer->parse->text[issuer->tokens[end].span.start]))
    end++;
  if (end == first)
    return 0;
  return is_announcing (issuer, end) || get_kind (issuer, end) == PRESS_TOKEN_OPEN
                 || get_kind (issuer, end) == PRESS_TOKEN_MARK
                 || (get_kind (issuer, end) == PRESS_TOKEN_COMMA && is_legal_form (issuer, end + 1))
             ? end
             : 0;
}

/* A word that is one of a name only because the name closes soon behind it: "Resources" of "Kestrel
 * Resources Ltd.", "Cash" of "Harbor Cash, Inc.", and in front "harbor.com", "van" and "7". */
static gboolean
is_word_of_closed_name (const PressIssuer *issuer, guint at)
{
  PressTokenKind kind = get_kind (issuer, at);
  gboolean is_first = at == issuer->start;

  if (at < find_numbered_end (issuer))
    return TRUE;
  if (kind == PRESS_TOKEN_NUMBER)
    return is_first && closes_as_company (issuer, at + 1);
  if (kind == PRESS_TOKEN_CUE)
    return g_ascii_isupper (issuer->parse->text[issuer->tokens[at].span.start])
           && is_closed (issuer, at + 1);
  if (kind == PRESS_TOKEN_WORD)
    return (is_first && means (issuer, PRESS_LIST_JOINER, at, "name")
            && find_in (issuer, PRESS_LIST_PREPOSITION, at) == NULL && is_closed (issuer, at + 1))
           || at < find_small_closing (issuer);
  return ((is_first && kind == PRESS_TOKEN_URL) || kind == PRESS_TOKEN_JOB
          || may_open_name (issuer, at))
         && is_closed (issuer, at + 1);
}

static gboolean
may_follow (const PressIssuer *issuer, guint at)
{
  return is_name_word (issuer, at) || get_kind (issuer, at) == PRESS_TOKEN_COMPANY
         || is_word_of_closed_name (issuer, at);
}

/* "Tolliver, Marsh and Co.": how many tokens a comma at @at joins to the word for a company. */
static guint
count_partners (const PressIssuer *issuer, guint at)
{
  guint end = at + 1;

  while (end <= at + MOST_TOKENS_BEFORE_AND && is_name_word (issuer, end))
    end++;
  return end > at + 1 && find_in (issuer, PRESS_LIST_JOINER, end) != NULL
                 && get_kind (issuer, end + 1) == PRESS_TOKEN_COMPANY
             ? end + 1 - at
             : 0;
}

/* "Dr. Rosa Lund of Acme": a person's name goes before a company's. */
static gboolean
is_person (const PressIssuer *issuer, guint first)
{
  PressTokenKind before = first > 0 ? get_kind (issuer, first - 1) : PRESS_TOKEN_END;

  return before == PRESS_TOKEN_COURTESY || before == PRESS_TOKEN_JOB;
}

/* "Miller's (NYSE: MLR) today announced": an apostrophe that nothing belongs to closes a name;
 * in "Miller's (NYSE: MLR) plants" it is no part of it. */
static gboolean
ends_in_possessive (const PressIssuer *issuer, guint at)
{
  guint end = at + 1;

  if (get_kind (issuer, end) == PRESS_TOKEN_OPEN)
    {
      while (end <= at + MOST_BRACKET_TOKENS && get_kind (issuer, end) != PRESS_TOKEN_CLOSE)
        end++;
      end++;
    }
  return is_announcing (issuer, end) || get_kind (issuer, end) == PRESS_TOKEN_COMMA
         || is_announcing (issuer, end + 1);
}

/* How many tokens at @at join the words of a name on both sides of them. */
static guint
count_joining (const PressIssuer *issuer, guint first, guint at)
{
  PressTokenKind kind = get_kind (issuer, at);
  const char *joiner = find_in (issuer, PRESS_LIST_JOINER, at);

  if (kind == PRESS_TOKEN_COMMA)
    return count_partners (issuer, at);
  if (kind == PRESS_TOKEN_MARK) /* "Acme(R) Biologics Inc.", "Acme(R), Inc." */
    return get_kind (issuer, at + 1) == PRESS_TOKEN_COMPANY || find_closing (issuer, at + 1) != 0
           || (get_kind (issuer, at + 1) == PRESS_TOKEN_COMMA && is_legal_form (issuer, at + 2));
  if (kind == PRESS_TOKEN_OTHER && joiner != NULL)
    return may_follow (issuer, at + 1);
  if (means (issuer, PRESS_LIST_JOINER, at, "and"))
    return at - first <= MOST_TOKENS_BEFORE_AND && find_closing (issuer, at + 1) != 0;
  if (joiner != NULL && is_person (issuer, first))
    return 0;
  if (joiner != NULL && means (issuer, PRESS_LIST_JOINER, at + 1, "name"))
    return may_follow (issuer, at + 2) ? 2 : 0;
  if (joiner != NULL)
    return may_follow (issuer, at + 1);
  if (kind == PRESS_TOKEN_POSSESSIVE) /* "The Painter's Place, Inc." */
    return first <= issuer->start + 1
           && (is_closed (issuer, at + 1) || ends_in_possessive (issuer, at));
  if (kind == PRESS_TOKEN_STOP) /* "Zing! Inc.", "Zing! Foods, Inc.", "Acme Mfg. Corporation" */
    return is_legal_form (issuer, at + 1)
           || (issuer->parse->text[issuer->tokens[at].span.start] != '.'
               && (get_kind (issuer, at + 1) == PRESS_TOKEN_COMPANY
                   || is_legal_form (issuer, at + 2) || closes_as_company (issuer, at + 1)));
  if (kind == PRESS_TOKEN_JOB)
    return get_kind (issuer, at + 1) == PRESS_TOKEN_COMPANY
           || get_kind (issuer, at + 1) == PRESS_TOKEN_OPEN
           || (get_kind (issuer, at + 1) == PRESS_TOKEN_POSSESSIVE
               && get_kind (issuer, at + 2) == PRESS_TOKEN_OPEN)
           || (get_kind (issuer, at + 1) == PRESS_TOKEN_COMMA && is_legal_form (issuer, at + 2));
  return kind == PRESS_TOKEN_NUMBER && may_follow (issuer, at + 1);
}

/* "Larch Acquisition Corp. 2 (the "Company") today", "Corp. V": one sign behind the word for a
 * company is of its name where the name ends in front of a bracket, a comma or a verb. */
static gboolean
is_number_of_name (const PressIssuer *issuer, guint at)
{
  PressTokenKind kind = get_kind (issuer, at);

  return (kind == PRESS_TOKEN_NUMBER || kind == PRESS_TOKEN_CAPS || kind == PRESS_TOKEN_CAPITALIZED)
         && issuer->tokens[at].span.end == issuer->tokens[at].span.start + 1
         && get_kind (issuer, at - 1) == PRESS_TOKEN_COMPANY
         && (get_kind (issuer, at + 1) == PRESS_TOKEN_OPEN
             || get_kind (issuer, at + 1) == PRESS_TOKEN_COMMA || is_announcing (issuer, at + 1)
             || is_announcing (issuer, at + 2));
}

/* "Corporation of America (NYSE: ACM)": where the land or state ends that belongs to a name, with
 * which the name ends; 0: none stands at @at. In "of Racine, Wisconsin" a town does not. */
static guint
find_end_of_land (const PressIssuer *issuer, guint at)
{
  guint end = at + 1;

  if (get_kind (issuer, at - 1) != PRESS_TOKEN_COMPANY
      || !means (issuer, PRESS_LIST_CONTACT, at, "of"))
    return 0;
  while (end <= at + MOST_TOKENS_OF_LAND && is_name_word (issuer, end))
    end++;
  if (end == at + 1)
    return 0;
  return get_kind (issuer, end) == PRESS_TOKEN_OPEN || get_kind (issuer, end) == PRESS_TOKEN_COMPANY
                 || is_announcing (issuer, end)
                 || (get_kind (issuer, end) == PRESS_TOKEN_COMMA
                     && find_in (issuer, PRESS_LIST_ARTICLE, end + 1) != NULL)
             ? end
             : 0;
}

/* Goes on over what closes a name: "Co., Inc.", and the number of "Corp. II". */
static guint
read_legal_forms (const PressIssuer *issuer, guint at)
{
  guint most = at + MOST_CLOSING_TOKENS;

  while (at < most)
    if (get_kind (issuer, at) == PRESS_TOKEN_COMPANY
        || (get_kind (issuer, at) == PRESS_TOKEN_NAME_SUFFIX
            && get_kind (issuer, at - 1) == PRESS_TOKEN_COMPANY)
        || is_number_of_name (issuer, at))
      at++;
    else if (get_kind (issuer, at) == PRESS_TOKEN_COMMA && is_legal_form (issuer, at + 1))
      at += 2;
    else if (find_end_of_land (issuer, at) > 0)
      at = find_end_of_land (issuer, at);
    else
      break;
  return at;
}

/* Where the name that begins at @first ends. */
static guint
read_name (const PressIssuer *issuer, guint first)
{
  guint at = first;

  while (at < first + MOST_NAME_TOKENS)
    {
      guint n_joining;

      if (is_legal_form (issuer, at)
          || (at > first && get_kind (issuer, at) == PRESS_TOKEN_COMMA
              && is_legal_form (issuer, at + 1)))
        return read_legal_forms (issuer, at);
      n_joining = at > first ? count_joining (issuer, first, at) : 0;
      if (n_joining == 0 && !may_follow (issuer, at))
        break;
      at += MAX (n_joining, 1);
    }
  return at;
}

/* Whether the tokens hold a name: "The Company" is none, "The Group, Inc." is one. */
static gboolean
holds_name (const PressIssuer *issuer, guint first, guint end)
{
  if (get_kind (issuer, first + 1) == PRESS_TOKEN_COMPANY && !is_legal_form (issuer, first + 1)
      && first + 2 < end && find_in (issuer, PRESS_LIST_ARTICLE, first) != NULL)
    return TRUE;
  for (guint at = first; at < end; at++)
    if ((is_name_word (issuer, at) || is_word_of_closed_name (issuer, at))
        && find_in (issuer, PRESS_LIST_ARTICLE, at) == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_form (const PressIssuer *issuer, guint first, guint end)
{
  for (guint at = first; at < end; at++)
    if (get_kind (issuer, at) == PRESS_TOKEN_COMPANY)
      return TRUE;
  return FALSE;
}

/* A bracket that holds a listing or a short name in quotation marks tells whose name it follows;
 * another one is passed over like a mark. */
static int
read_bracket (PressIssuer *issuer, PressIssuerPart *part)
{
  int found = PRESS_ISSUER_MARK;

  for (guint at = part->first + 1; at < part->first + MOST_BRACKET_TOKENS; at++)
    switch (get_kind (issuer, at))
      {
      case PRESS_TOKEN_EXCHANGE:
      case PRESS_TOKEN_QUOTE:
      case PRESS_TOKEN_QUOTE_OPEN:
        found = PRESS_ISSUER_LISTING;
        break;
      case PRESS_TOKEN_CLOSE:
        part->last = at;
        return found;
      case PRESS_TOKEN_END:
        return PRESS_ISSUER_WORD;
      default:
        break;
      }
  return PRESS_ISSUER_WORD;
}

static int
read_word (PressIssuer *issuer, PressIssuerPart *part)
{
  static const int signs[PRESS_N_TOKENS] = {
    [PRESS_TOKEN_COMMA] = PRESS_ISSUER_COMMA, [PRESS_TOKEN_POSSESSIVE] = PRESS_ISSUER_POSSESSIVE,
    [PRESS_TOKEN_JOB] = PRESS_ISSUER_JOB,     [PRESS_TOKEN_COURTESY] = PRESS_ISSUER_COURTESY,
    [PRESS_TOKEN_MARK] = PRESS_ISSUER_MARK,   [PRESS_TOKEN_STOP] = PRESS_ISSUER_STOP,
  };
  guint at = part->first;

  if (get_kind (issuer, at) == PRESS_TOKEN_OPEN)
    return read_bracket (issuer, part);
  if (signs[get_kind (issuer, at)] != 0)
    return signs[get_kind (issuer, at)];
  if (is_announcing (issuer, at))
    return PRESS_ISSUER_ANNOUNCE;
  if (find_in (issuer, PRESS_LIST_ARTICLE, at) != NULL)
    return PRESS_ISSUER_ARTICLE;
  if (means (issuer, PRESS_LIST_JOINER, at, "and") && may_follow (issuer, at + 1))
    return PRESS_ISSUER_AND;
  return PRESS_ISSUER_WORD;
}

/* "Acme, America's maker of lamps": whose it is explains a name as "a" and "the" do. */
static gboolean
explains (const PressIssuer *issuer, guint at)
{
  return at > issuer->start && get_kind (issuer, at - 1) == PRESS_TOKEN_COMMA
         && is_name_word (issuer, at) && get_kind (issuer, at + 1) == PRESS_TOKEN_POSSESSIVE;
}

/* A name may open with "The", which is told by what follows. */
static int
read_part (PressIssuer *issuer, PressIssuerPart *part)
{
  guint first = part->first;
  gboolean has_article = get_kind (issuer, first) == PRESS_TOKEN_CAPITALIZED
                         && find_in (issuer, PRESS_LIST_ARTICLE, first) != NULL;
  guint end;

  if (explains (issuer, first))
    {
      part->last = first + 1;
      return PRESS_ISSUER_ARTICLE;
    }
  if (get_kind (issuer, first) == PRESS_TOKEN_JOB && !is_closed (issuer, first + 1))
    return read_word (issuer, part);
  end = read_name (issuer, first + (has_article || get_kind (issuer, first) == PRESS_TOKEN_JOB));
  if (end == first || !holds_name (issuer, first, end))
    return read_word (issuer, part);
  part->last = end - 1;
  part->is_company = has_form (issuer, first, end);
  if (has_article && !part->is_company && get_kind (issuer, end) == PRESS_TOKEN_JOB)
    part->first++; /* "The Acme Board of Directors" */
  return PRESS_ISSUER_NAME;
}

int
press_issuer_yylex (PressIssuerPart *part, PressIssuer *issuer)
{
  int sign;

  part->first = part->last = issuer->at;
  part->is_company = FALSE;
  /* Behind a name that is sure nothing is told any more. */
  if (issuer->sure.is_set || get_kind (issuer, issuer->at) == PRESS_TOKEN_END)
    return PRESS_ISSUER_END;
  sign = read_part (issuer, part);
  issuer->at = part->last + 1;
  return sign;
}

void
press_issuer_yyerror (PressIssuer *issuer, const char *message)
{
  (void) issuer;
  (void) message;
}

/* Of names that are joined the first one stands. */
PressIssuerPart
press_issuer_join (PressIssuerPart first, PressIssuerPart second)
{
  first.is_company |= second.is_company;
  return first;
}

/* "Robert H. Gaynor": an initial in the middle makes a name a person's. */
static gboolean
has_middle_initial (const PressIssuer *issuer, PressIssuerPart name)
{
  for (guint at = name.first + 1; at < name.last; at++)
    if (get_kind (issuer, at) == PRESS_TOKEN_INITIAL)
      return TRUE;
  return FALSE;
}

static void
fill (Slot *slot, PressIssuerPart part)
{
  if (!slot->is_set)
    *slot = (Slot){ TRUE, part };
}

static gboolean
is_sure (const PressIssuer *issuer, PressIssuerEvidence evidence, PressIssuerPart name)
{
  switch (evidence)
    {
    case PRESS_ISSUER_LISTED:
      return TRUE;
    case PRESS_ISSUER_ANNOUNCING:
      return name.is_company || !has_middle_initial (issuer, name);
    case PRESS_ISSUER_EXPLAINED:
      return name.is_company || name.first == issuer->start;
    case PRESS_ISSUER_NAMED:
    case PRESS_ISSUER_OWNING:
    case PRESS_ISSUER_PERSON:
      return name.is_company;
    }
  return FALSE;
}

/* "Mr. Harbor Foods, Inc.": in front a courtesy word opens the name of a company. */
void
press_issuer_note_courtesy (PressIssuer *issuer, PressIssuerPart courtesy, PressIssuerPart name)
{
  if (name.is_company && courtesy.first == issuer->start)
    name.first = courtesy.first;
  press_issuer_note (issuer, PRESS_ISSUER_PERSON, name);
}

/* Takes a name down by what stands with it. */
void
press_issuer_note (PressIssuer *issuer, PressIssuerEvidence evidence, PressIssuerPart name)
{
  gboolean opens_sentence
      = name.first == issuer->start || get_kind (issuer, name.first - 1) == PRESS_TOKEN_STOP;

  if (is_sure (issuer, evidence, name))
    fill (&issuer->sure, name);
  else if (evidence != PRESS_ISSUER_PERSON && !has_middle_initial (issuer, name))
    fill (opens_sentence && name.first == name.last ? &issuer->other : &issuer->likely, name);
}

gboolean
press_issuer_is_found (const PressIssuer *issuer)
{
  return issuer->sure.is_set || issuer->likely.is_set;
}

/* Goes over "(Spring Fair 2009) --", which tells where news is told. */
static guint
skip_occasion (const PressToken *tokens, guint n_tokens, guint at)
{
  guint end = at;

  if (at >= n_tokens || tokens[at].kind != PRESS_TOKEN_OPEN)
    return at;
  while (end < MIN (n_tokens, at + MOST_OCCASION_TOKENS) && tokens[end].kind != PRESS_TOKEN_CLOSE)
    end++;
  return end + 1 < n_tokens && tokens[end].kind == PRESS_TOKEN_CLOSE
                 && (tokens[end + 1].kind == PRESS_TOKEN_DASH
                     || tokens[end + 1].kind == PRESS_TOKEN_HYPHEN)
             ? end + 2
             : at;
}

/* The first token behind the dateline that @phrases holds. */
static guint
find_start (const GArray *phrases, const PressToken *tokens, guint n_tokens)
{
  guint32 end = 0;
  guint at = 0;

  for (guint i = 0; i < phrases->len; i++)
    if (g_array_index (phrases, PressPhrase, i).kind == PRESS_NODE_DATELINE)
      end = g_array_index (phrases, PressPhrase, i).span.end;
  while (at < n_tokens && tokens[at].span.start < end)
    at++;
  return skip_occasion (tokens, n_tokens, at);
}

/* "Larch Bank, as Trustee of the Acme Royalty Trust, declared": the token behind "of" where a
 * trustee speaks for the issuer, else @start. */
static guint
pass_trustee (const PressIssuer *issuer, guint start)
{
  for (guint at = start; at < start + MOST_TRUSTEE_TOKENS; at++)
    if (means (issuer, PRESS_LIST_CONTACT, at, "agent"))
      return find_in (issuer, PRESS_LIST_PREPOSITION, at + 1) == NULL ? start
             : find_in (issuer, PRESS_LIST_ARTICLE, at + 2) != NULL   ? at + 3
                                                                      : at + 2;
    else if (is_announcing (issuer, at) || get_kind (issuer, at) == PRESS_TOKEN_STOP
             || get_kind (issuer, at) == PRESS_TOKEN_OPEN
             || get_kind (issuer, at) == PRESS_TOKEN_END)
      break;
  return start;
}

/* Adds the phrase of the issuer's name in the opening paragraph, behind the dateline that @phrases
 * holds. Returns whether there is one. */
gboolean
press_parse_issuer (PressParse *parse, const PressToken *tokens, guint n_tokens, GArray *phrases)
{
  guint start = find_start (phrases, tokens, n_tokens);
  PressIssuer issuer
      = { .parse = parse, .tokens = tokens, .n_tokens = n_tokens, .start = start, .at = start };
  const Slot *found;

  issuer.start = issuer.at = pass_trustee (&issuer, start);
  press_issuer_yyparse (&issuer);
  found = issuer.sure.is_set ? &issuer.sure : issuer.likely.is_set ? &issuer.likely : &issuer.other;
  if (!found->is_set)
    return FALSE;
  press_phrases_add (phrases, PRESS_NODE_ISSUER, get_span (&issuer, found->part));
  return TRUE;
}

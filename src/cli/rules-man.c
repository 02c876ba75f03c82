/* The manual page of the rules, in mdoc. */
#include "rules.h"

#include <string.h>

#define MAX_LINE_BYTES 78
#define COPY_INDENT "    "

/* Writes a word so that nothing in it is a request or an escape. */
static void
put_word (PressSink *sink, const char *word, gboolean begins_line)
{
  if (begins_line && (*word == '.' || *word == '\''))
    press_sink_puts (sink, "\\&");
  for (; *word != '\0'; word++)
    if (*word == '\\')
      press_sink_puts (sink, "\\e");
    else
      press_sink_putc (sink, *word);
}

static gboolean
ends_sentence (const char *word)
{
  gsize length = strlen (word);

  return length > 0 && strchr (".!?", word[length - 1]) != NULL;
}

/* Fills a paragraph; each sentence begins a line, as mdoc has it. */
static void
put_paragraph (PressSink *sink, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  gsize column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length == 0)
        continue;
      if (column > 0)
        press_sink_putc (sink, column + 1 + length > MAX_LINE_BYTES ? '\n' : ' ');
      column = column == 0 || column + 1 + length > MAX_LINE_BYTES ? 0 : column + 1;
      put_word (sink, words[i], column == 0);
      column += length;
      if (!ends_sentence (words[i]))
        continue;
      press_sink_putc (sink, '\n');
      column = 0;
    }
  if (column > 0)
    press_sink_putc (sink, '\n');
}

static void
put_copy (PressSink *sink, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  press_sink_puts (sink, ".Bd -literal -offset indent\n");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      if (g_str_has_prefix (line, COPY_INDENT))
        line += strlen (COPY_INDENT);
      put_word (sink, line, TRUE);
      press_sink_putc (sink, '\n');
    }
  press_sink_puts (sink, ".Ed\n");
}

static gboolean
is_copy (const char *paragraph)
{
  return g_str_has_prefix (paragraph, COPY_INDENT);
}

/* Writes paragraphs; copy that a blank line cuts is one block all the same. */
static void
put_paragraphs (PressSink *sink, const char *lead, const char *text)
{
  g_autofree char *whole = g_strconcat (lead, text, NULL);
  g_auto (GStrv) paragraphs = g_strsplit (whole, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autoptr (GString) copy = g_string_new (paragraphs[i]);

      if (!is_copy (paragraphs[i]))
        {
          press_sink_puts (sink, ".Pp\n");
          put_paragraph (sink, paragraphs[i]);
          continue;
        }
      for (; paragraphs[i + 1] != NULL && is_copy (paragraphs[i + 1]); i++)
        g_string_append_printf (copy, "\n\n%s", paragraphs[i + 1]);
      put_copy (sink, copy->str);
    }
}

static void
put_rule (PressSink *sink, const PressRule *rule)
{
  press_sink_printf (sink, ".It Sy %s Pq %s , %s\n", rule->id, rule->name,
                     press_severity_get_name (rule->severity));
  put_paragraph (sink, rule->summary);
  put_paragraphs (sink, "", rule->why);
  put_paragraphs (sink, "Example: ", rule->example);
  put_paragraphs (sink, "Mend: ", rule->remedy);
  if (rule->source != NULL)
    put_paragraphs (sink, "Source: ", rule->source);
}

void
put_rules_man (PressSink *sink, const PressRule *const *rules, guint n_rules,
               const Precision *precision)
{
  (void) precision;
  press_sink_puts (sink, ".\\\" Written by pressc rules --format=man.\n"
                         ".Dd November 25, 2026\n"
                         ".Dt PRESSC-RULES 7\n"
                         ".Os\n"
                         ".Sh NAME\n"
                         ".Nm pressc-rules\n"
                         ".Nd what pressc finds in press releases\n"
                         ".Sh DESCRIPTION\n"
                         "These are the rules that\n"
                         ".Nm pressc Cm check\n"
                         "holds releases against, by their groups.\n"
                         "Each has an identifier that never changes its meaning, a name, and the\n"
                         "severity that its findings have unless someone says otherwise.\n");
  for (guint i = 0; i < n_rules; i++)
    {
      gboolean is_first = i == 0 || !g_str_equal (rules[i]->group, rules[i - 1]->group);
      gboolean is_last = i + 1 == n_rules || !g_str_equal (rules[i]->group, rules[i + 1]->group);

      if (is_first)
        press_sink_printf (sink, ".Ss Group %s\n.Bl -tag -width Ds\n", rules[i]->group);
      put_rule (sink, rules[i]);
      if (is_last)
        press_sink_puts (sink, ".El\n");
    }
}

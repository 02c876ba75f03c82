/* Merges the states of a scanner that read alike, and gives them new numbers: those that text
 * visits most come first.
 *
 *   order-states [--runs] IN OUT STATES TEXT…    IN: a scanner as flex wrote it, with full tables.
 *
 * flex keeps a state for each set of places in its patterns, and half of them differ in nothing
 * that a text could show. It writes their numbers as long ones, or has limits on patterns and
 * states; short ones do. A scanner visits few states often, and flex numbers them as it finds them,
 * which scatters those few over megabytes of tables, so that nearly each costs a miss of the cache.
 * Bytes that are read often lie together in a state's row, too. States in which a token may end get
 * the highest numbers, so that a comparison tells them, and the loop that reads a token keeps the
 * last of them to itself. Rows are as long as a power of two where little is lost by that. What is
 * read does not change. The rows go to STATES as bytes, which the assembler takes in as they are: a
 * compiler needs half a minute to parse so many numbers.
 *
 * With --runs, letters in front of a blank and another letter are counted side by side and not read
 * by states, in each condition where the tables prove that all of them end the same token there. */
#include "automaton.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define LINE_OF_CACHE_BYTES 64
#define MOST_PADDING 1.75  /* of a row, as many times its width */
#define MOST_STATES 200000 /* that flex may make: for more it takes minutes */

/* Where a table or a loop begins in what flex writes. */
#define STATES_HEAD "static const flex_int32_t yy_nxt\\[\\]\\[(\\d+)\\] =\\n"
#define ACTIONS_HEAD "flex_int(32)_t yy_accept\\[(\\d+)\\] =\\n\\s*\\{"
#define CLASSES_HEAD "yy_ec\\[256\\] =\\n\\s*\\{"
#define TABLE_END "\n    } ;"
#define PREFIX "^#define yy_create_buffer (\\w+)_create_buffer$"
#define CONDITIONS "^#define INITIAL 0\\n(#define \\w+ \\d+\\n)*"
#define SCAN "yy_current_state = yyg->yy_start;\\nyy_match:"
#define MATCH                                                                                      \
  "yy_match:\\n\\s*while \\( \\(yy_current_state = yy_nxt.*\\) > 0 \\)\\n\\s*\\{\\n"               \
  "\\s*if \\( yy_accept\\[yy_current_state\\] \\)\\n\\s*\\{\\n"                                    \
  "\\s*yyg->yy_last_accepting_state = yy_current_state;\\n"                                        \
  "\\s*yyg->yy_last_accepting_cpos = yy_cp;\\n\\s*\\}\\n\\s*\\+\\+yy_cp;\\n\\s*\\}\\n"

/* What of flex's file another text stands for. */
typedef struct
{
  gsize start;
  gsize end;
  char *text;
} Piece;

/* A table as flex writes it: what it begins with, and where its numbers stand. */
typedef struct
{
  GMatchInfo *head;
  gsize start;
  gsize end;
} Table;

static G_GNUC_NORETURN G_GNUC_PRINTF (1, 2) void give_up (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("order-states: %s\n", message);
  exit (EXIT_FAILURE);
}

/* What matches @pattern, with its groups. */
static GMatchInfo *
find (const char *source, const char *pattern, const char *what)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_MULTILINE, 0, NULL);
  GMatchInfo *found = NULL;

  if (!g_regex_match (regex, source, 0, &found))
    give_up ("no %s in a scanner; has flex changed the form of its tables?", what);
  return found;
}

static gsize
get_start (const GMatchInfo *found, int group)
{
  int start = 0;

  g_match_info_fetch_pos (found, group, &start, NULL);
  return (gsize) start;
}

static gsize
get_end (const GMatchInfo *found, int group)
{
  int end = 0;

  g_match_info_fetch_pos (found, group, NULL, &end);
  return (gsize) end;
}

static Table
find_table (const char *source, const char *head, const char *what)
{
  Table table = { .head = find (source, head, what) };
  const char *end = strstr (source + get_end (table.head, 0), TABLE_END);

  if (end == NULL)
    give_up ("a %s without an end", what);
  table.start = get_end (table.head, 0);
  table.end = (gsize) (end - source);
  return table;
}

/* The numbers of an initializer, rows in a row. */
static gint32 *
read_numbers (const char *source, const Table *table, guint *n_numbers)
{
  const char *at = source + table->start;
  const char *end = source + table->end;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint32));

  while (at < end)
    {
      gboolean is_negative = *at == '-';
      gint32 number = 0;

      at += is_negative;
      if (!g_ascii_isdigit (*at))
        {
          at++;
          continue;
        }
      for (; g_ascii_isdigit (*at); at++)
        number = number * 10 + (*at - '0');
      number = is_negative ? -number : number;
      g_array_append_val (numbers, number);
    }
  *n_numbers = numbers->len;
  return (gint32 *) (void *) g_array_free (g_steal_pointer (&numbers), FALSE);
}

/* What stands for the table of states in C: its bytes are in the file at @path. */
static char *
write_states (const char *prefix, const char *path, guint width)
{
  return g_strdup_printf ("__asm__ (\n"
                          "\t\".pushsection .rodata\\n\"\n"
                          "\t\".balign %d\\n\"\n"
                          "\t\"%sstates:\\n\"\n"
                          "\t\".incbin \\\"%s\\\"\\n\"\n"
                          "\t\".popsection\");\n"
                          "extern const flex_int16_t yy_nxt[][%u] __asm__ (\"%sstates\")"
                          " __attribute__ ((visibility (\"hidden\")));",
                          LINE_OF_CACHE_BYTES, prefix, path, width, prefix);
}

/* The loop over the bytes of a token. The last state in which it may end is known before it begins
 * where the loop goes on behind a refilled buffer. A byte's column is told apart from the rest of
 * the step, which waits for the state. */
static char *
write_match (guint width, guint first_accepting)
{
  return g_strdup_printf (
      "yy_match:\n"
      "\t\t{\n"
      "\t\tyy_state_type accepting_state = yyg->yy_last_accepting_state;\n"
      "\t\tchar *accepting_cpos = yyg->yy_last_accepting_cpos;\n"
      "\t\tfor ( ; ; ++yy_cp )\n"
      "\t\t\t{\n"
      "\t\t\tconst flex_int16_t *column = yy_nxt[0] + yy_ec[YY_SC_TO_UI(*yy_cp)];\n"
      "\t\t\t__asm__ (\"\" : \"+r\" (column));\n"
      "\t\t\tyy_current_state = column[(ptrdiff_t) yy_current_state * %u];\n"
      "\t\t\tif ( yy_current_state <= 0 )\n"
      "\t\t\t\tbreak;\n"
      "\t\t\tif ( yy_current_state >= %u )\n"
      "\t\t\t\t{\n"
      "\t\t\t\taccepting_state = yy_current_state;\n"
      "\t\t\t\taccepting_cpos = yy_cp;\n"
      "\t\t\t\t}\n"
      "\t\t\t}\n"
      "\t\tyyg->yy_last_accepting_state = accepting_state;\n"
      "\t\tyyg->yy_last_accepting_cpos = accepting_cpos;\n"
      "\t\t}\n",
      width, first_accepting);
}

/* Of each condition the action of a run of letters that begins with each byte. */
static char *
write_run_table (const Automaton *automaton)
{
  g_autoptr (GString) table = g_string_new (NULL);
  gboolean has_action = FALSE;

  for (guint start = 0; start < automaton->n_starts; start++)
    {
      g_string_append (table, start == 0 ? "{" : ",\n{");
      for (guint byte = 0; byte < N_BYTES; byte++)
        {
          gint32 first = start > 0 && g_ascii_isalpha ((char) byte)
                             ? automaton_step (automaton, (gint32) start, byte)
                             : 0;
          gint32 action = first > 0 ? automaton_find_run_action (automaton, first) : 0;

          has_action |= action != 0;
          g_string_append_printf (table, byte == 0 ? "%d" : ",%d", action);
        }
      g_string_append_c (table, '}');
    }
  if (!has_action)
    give_up ("no condition of a scanner takes letters alike");
  return g_string_free (g_steal_pointer (&table), FALSE);
}

static char *
write_runs (const Automaton *automaton)
{
  g_autofree char *table = write_run_table (automaton);

  return g_strdup_printf (
      "\t\t{\n"
      "\t\tstatic const flex_uint8_t yy_runs[%u][%d] = { %s };\n"
      "\t\tyy_act = yy_runs[yy_current_state][YY_SC_TO_UI(*yy_cp)];\n"
      "\t\tif ( yy_act != 0 && YY_CURRENT_BUFFER_LVALUE->yy_ch_buf + yyg->yy_n_chars - yy_cp > 18 "
      ")\n"
      "\t\t\t{\n"
      "\t\t\t/* The first byte has just been written: a load that holds it would wait. */\n"
      "\t\t\tunsigned n = 1 + press_bytes_count_letters (yy_cp + 1);\n"
      "\t\t\tif ( n < 17 && ( yy_cp[n] == ',' || ( ( yy_cp[n] == ' ' || yy_cp[n] == '\\n' ) &&"
      " g_ascii_isalpha (yy_cp[n + 1]) ) ) )\n"
      "\t\t\t\t{\n"
      "\t\t\t\tyy_cp += n;\n"
      "\t\t\t\tYY_DO_BEFORE_ACTION;\n"
      "\t\t\t\tgoto do_action;\n"
      "\t\t\t\t}\n"
      "\t\t\t}\n"
      "\t\t}\n",
      automaton->n_starts, N_BYTES, table);
}

static guint
choose_width (guint width)
{
  guint power = 1u << g_bit_storage (width - 1);

  return power <= width * MOST_PADDING ? power : width;
}

static char *
write_numbers (const gint32 *numbers, const gint32 *order, guint n_numbers)
{
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < n_numbers; i++)
    g_string_append_printf (text, i == 0 ? "%d" : ",%d",
                            numbers[order != NULL ? order[i] : (gint32) i]);
  return g_string_free (text, FALSE);
}

static void
add_piece (GArray *pieces, gsize start, gsize end, char *text)
{
  Piece piece = { start, end, text };

  g_array_append_val (pieces, piece);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *first = a;
  const Piece *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

/* flex's file with @pieces in it, which are freed. */
static char *
replace (const char *source, GArray *pieces)
{
  GString *replaced = g_string_new (NULL);
  gsize at = 0;

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      g_string_append_len (replaced, source + at, (gssize) (piece->start - at));
      g_string_append (replaced, piece->text);
      at = piece->end;
      g_free (piece->text);
    }
  g_string_append (replaced, source + at);
  return g_string_free (replaced, FALSE);
}

static char *
read_file (const char *path, gsize *length_bytes)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, length_bytes, &error))
    give_up ("%s", error->message);
  return text;
}

static void
write_file (const char *path, const char *text, gsize length_bytes)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, (gssize) length_bytes, &error))
    give_up ("%s", error->message);
}

static guint
count_conditions (const char *source)
{
  g_autoptr (GMatchInfo) found = find (source, CONDITIONS, "condition");
  guint n_conditions = 0;

  for (gsize at = get_start (found, 0); at < get_end (found, 0); at++)
    n_conditions += source[at] == '\n';
  return n_conditions;
}

static void
read_automaton (Automaton *automaton, const char *source, const Table *states, const Table *actions,
                const Table *classes)
{
  g_autofree char *width = g_match_info_fetch (states->head, 1);
  g_autofree gint32 *byte_classes = NULL;
  guint n_entries = 0;
  guint n_classes = 0;

  automaton->n_starts = 1 + 2 * count_conditions (source);
  automaton->width = (guint) g_ascii_strtoull (width, NULL, 10);
  automaton->entries = read_numbers (source, states, &n_entries);
  automaton->actions = read_numbers (source, actions, &automaton->n_states);
  byte_classes = read_numbers (source, classes, &n_classes);
  if (n_classes != N_BYTES || n_entries != automaton->n_states * automaton->width)
    give_up ("the tables of a scanner do not fit each other");
  for (guint start = 0; start < automaton->n_starts; start++)
    if (automaton->actions[start] != 0)
      give_up ("a token without text");
  memcpy (automaton->classes, byte_classes, sizeof automaton->classes);
}

/* What stands for flex's loop over a token, and with @has_runs for what leads to it. */
static void
add_loops (GArray *pieces, const char *source, const Automaton *automaton, guint first_accepting,
           gboolean has_runs)
{
  g_autoptr (GMatchInfo) match = find (source, MATCH, "loop over a token");

  add_piece (pieces, get_start (match, 0), get_end (match, 0),
             write_match (choose_width (automaton->width), first_accepting));
  if (has_runs)
    {
      g_autoptr (GMatchInfo) scan = find (source, SCAN, "loop over tokens");
      gsize in_front = get_end (scan, 0) - strlen ("yy_match:");

      add_piece (pieces, in_front, in_front, write_runs (automaton));
      add_piece (pieces, 0, 0, g_strdup ("#include \"base/side-by-side.h\"\n"));
    }
}

/* Orders the scanner at @path; @texts show what it reads most. */
static void
order_scanner (const char *path, const char *target, const char *states_path, GPtrArray *texts,
               gboolean has_runs)
{
  g_autofree char *source = read_file (path, NULL);
  Table states = find_table (source, STATES_HEAD, "table of states");
  Table actions = find_table (source, ACTIONS_HEAD, "table of actions");
  Table classes = find_table (source, CLASSES_HEAD, "table of classes");
  g_autoptr (GMatchInfo) prefix = find (source, PREFIX, "prefix");
  g_autofree char *prefix_name = g_match_info_fetch (prefix, 1);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GByteArray) rows = NULL;
  g_autofree guint64 *visits = NULL;
  g_autofree gint32 *order = NULL;
  g_autofree char *ordered = NULL;
  Automaton automaton = { 0 };
  guint first_accepting = 0;

  read_automaton (&automaton, source, &states, &actions, &classes);
  if (automaton.n_states > MOST_STATES)
    give_up ("flex made %u states, %d at the most: which pattern multiplies them?",
             automaton.n_states, MOST_STATES);
  automaton_order_classes (&automaton, texts);
  automaton_merge_states (&automaton);
  if (automaton.n_states > G_MAXINT16)
    give_up ("%u states, %d at the most", automaton.n_states, G_MAXINT16);
  visits = automaton_count_visits (&automaton, texts);
  order = automaton_order_states (&automaton, visits, &first_accepting);

  add_piece (pieces, get_start (states.head, 0), states.end + strlen (TABLE_END),
             write_states (prefix_name, states_path, choose_width (automaton.width)));
  add_piece (pieces, classes.start, classes.end, write_numbers (automaton.classes, NULL, N_BYTES));
  add_piece (pieces, get_start (actions.head, 1), get_end (actions.head, 1), g_strdup ("16"));
  add_piece (pieces, get_start (actions.head, 2), get_end (actions.head, 2),
             g_strdup_printf ("%u", automaton.n_states));
  add_piece (pieces, actions.start, actions.end,
             write_numbers (automaton.actions, order, automaton.n_states));
  add_loops (pieces, source, &automaton, first_accepting, has_runs);
  ordered = replace (source, pieces);
  rows = automaton_renumber_rows (&automaton, order, choose_width (automaton.width));
  write_file (target, ordered, strlen (ordered));
  write_file (states_path, (const char *) rows->data, rows->len);

  g_match_info_free (states.head);
  g_match_info_free (actions.head);
  g_match_info_free (classes.head);
  g_free (automaton.entries);
  g_free (automaton.actions);
}

int
main (int argc, char **argv)
{
  gboolean has_runs = argc > 1 && g_str_equal (argv[1], "--runs");
  char **paths = argv + 1 + has_runs;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (argc - has_runs < 4)
    give_up ("usage: order-states [--runs] IN OUT STATES TEXT…");
  for (char **path = paths + 3; *path != NULL; path++)
    {
      gsize length_bytes = 0;
      char *text = read_file (*path, &length_bytes);

      g_ptr_array_add (texts, g_bytes_new_take (text, length_bytes));
    }
  order_scanner (paths[0], paths[1], paths[2], texts, has_runs);
  return EXIT_SUCCESS;
}

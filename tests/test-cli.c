/* The program, as its users meet it: statuses, inputs, outputs, complaints. */
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define RELEASE_CALLED(headline)                                                                   \
  "Exhibit 99.1\n\n                     " headline "\n\n"                                          \
  "    DOVER, Del., March 4, 2009 /PRNewswire/ -- Tallow Creek Brick Company\n"                    \
  "(Nasdaq: TCBK) today said that its second kiln in Dover has been lit.\n\n"                      \
  "    For more information, please contact:\n"                                                    \
  "    Ida Marsh\n"                                                                                \
  "    302-555-0134\n"                                                                             \
  "    imarsh@example.com\n\n"                                                                     \
  "SOURCE  Tallow Creek Brick Company\n"                                                           \
  "    -0-                             03/04/2009\n"                                               \
  "    /CONTACT: Ida Marsh of Tallow Creek, +1-302-555-0134, imarsh@example.com/\n"                \
  "    (TCBK)\n"
#define RELEASE RELEASE_CALLED ("TALLOW CREEK OPENS SECOND KILN")
/* Not UTF-8, which is a warning. */
#define OLD_RELEASE RELEASE_CALLED ("TALLOW CREEK OPENS \x93SECOND\x94 KILN")

/* One run of the program. */
typedef struct
{
  int status;
  char *output;
  char *complaints;
} Run;

typedef struct
{
  char *directory;
  char *release;
} Fixture;

static void
run_clear (Run *run)
{
  g_free (run->output);
  g_free (run->complaints);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Runs pressc with the words of @line, in which %s stands for @path, and @input on its stdin. */
static Run
run (const char *line, const char *path, const char *input)
{
  g_autofree char *words = g_strdup_printf ("%s %s", g_getenv ("PRESSC"), line);
  g_auto (GStrv) arguments = g_strsplit (words, " ", -1);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run result = { 0 };

  for (guint i = 0; arguments[i] != NULL; i++)
    if (strstr (arguments[i], "%s") != NULL)
      {
        GString *word = g_string_new (arguments[i]);

        g_string_replace (word, "%s", path, 0);
        g_free (arguments[i]);
        arguments[i] = g_string_free (word, FALSE);
      }
  process = g_subprocess_newv ((const char *const *) arguments,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &result.output, &result.complaints, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  return result;
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("'%s' is not in: %s", part, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  (void) data;

  fixture->directory = g_dir_make_tmp ("pressc-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->release = g_build_filename (fixture->directory, "kiln.txt", NULL);
  g_file_set_contents (fixture->release, RELEASE, -1, &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *directory)
{
  g_autoptr (GDir) entries = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (directory);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  remove_all (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->release);
}

static guint
count_files (const char *directory)
{
  g_autoptr (GDir) entries = g_dir_open (directory, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (entries) != NULL)
    count++;
  return count;
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  const char *const lines[]
      = { "--help",          "check --help",    "emit --help", "explain --help", "rules --help",
          "backends --help", "profiles --help", "help",        "help check" };
  (void) fixture;
  (void) data;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Run) result = run (lines[i], "", NULL);

      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpstr (result.complaints, ==, "");
      assert_contains (result.output, "Usage:");
      assert_contains (result.output, "pressc");
    }
}

static void
test_version (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) result = run ("--version", "", NULL);
  (void) fixture;
  (void) data;

  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_str_has_prefix (result.output, "pressc "));
}

/* Lines that make no sense: what is said of each, with status 3 and nothing on standard output. */
static void
test_usage_errors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *complaint;
  } cases[] = {
    { "chek x", "no command 'chek', did you mean 'check'?" },
    { "%s", "try: pressc check" },
    { "check", "no file" },
    { "check --nonsense %s", "Unknown option --nonsense" },
    { "check --color=blue %s", "--color is one of auto, always, never, not 'blue'" },
    { "check --severity=fatal %s", "--severity is one of" },
    { "emit %s", "--to is missing" },
    { "emit --to jsn %s", "no backend 'jsn', did you mean 'json'?" },
    { "emit --to json", "no file" },
    { "emit --to json -o x --out-dir y %s", "exclude each other" },
    { "emit --to xml %s %s", "--out-dir says where" },
    { "emit --plugin /nonexistent.so --to x %s", "/nonexistent.so" },
    { "explain", "no rule" },
    { "-v", "no option '-v' in front of a command" },
    { "emit --to json --exhibit= %s", "--exhibit takes a number" },
    { "emit --to json --exhibit=EX- %s", "--exhibit takes a number" },
    { "/", "'/' is a directory, not a command" },
    { "explain PR2250", "no rule or group 'PR2250', did you mean 'PR2" },
    { "explain PR999", "no rule or group 'PR999'\n" },
    { "explain cals", "no rule or group 'cals', did you mean 'calls'?" },
    { "rules datelin", "no rule or group 'datelin', did you mean 'dateline'?" },
    { "profiles x", "'x' is too much" },
    { "check --format=sarfi %s", "no form 'sarfi'; did you mean 'sarif'?" },
    { "check --profile=prnewsire %s", "no profile 'prnewsire'; did you mean 'prnewswire'?" },
    { "check -Wno-PR9999 %s", "-W no-PR9999: no rule or group" },
    { "check -W missing-contat %s", "did you mean 'missing-contact'?" },
    { "check --suppress PR216@tabel %s", "--suppress PR216@tabel: " },
    { "check --dry-run %s", "--dry-run goes with --fix" },
    { "check --fix -n --format=sarif %s", "--dry-run shows a difference and no report" },
    { "check --fix -n --baseline=b --update-baseline %s", "--dry-run changes no file" },
    { "check --fix -", "standard input can't be written back" },
    { "check --max=-1 %s", "--max is a number" },
    { "check --update-baseline %s", "--update-baseline needs --baseline" },
    { "check --no-project --update-baseline /", "--update-baseline needs --baseline" },
    { "emit --to text -o nowhere/ %s", "nowhere/: Is a directory" },
    { "emit --to q %s", "no backend 'q'; there are csv, csv-guarded, " },
    { "q", "no command 'q'; there are check, emit, " },
    { "emxx", "no command 'emxx'; there are check, emit, " },
    { "rules --format=html", "--format is one of" },
    { "backends x", "'x' is too much" },
  };
  (void) data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) result = run (cases[i].line, fixture->release, NULL);

      g_assert_cmpint (result.status, ==, 3);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_true (g_str_has_prefix (result.complaints, "pressc: "));
      assert_contains (result.complaints, cases[i].complaint);
    }
}

static void
test_clean (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) result = run ("check --werror --severity=warning %s", fixture->release, NULL);
  (void) data;

  g_assert_cmpstr (result.output, ==, "");
  g_assert_cmpstr (result.complaints, ==, "");
  g_assert_cmpint (result.status, ==, 0);
}

static void
test_warnings (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) lenient = run ("check -", "", OLD_RELEASE);
  g_auto (Run) strict = run ("check --werror -", "", OLD_RELEASE);
  g_auto (Run) quiet = run ("check --werror --severity=error -", "", OLD_RELEASE);
  (void) fixture;
  (void) data;

  g_assert_cmpint (lenient.status, ==, 0);
  g_assert_cmpint (strict.status, ==, 1);
  g_assert_cmpint (quiet.status, ==, 1);
  assert_contains (lenient.output, "<stdin>:3:41: warning: ");
  assert_contains (lenient.output, "[PR100]\n");
  assert_contains (lenient.output, "1 warning in 1 file\n");
  g_assert_null (strstr (quiet.output, "[PR100]"));
}

static void
test_standard_input (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) checked = run ("check --severity=warning -", "", RELEASE);
  g_auto (Run) emitted = run ("emit --to json -", "", RELEASE);
  (void) fixture;
  (void) data;

  g_assert_cmpint (checked.status, ==, 0);
  g_assert_cmpint (emitted.status, ==, 0);
  g_assert_true (g_str_has_prefix (emitted.output, "{"));
}

/* A release that contradicts itself is written all the same; only --check, or a backend that is
 * nothing without the rules, says so. */
static void
test_emit_check (Fixture *fixture, gconstpointer data)
{
  g_autofree char *release = g_test_build_filename (G_TEST_DIST, "..", "corpus", "diagnostics",
                                                    "PR306", "bad.txt", NULL);
  g_auto (Run) plain = run ("emit --to json %s", release, NULL);
  g_auto (Run) checked = run ("emit --check --to json %s", release, NULL);
  g_auto (Run) diagnostics = run ("emit --to diagnostics %s", release, NULL);
  (void) fixture;
  (void) data;

  g_assert_cmpint (plain.status, ==, 0);
  assert_contains (plain.output, "\"diagnostics\":[]");
  g_assert_cmpint (checked.status, ==, 2);
  assert_contains (checked.output, "\"rule\":\"PR306\"");
  assert_contains (checked.complaints, "[PR306]");
  g_assert_cmpint (diagnostics.status, ==, 2);
  assert_contains (diagnostics.output, "[PR306]");
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) checked = run ("check /nonexistent %s", fixture->release, NULL);
  g_auto (Run) emitted = run ("emit --to json -o %s.out /nonexistent", fixture->release, NULL);
  g_auto (Run) listed = run ("check -o %s.out --files-from /nonexistent", fixture->release, NULL);
  (void) data;

  g_assert_cmpint (checked.status, ==, 3);
  g_assert_cmpstr (checked.complaints, ==, "pressc: /nonexistent: No such file or directory\n");
  g_assert_cmpint (emitted.status, ==, 3);
  g_assert_cmpint (listed.status, ==, 3);
  assert_contains (listed.complaints, "/nonexistent");
  g_assert_cmpuint (count_files (fixture->directory), ==, 1);
}

static void
test_output_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->release, ".json", NULL);
  g_autofree char *text = NULL;
  g_auto (Run) first = run ("emit --to json -o %s.json %s", fixture->release, NULL);
  g_auto (Run) again = run ("emit --to json -o %s.json %s", fixture->release, NULL);
  g_auto (Run) self = run ("emit --to json -o %s %s", fixture->release, NULL);
  (void) data;

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpstr (first.output, ==, "");
  g_assert_cmpint (again.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (text[0], ==, '{');
  g_assert_cmpint (self.status, ==, 3);
  assert_contains (self.complaints, "is an input and would be overwritten");
  g_assert_cmpuint (count_files (fixture->directory), ==, 2);
}

static void
test_out_dir (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->directory, "quarry.v2.txt", NULL);
  g_autofree char *directory = g_build_filename (fixture->directory, "out", "deep", NULL);
  g_autofree char *first = g_build_filename (directory, "kiln.json", NULL);
  g_autofree char *second = g_build_filename (directory, "quarry.v2.json", NULL);
  g_autofree char *line
      = g_strdup_printf ("emit --to json --out-dir %s %s %s", directory, fixture->release, other);
  g_auto (Run) result = { 0 };
  (void) data;

  g_assert_true (g_file_set_contents (other, RELEASE, -1, NULL));
  result = run (line, "", NULL);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (directory), ==, 2);
}

static void
test_out_dir_clash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = g_build_filename (fixture->directory, "out", NULL);
  g_autofree char *line = g_strdup_printf ("emit --to json --out-dir %s %s %s/x/../kiln.htm",
                                           directory, fixture->release, fixture->directory);
  g_auto (Run) clash = run (line, "", NULL);
  g_auto (Run) input = run ("emit --to text --out-dir %s %s/kiln.txt", fixture->directory, NULL);
  (void) data;

  g_assert_cmpint (clash.status, ==, 3);
  assert_contains (clash.complaints, "would both be written to");
  g_assert_false (g_file_test (directory, G_FILE_TEST_EXISTS));
  g_assert_cmpint (input.status, ==, 3);
  assert_contains (input.complaints, "is an input");
}

static void
test_stream (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) result = run ("emit --to json %s %s", fixture->release, NULL);
  g_auto (GStrv) lines = g_strsplit (result.output, "\n", -1);
  (void) data;

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[0], ==, lines[1]);
  g_assert_cmpstr (lines[2], ==, "");
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  /* Who reads nothing is given nothing: it may be gone before its input is written. */
  static const struct
  {
    const char *line;
    const char *input;
  } cases[] = {
    { "--help", NULL },       { "--version", NULL },      { "rules", NULL },
    { "check --help", NULL }, { "check -", OLD_RELEASE }, { "emit --to json %s", NULL },
  };
  (void) data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
          G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autofree char *line = g_strdup_printf (cases[i].line, fixture->release);
      g_autofree char *words = g_strdup_printf ("%s %s", g_getenv ("PRESSC"), line);
      g_auto (GStrv) arguments = g_strsplit (words, " ", -1);
      g_autoptr (GSubprocess) process = NULL;
      g_autofree char *complaints = NULL;

      g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
      process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, NULL);
      g_assert_nonnull (process);
      g_subprocess_communicate_utf8 (process, cases[i].input, NULL, NULL, &complaints, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 3);
      assert_contains (complaints, "pressc: standard output: ");
      assert_contains (complaints, "No space left on device");
    }
}

static void
test_full_disk_file (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) result = run ("emit --to json -o /dev/full %s", fixture->release, NULL);
  g_auto (Run) missing = run ("emit --to json -o /nonexistent/x %s", fixture->release, NULL);
  (void) data;

  g_assert_cmpint (result.status, ==, 3);
  assert_contains (result.complaints, "/dev/full: ");
  g_assert_cmpint (missing.status, ==, 3);
  assert_contains (missing.complaints, "/nonexistent/x: No such file or directory");
}

static void
test_closed_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line
      = g_strdup_printf ("%s rules 2>&1 >&3; echo $?; %s emit --to json '%s' 2>&1 >&3; echo $?",
                         g_getenv ("PRESSC"), g_getenv ("PRESSC"), fixture->release);
  int pipe_ends[2];
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  (void) data;

  g_assert_true (g_unix_open_pipe (pipe_ends, 0, NULL));
  g_subprocess_launcher_take_fd (launcher, pipe_ends[1], 3);
  g_close (pipe_ends[0], NULL);
  process = g_subprocess_launcher_spawn (launcher, NULL, "/bin/sh", "-c", line, NULL);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL);
  assert_contains (output, "closed by the program that reads it");
  g_assert_true (g_str_has_suffix (output, "\n3\n"));
}

static void
test_hostile_name (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) result = run ("check /nonexistent\033[2J\xc2\x9b", "", NULL);
  (void) fixture;
  (void) data;

  g_assert_cmpint (result.status, ==, 3);
  g_assert_null (strchr (result.complaints, '\033'));
  g_assert_null (strstr (result.complaints, "\xc2\x9b"));
}

static void
test_hostile_name_in_stats (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "kiln\033[2J.txt", NULL);
  g_auto (Run) result = { 0 };
  (void) data;

  g_assert_true (g_file_set_contents (path, RELEASE, -1, NULL));
  result = run ("stats --limit nodes=5 %s", path, NULL);
  assert_contains (result.output, "kiln?[2J.txt:");
  g_unlink (path);
}

static void
test_color (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) automatic = run ("check -", "", OLD_RELEASE);
  g_auto (Run) always = run ("check --color=always -", "", OLD_RELEASE);
  (void) fixture;
  (void) data;

  g_assert_null (strchr (automatic.output, '\033'));
  g_assert_nonnull (strchr (always.output, '\033'));
}

static void
test_explain (Fixture *fixture, gconstpointer data)
{
  g_auto (Run) by_id = run ("explain pr225", "", NULL);
  g_auto (Run) by_name = run ("explain unrecognised-block", "", NULL);
  g_auto (Run) beside_none = run ("explain PR225 PR999", "", NULL);
  g_auto (Run) all_explained = run ("explain all", "", NULL);
  g_auto (Run) all_rules = run ("rules all", "", NULL);
  g_auto (Run) rules = run ("rules", "", NULL);
  (void) fixture;
  (void) data;

  g_assert_cmpint (by_id.status, ==, 0);
  g_assert_cmpstr (by_id.output, ==, by_name.output);
  assert_contains (by_id.output, "PR225 unrecognised-block");
  g_assert_cmpint (beside_none.status, ==, 3);
  g_assert_cmpstr (beside_none.output, ==, by_id.output);
  g_assert_cmpint (all_explained.status, ==, 0);
  assert_contains (all_explained.output, by_id.output);
  g_assert_cmpstr (all_rules.output, ==, rules.output);
}

static void
test_backends (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "json", "xml", "record", "text", "tree", "csv" };
  g_auto (Run) listed = run ("backends", "", NULL);
  g_auto (Run) senseless = run ("backends json", "", NULL);
  (void) fixture;
  (void) data;

  g_assert_cmpint (listed.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n%s ", names[i]);
      g_autofree char *output = g_strconcat ("\n", listed.output, NULL);

      assert_contains (output, line);
    }
  g_assert_cmpint (senseless.status, ==, 3);
  assert_contains (senseless.complaints, "'json' is too much");
}

static void
test_rules_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "diagnostics.md", NULL);
  g_autofree char *man_path
      = g_test_build_filename (G_TEST_DIST, "..", "docs", "man", "pressc-rules.7", NULL);
  g_autofree char *page = NULL;
  g_autofree char *man_page = NULL;
  g_autofree char *precision
      = g_test_build_filename (G_TEST_DIST, "..", "docs", "rule-precision.tsv", NULL);
  g_auto (Run) result = run ("rules --format markdown --precision %s", precision, NULL);
  g_auto (Run) man = run ("rules --format man", "", NULL);
  g_auto (Run) nonsense = run ("rules --format markdown --precision %s", path, NULL);
  (void) fixture;
  (void) data;

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  g_assert_cmpstr (page, ==, result.output);
  g_assert_true (g_file_get_contents (man_path, &man_page, NULL, NULL));
  g_assert_cmpstr (man_page, ==, man.output);
  g_assert_cmpint (nonsense.status, ==, 3);
  assert_contains (nonsense.complaints, "diagnostics.md:3: no row");
}

/* Warnings and errors are what a setting makes of them, for the exit status, too. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    int status;
  } cases[] = {
    { "check -", 0 },
    { "check -Werror -", 1 },
    { "check -Werror=PR100 -", 2 },
    { "check -Wno-PR100 --werror -", 0 },
    { "check -Werror -Wno-error -", 0 },
    { "check -W no-bytes --werror -", 0 },
    { "check --werror -Winfo=not-utf8 -", 0 },
    { "check --werror --suppress PR100@headline -", 0 },
    { "check --werror --suppress PR100@lede -", 1 },
  };
  (void) fixture;
  (void) data;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) result = run (cases[i].line, "", OLD_RELEASE);

      if (result.status != cases[i].status)
        g_error ("%s: status %d: %s", cases[i].line, result.status, result.complaints);
    }
}

/* A file that is mended keeps its rights, and a link to it stays one. */
static void
test_fix (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->directory, "link.txt", NULL);
  g_autoptr (GString) text = g_string_new (RELEASE);
  g_autofree char *mended = NULL;
  g_auto (Run) result = { 0 };
  GStatBuf status;
  (void) data;

  g_string_replace (text, "imarsh@example.com/", "imarsh@example.com", 0);
  g_assert_true (g_file_set_contents (fixture->release, text->str, -1, NULL));
  g_assert_cmpint (g_chmod (fixture->release, 0640), ==, 0);
  g_assert_cmpint (symlink ("kiln.txt", link), ==, 0);
  result = run ("check -Wno-all -WPR513 --fix %s", link, NULL);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.output, ==, "1 mend applied\n");
  g_assert_true (g_file_get_contents (fixture->release, &mended, NULL, NULL));
  g_assert_cmpstr (mended, ==, RELEASE);
  g_assert_cmpint (g_stat (fixture->release, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (fixture->directory), ==, 2);
}

static Run
emit_to (const char *output, const char *release)
{
  g_autofree char *line = g_strdup_printf ("emit --to json -o %s %%s", output);

  return run (line, release, NULL);
}

/* A link to a file that is not there yet leads to it; one that leads nowhere is told of. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->directory, "far", NULL);
  g_autofree char *link = g_build_filename (fixture->directory, "link.json", NULL);
  g_autofree char *made = g_build_filename (folder, "made.json", NULL);
  g_autofree char *loop = g_build_filename (fixture->directory, "loop.json", NULL);
  g_auto (Run) result = { 0 };
  g_auto (Run) looped = { 0 };
  (void) data;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("far/made.json", link), ==, 0);
  g_assert_cmpint (symlink ("loop.json", loop), ==, 0);
  result = emit_to (link, fixture->release);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (made, G_FILE_TEST_IS_REGULAR));
  looped = emit_to (loop, fixture->release);
  g_assert_cmpint (looped.status, ==, 3);
  g_assert_true (g_file_test (loop, G_FILE_TEST_IS_SYMLINK));
  g_unlink (made);
  g_rmdir (folder);
}

/* A directory that nothing can be written into: the release is told of and stays as it was. */
static void
test_fix_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->directory, "none", "kiln.txt", NULL);
  g_auto (Run) result = run ("check --fix %s", missing, NULL);
  (void) data;

  g_assert_cmpint (result.status, ==, 3);
  assert_contains (result.complaints, "No such file or directory");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  /* The program may end before it has read all that it is given. */
  signal (SIGPIPE, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/each-command-has-help", test_help);
  ADD ("/cli/version", test_version);
  ADD ("/cli/senseless-line-is-told-with-status-3", test_usage_errors);
  ADD ("/cli/clean-release-has-status-0", test_clean);
  ADD ("/cli/warnings-have-status-1-when-asked", test_warnings);
  ADD ("/cli/hyphen-is-standard-input", test_standard_input);
  ADD ("/cli/emit-checks-when-asked", test_emit_check);
  ADD ("/cli/unreadable-file-has-status-3", test_unreadable);
  ADD ("/cli/output-file-is-whole-and-no-input", test_output_file);
  ADD ("/cli/out-dir-takes-one-file-each", test_out_dir);
  ADD ("/cli/out-dir-clash-is-told-before-writing", test_out_dir_clash);
  ADD ("/cli/streams-stand-one-after-another", test_stream);
  ADD ("/cli/full-disk-has-status-3", test_full_disk);
  ADD ("/cli/full-disk-of-a-file-has-status-3", test_full_disk_file);
  ADD ("/cli/closed-pipe-has-status-3", test_closed_pipe);
  ADD ("/cli/names-cannot-steer-a-terminal", test_hostile_name);
  ADD ("/cli/names-in-figures-cannot-either", test_hostile_name_in_stats);
  ADD ("/cli/color-only-on-a-terminal", test_color);
  ADD ("/cli/settings-make-the-status", test_settings);
  ADD ("/cli/fix-replaces-a-file-and-nothing-of-it", test_fix);
  ADD ("/cli/fix-of-no-file-has-status-3", test_fix_fails);
  ADD ("/cli/links-lead-to-files-that-are-to-be", test_links);
  ADD ("/cli/explain-by-id-or-name", test_explain);
  ADD ("/cli/backends-are-listed", test_backends);
  ADD ("/cli/pages-of-rules-are-what-the-program-writes", test_rules_page);
  return g_test_run ();
}

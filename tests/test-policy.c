/* Policies: settings, files, profiles, suppressions, and findings that keep their names. */
#include "util.h"

#include <glib/gstdio.h>

#include <string.h>

/* Draws PR216 (warning), and PR217 (info) at its end. */
#define RELEASE                                                                                    \
  "Exhibit 99.1\n\n             HARROWGATE SEED TO PAY ITS FIRST DIVIDEND\n\n"                     \
  "AMES, Iowa - May 12, 2010 - Harrowgate Seed Corporation (NYSE: HGSD) today said\n"              \
  "that it will pay a dividend of ten cents a share.\n"

static PressDocument *
compile (const char *text, const PressPolicy *policy)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PressDocument *document = press_compile_bytes_with_policy (bytes, "dir/seed.txt", policy, &error);

  g_assert_no_error (error);
  return document;
}

/* What a policy shows of a text: "PR216 warning,PR217 info". */
static char *
judge (const char *text, const PressPolicy *policy)
{
  g_autoptr (PressDocument) document = compile (text, policy);
  g_autoptr (GPtrArray) findings = press_policy_judge (policy, document);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PressFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (list, "%s%s %s", i > 0 ? "," : "",
                              press_diagnostic_get_rule (finding->diagnostic)->id,
                              press_severity_get_name (finding->severity));
    }
  return g_string_free (list, FALSE);
}

static void
assert_judged (const PressPolicy *policy, const char *expected)
{
  g_autofree char *got = judge (RELEASE, policy);

  g_assert_cmpstr (got, ==, expected);
}

/* Settings, separated by blanks, and what is shown then. */
static void
assert_settings (const char *settings, const char *expected)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_auto (GStrv) words = g_strsplit (settings, " ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      press_policy_set (policy, words[i], &error);
      g_assert_no_error (error);
    }
  assert_judged (policy, expected);
}

static void
test_settings (void)
{
  g_autoptr (PressPolicy) fresh = press_policy_new ();

  assert_judged (fresh, "PR216 warning,PR217 info");
  assert_settings ("no-PR216", "PR217 info");
  assert_settings ("no-missing-contact", "PR217 info");
  assert_settings ("no-structure", "");
  assert_settings ("no-all PR217", "PR217 info");
  assert_settings ("error=PR217", "PR216 warning,PR217 error");
  assert_settings ("error=structure no-error=PR216", "PR208 error,PR216 warning,PR217 error");
  assert_settings ("info=structure", "PR208 info,PR216 info,PR217 info");
  assert_settings ("error=PR217 no-PR217 PR217", "PR216 warning,PR217 error");
  assert_settings ("PR217 no-all", "");
}

static void
test_senseless (void)
{
  static const char *const settings[]
      = { "PR999", "no-PR999", "error=", "no-", "", "fatal=PR216", "error=nothing" };
  g_autoptr (PressPolicy) policy = press_policy_new ();

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (press_policy_set (policy, settings[i], &error));
      g_assert_error (error, PRESS_ERROR, PRESS_ERROR_POLICY);
    }
  assert_judged (policy, "PR216 warning,PR217 info");
}

static void
test_near (void)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (press_policy_set (policy, "missing-contat", &error));
  g_assert_nonnull (strstr (error->message, "did you mean 'missing-contact'?"));
}

static void
test_suppressions (void)
{
  static const struct
  {
    const char *places;
    const char *expected;
  } cases[] = {
    { "*", "PR217 info" },
    { "6", "PR217 info" },
    { "1-5", "PR216 warning,PR217 info" },
    { "1-3,5-9", "PR217 info" },
    { "lede", "PR217 info" },
    { "headline", "PR216 warning,PR217 info" },
    { "release", "PR217 info" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PressPolicy) policy = press_policy_new ();
      g_autoptr (GError) error = NULL;

      press_policy_suppress (policy, "PR216", cases[i].places, &error);
      g_assert_no_error (error);
      assert_judged (policy, cases[i].expected);
    }
}

static void
test_senseless_places (void)
{
  static const char *const places[] = { "", "0", "9-3", "tabel", "3-x", "-4", "*;tabel" };
  g_autoptr (PressPolicy) policy = press_policy_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (press_policy_suppress (policy, "PR216", places[i], &error));
      g_assert_error (error, PRESS_ERROR, PRESS_ERROR_POLICY);
    }
  assert_judged (policy, "PR216 warning,PR217 info");
}

/* Writes a policy file into a new directory and loads it. */
static gboolean
load_onto (PressPolicy *policy, const char *text, GError **error)
{
  g_autofree char *directory = g_dir_make_tmp ("press-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, ".pressc", NULL);
  gboolean is_loaded;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  is_loaded = press_policy_load_file (policy, path, error);
  g_unlink (path);
  g_rmdir (directory);
  return is_loaded;
}

static PressPolicy *
load (const char *text, char **message)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = load_onto (policy, text, &error);

  if (message != NULL)
    *message = error != NULL ? g_strdup (error->message) : NULL;
  else
    g_assert_no_error (error);
  return is_loaded ? g_steal_pointer (&policy) : NULL;
}

static void
test_file (void)
{
  g_autoptr (PressPolicy) policy = load ("# ours\n[rules]\nstructure=error\nPR216=off\n"
                                         "[check]\nwerror=true\nbaseline=known\n",
                                         NULL);

  assert_judged (policy, "PR208 error,PR217 error");
  g_assert_true (press_policy_makes_warnings_fail (policy));
  g_assert_true (g_path_is_absolute (press_policy_get_baseline (policy)));
  g_assert_true (g_str_has_suffix (press_policy_get_baseline (policy), "/known"));
}

/* What the command line names goes before what a project does; its rules follow. */
static void
test_file_of_another_profile (void)
{
  static const char text[] = "[check]\nprofile=draft\n[rules]\nPR208=error\n";
  g_autoptr (PressPolicy) alone = press_policy_new ();
  g_autoptr (PressPolicy) asked = press_policy_new ();

  g_assert_true (load_onto (alone, text, NULL));
  g_assert_cmpstr (press_policy_get_profile (alone), ==, "draft");
  g_assert_true (press_policy_load_profile (asked, "businesswire", NULL));
  g_assert_true (load_onto (asked, text, NULL));
  g_assert_cmpstr (press_policy_get_profile (asked), ==, "businesswire");
  g_assert_true (load_onto (asked, "\xef\xbb\xbf[check]\nprofile=nowhere\n", NULL));
  g_assert_true (press_policy_load_profile (asked, "draft", NULL));
  g_assert_cmpstr (press_policy_get_profile (asked), ==, "draft");
}

static void
test_file_patterns (void)
{
  static const struct
  {
    const char *pattern;
    gboolean matches;
  } cases[] = { { "seed.txt", TRUE }, { "s*.txt", TRUE },   { "*/dir/*", TRUE },
                { "dir", FALSE },     { "other.*", FALSE }, { "*/seed.htm", FALSE },
                { "*", TRUE },        { "dir/seed", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[suppress %s]\nPR216=*\n", cases[i].pattern);
      g_autoptr (PressPolicy) policy = load (text, NULL);

      assert_judged (policy, cases[i].matches ? "PR217 info" : "PR216 warning,PR217 info");
    }
}

static void
test_senseless_files (void)
{
  static const struct
  {
    const char *text;
    const char *complaint;
  } cases[] = {
    { "[rules]\nPR999=off\n", "[rules] PR999: no rule or group 'PR999'" },
    { "[rules]\nPR216=loud\n", "[rules] PR216: a rule is set to default, off, on" },
    { "[rule]\nPR216=off\n", "no group [rule]" },
    { "[check]\nprofil=draft\n", "no key 'profil'; did you mean 'profile'?" },
    { "[check]\npedantic=perhaps\n", "[check] pedantic is true or false, not 'perhaps'" },
    { "[check]\nprofile=prnewsire\n", "no profile 'prnewsire'; did you mean 'prnewswire'?" },
    { "[check]\nprofile=./.pressc\n", "builds on itself" },
    { "[parts]\nrequired=headlin\n", "[parts] required: no part 'headlin'" },
    { "[check]\nedgar=perhaps\n", "edgar is true or false" },
    { "[check]\nloud=true\n", "no key 'loud'; there are profile, " },
    { "[parts]\nneeded=headline\n", "[parts]: no key 'needed'" },
    { "[suppress]\nPR216=tables\n", "did you mean 'table'?" },
    { "rules\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = NULL;
      g_autoptr (PressPolicy) policy = load (cases[i].text, &message);

      g_assert_null (policy);
      g_assert_nonnull (strstr (message, ".pressc: "));
      if (strstr (message, cases[i].complaint) == NULL)
        g_error ("'%s' is not in: %s", cases[i].complaint, message);
    }
}

static void
test_endless (void)
{
  g_autofree char *message = NULL;
  g_autoptr (PressPolicy) policy = load ("[check]\nprofile=./.pressc\n", &message);
  const char *name = strstr (message, ".pressc: ");

  g_assert_null (policy);
  g_assert_null (strstr (name + 1, ".pressc: "));
}

/* Every profile that is built in can be loaded and says what it is. */
static void
test_profiles (void)
{
  static const char *const wanted[]
      = { "businesswire", "draft", "edgar-html", "edgar-text", "globenewswire", "prnewswire" };
  g_auto (GStrv) names = press_profiles_list ();

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *summary = press_profiles_describe (wanted[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (strlen (summary), >, 10);
      g_assert_true (g_strv_contains ((const char *const *) names, wanted[i]));
    }
}

static void
test_parts (void)
{
  g_autoptr (PressPolicy) wire = press_policy_new ();
  g_autoptr (PressPolicy) draft = press_policy_new ();

  g_assert_true (press_policy_load_profile (wire, "businesswire", NULL));
  g_assert_cmpstr (press_policy_get_profile (wire), ==, "businesswire");
  /* The contact that is missing has a rule of its own, and the end mark is not asked for. */
  assert_judged (wire, "PR216 error,PR290 error");
  g_assert_true (press_policy_load_profile (draft, "draft", NULL));
  assert_judged (draft, "PR216 info");
}

/* The release is asked for its parts though a paper that is none stands beside it, in front or
 * behind; of that one nothing is asked. */
static void
test_parts_beside_another_paper (void)
{
  static const char slides[]
      = "<DOCUMENT>\n<TYPE>EX-99.2\n<TEXT>\n"
        "                INVESTOR PRESENTATION\n\n                MAY 2010\n\n"
        "Our fields\n\nOur seed\n</TEXT>\n</DOCUMENT>\n";
  static const char release[]
      = "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n" RELEASE "</TEXT>\n</DOCUMENT>\n";
  g_autofree char *behind = g_strconcat (release, slides, NULL);
  g_autofree char *before = g_strconcat (slides, release, NULL);
  g_autoptr (PressPolicy) wire = press_policy_new ();
  g_autofree char *got_behind = NULL;
  g_autofree char *got_before = NULL;

  g_assert_true (press_policy_load_profile (wire, "businesswire", NULL));
  got_behind = judge (behind, wire);
  got_before = judge (before, wire);
  g_assert_cmpstr (got_behind, ==, "PR216 error,PR290 error,PR201 info");
  g_assert_cmpstr (got_before, ==, "PR201 info,PR216 error,PR290 error");
}

static void
test_profile_before_file (void)
{
  g_autoptr (PressPolicy) policy = load ("[check]\nprofile=draft\n[rules]\nPR217=on\n", NULL);

  assert_judged (policy, "PR216 info,PR217 info");
}

static void
test_find_file (void)
{
  g_autofree char *top = g_dir_make_tmp ("press-XXXXXX", NULL);
  g_autofree char *deep = g_build_filename (top, "a", "b", NULL);
  g_autofree char *middle = g_build_filename (top, "a", NULL);
  g_autofree char *file = g_build_filename (middle, ".pressc", NULL);
  g_autofree char *release = g_build_filename (deep, "seed.txt", NULL);
  g_autofree char *other = g_build_filename (top, "seed.txt", NULL);
  g_autofree char *found = NULL;
  g_autofree char *above = NULL;

  g_assert_cmpint (g_mkdir_with_parents (deep, 0777), ==, 0);
  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  found = press_policy_find_file (release);
  above = press_policy_find_file (other);
  g_assert_cmpstr (found, ==, file);
  g_assert_cmpstr (above, !=, file);
  g_unlink (file);
  g_rmdir (deep);
  g_rmdir (middle);
  g_rmdir (top);
}

static char *
get_fingerprint (const char *text)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (PressDocument) document = compile (text, NULL);
  g_autoptr (GPtrArray) findings = press_policy_judge (policy, document);

  for (guint i = 0; i < findings->len; i++)
    {
      const PressFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (press_diagnostic_get_rule (finding->diagnostic)->id, "PR216"))
        return g_strdup (finding->fingerprint);
    }
  g_assert_not_reached ();
}

#define LAST_WORDS "that it will pay a dividend of ten cents a share.\n"

static void
test_fingerprints (void)
{
  g_autoptr (GString) filled = g_string_new (RELEASE);
  g_autoptr (GString) moved = g_string_new (RELEASE);
  g_autoptr (GString) other = g_string_new (RELEASE);
  g_autofree char *first = get_fingerprint (RELEASE);
  g_autofree char *of_filled = NULL;
  g_autofree char *of_moved = NULL;
  g_autofree char *of_other = NULL;

  g_string_replace (filled, "of ten cents a", "of\nten cents a", 0);
  g_string_replace (moved, "Exhibit 99.1\n", "\n\nExhibit 99.1\n\n", 0);
  g_string_replace (other, "ten cents a share", "nine cents a unit", 0);
  of_filled = get_fingerprint (filled->str);
  of_moved = get_fingerprint (moved->str);
  of_other = get_fingerprint (other->str);
  g_assert_cmpstr (of_filled, ==, first);
  g_assert_cmpstr (of_moved, ==, first);
  g_assert_cmpstr (of_other, !=, first);
}

/* A finding outlives what it was taken from. */
static void
test_finding_keeps_document (void)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();
  PressDocument *document = compile (RELEASE, policy);
  GPtrArray *findings = press_policy_judge (policy, document);
  g_autoptr (PressFinding) copy = press_finding_copy (g_ptr_array_index (findings, 0));

  g_ptr_array_unref (findings);
  press_document_unref (document);
  g_assert_cmpstr (press_diagnostic_get_rule (copy->diagnostic)->id, ==, "PR216");
}

int
main (int argc, char **argv)
{
  g_setenv ("XDG_CONFIG_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/settings-change-what-is-shown", test_settings);
  g_test_add_func ("/policy/senseless-settings-are-refused", test_senseless);
  g_test_add_func ("/policy/a-misspelled-rule-gets-the-nearest", test_near);
  g_test_add_func ("/policy/places-are-suppressed", test_suppressions);
  g_test_add_func ("/policy/senseless-places-are-refused", test_senseless_places);
  g_test_add_func ("/policy/a-file-changes-rules", test_file);
  g_test_add_func ("/policy/a-profile-that-is-asked-for-goes-before-that-of-a-file",
                   test_file_of_another_profile);
  g_test_add_func ("/policy/patterns-choose-files", test_file_patterns);
  g_test_add_func ("/policy/senseless-files-are-refused", test_senseless_files);
  g_test_add_func ("/policy/profiles-are-built-in", test_profiles);
  g_test_add_func ("/policy/a-profile-asks-for-parts", test_parts);
  g_test_add_func ("/policy/a-release-beside-another-paper-is-asked-for-its-parts",
                   test_parts_beside_another_paper);
  g_test_add_func ("/policy/a-profile-that-builds-on-itself-is-named-once", test_endless);
  g_test_add_func ("/policy/a-file-follows-its-profile", test_profile_before_file);
  g_test_add_func ("/policy/the-nearest-file-above-is-found", test_find_file);
  g_test_add_func ("/policy/fingerprints-last", test_fingerprints);
  g_test_add_func ("/policy/a-finding-keeps-its-document", test_finding_keeps_document);
  return g_test_run ();
}

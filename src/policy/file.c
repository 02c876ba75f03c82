/* Policy files, which projects and profiles are: reading them, and finding the one of a release. */
#include "base/encoding.h"
#include "policy/policy.h"
#include <press-profiles.h>

#include <press/press-error.h>
#include <press/press-suggest.h>

#include <string.h>

#define PROJECT_FILE ".pressc"
#define PROFILE_ENDING ".profile"
#define PROFILE_RESOURCES "/org/libpress/profiles"
#define PATH_VARIABLE "PRESS_PROFILE_PATH"
/* Profiles that build on one another; more of them is a ring. */
#define MAX_DEPTH 8

#define GROUP_CHECK "check"
#define GROUP_PARTS "parts"
#define GROUP_RULES "rules"
#define GROUP_SUPPRESS "suppress"

/* One file while it is read. */
typedef struct
{
  PressPolicy *policy;
  GKeyFile *keys;
  const char *name;      /* for messages */
  const char *directory; /* where its paths begin, or NULL */
  guint depth;
} Reading;

static gboolean load_named (PressPolicy *policy, const char *name, const char *directory,
                            guint depth, GError **error);

static gboolean
fail (const Reading *reading, GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY, "%s: %s", reading->name, text);
  return FALSE;
}

/* Passes a key's own error on, with the place in the file. */
static gboolean
blame (const Reading *reading, const char *group, const char *key, GError *cause, GError **error)
{
  g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY, "%s: [%s] %s: %s", reading->name, group, key,
               cause->message);
  g_error_free (cause);
  return FALSE;
}

static gboolean
read_flag (const Reading *reading, const char *key, gboolean *flag, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *value = NULL;

  *flag = g_key_file_get_boolean (reading->keys, GROUP_CHECK, key, &cause);
  if (cause == NULL)
    return TRUE;
  value = g_key_file_get_value (reading->keys, GROUP_CHECK, key, NULL);
  return fail (reading, error, "[%s] %s is true or false, not '%s'", GROUP_CHECK, key, value);
}

static gboolean
read_pedantic (const Reading *reading, const char *key, GError **error)
{
  return read_flag (reading, key, &reading->policy->is_pedantic, error);
}

static gboolean
read_werror (const Reading *reading, const char *key, GError **error)
{
  return read_flag (reading, key, &reading->policy->makes_warnings_fail, error);
}

static gboolean
read_edgar (const Reading *reading, const char *key, GError **error)
{
  gboolean is_for_edgar;

  if (!read_flag (reading, key, &is_for_edgar, error))
    return FALSE;
  reading->policy->filing = is_for_edgar ? PRESS_FILING_EDGAR : PRESS_FILING_NONE;
  return TRUE;
}

static gboolean
read_summary (const Reading *reading, const char *key, GError **error)
{
  (void) error;
  g_free (reading->policy->summary);
  reading->policy->summary = g_key_file_get_string (reading->keys, GROUP_CHECK, key, NULL);
  return TRUE;
}

static gboolean
read_baseline (const Reading *reading, const char *key, GError **error)
{
  g_autofree char *path = g_key_file_get_string (reading->keys, GROUP_CHECK, key, NULL);

  if (path == NULL || *path == '\0')
    return fail (reading, error, "[" GROUP_CHECK "] %s: no file", key);
  g_free (reading->policy->baseline);
  reading->policy->baseline = g_canonicalize_filename (path, reading->directory);
  return TRUE;
}

/* What it builds on is read before all else, wherever the key stands. */
static gboolean
read_profile (const Reading *reading, const char *key, GError **error)
{
  (void) reading;
  (void) key;
  (void) error;
  return TRUE;
}

static const struct
{
  const char *key;
  gboolean (*read) (const Reading *reading, const char *key, GError **error);
} check_keys[] = {
  { "profile", read_profile }, { "summary", read_summary },   { "pedantic", read_pedantic },
  { "werror", read_werror },   { "baseline", read_baseline }, { "edgar", read_edgar },
};

static gboolean
read_check (const Reading *reading, const char *group, const char *key, GError **error)
{
  const char *names[G_N_ELEMENTS (check_keys) + 1] = { NULL };
  g_autofree char *near = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (check_keys); i++)
    {
      if (g_str_equal (check_keys[i].key, key))
        return check_keys[i].read (reading, key, error);
      names[i] = check_keys[i].key;
    }
  near = press_suggest_name (key, names);
  all = g_strjoinv (", ", (char **) names);
  return fail (reading, error, "[%s]: no key '%s'; %s%s%s", group, key,
               near != NULL ? "did you mean " : "there are ", near != NULL ? near : all,
               near != NULL ? "?" : "");
}

static gboolean
read_parts (const Reading *reading, const char *group, const char *key, GError **error)
{
  gboolean is_order = g_str_equal (key, "order");
  GArray *parts = is_order ? reading->policy->order : reading->policy->required;
  g_auto (GStrv) names = g_key_file_get_string_list (reading->keys, group, key, NULL, NULL);

  if (!is_order && !g_str_equal (key, "required"))
    return fail (reading, error, "[%s]: no key '%s'; there are required and order", group, key);
  g_array_set_size (parts, 0);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      PressNodeKind kind;

      if (!press_node_kind_from_name (g_strstrip (names[i]), &kind))
        return fail (reading, error, "[%s] %s: no part '%s'", group, key, names[i]);
      g_array_append_val (parts, kind);
    }
  return TRUE;
}

static gboolean
read_rule (const Reading *reading, const char *group, const char *key, GError **error)
{
  g_autofree char *level = g_key_file_get_string (reading->keys, group, key, NULL);
  GError *cause = NULL;

  return press_policy_apply (reading->policy, key, level != NULL ? level : "", &cause)
         || blame (reading, group, key, cause, error);
}

/* `[suppress]` is about all files, `[suppress 2009/…]` about those whose names match. */
static gboolean
read_suppression (const Reading *reading, const char *group, const char *key, GError **error)
{
  g_autofree char *pattern = g_strstrip (g_strdup (group + strlen (GROUP_SUPPRESS)));
  g_autofree char *places = g_key_file_get_value (reading->keys, group, key, NULL);
  GError *cause = NULL;

  return press_policy_add_suppression (reading->policy, key, places, reading->directory,
                                       *pattern != '\0' ? pattern : NULL, &cause)
         || blame (reading, group, key, cause, error);
}

typedef gboolean (*ReadKey) (const Reading *reading, const char *group, const char *key,
                             GError **error);

static const struct
{
  const char *group;
  ReadKey read;
} groups[] = {
  { GROUP_CHECK, read_check },
  { GROUP_PARTS, read_parts },
  { GROUP_RULES, read_rule },
};

static ReadKey
find_group (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].group, group))
      return groups[i].read;
  if (g_str_equal (group, GROUP_SUPPRESS) || g_str_has_prefix (group, GROUP_SUPPRESS " "))
    return read_suppression;
  return NULL;
}

static gboolean
read_group (const Reading *reading, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reading->keys, group, NULL, NULL);
  ReadKey read = find_group (group);

  if (read == NULL)
    return fail (reading, error, "no group [%s]; there are check, parts, rules and suppress",
                 group);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!read (reading, group, keys[i], error))
      return FALSE;
  return TRUE;
}

/* Says which file is at fault: once, where a profile builds on itself. */
static void
prefix_name (const Reading *reading, GError **error)
{
  g_autofree char *prefix = g_strconcat (reading->name, ": ", NULL);

  if (error != NULL && strstr ((*error)->message, prefix) == NULL)
    g_prefix_error (error, "%s", prefix);
}

/* Profiles build on profiles, MAX_DEPTH deep at most: NOLINTBEGIN(misc-no-recursion) */

static gboolean
read_all (const Reading *reading, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_groups (reading->keys, NULL);
  g_autofree char *profile = g_key_file_get_string (reading->keys, GROUP_CHECK, "profile", NULL);

  if (profile != NULL && !(reading->depth == 0 && reading->policy->is_profile_asked)
      && !load_named (reading->policy, profile, reading->directory, reading->depth + 1, error))
    {
      prefix_name (reading, error);
      return FALSE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (!read_group (reading, names[i], error))
      return FALSE;
  return TRUE;
}

/* Reads a file's text into the policy. */
static gboolean
load_text (PressPolicy *policy, const char *name, const char *directory, const char *text,
           gsize length, guint depth, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  const Reading reading = { policy, keys, name, directory, depth };
  g_autoptr (GError) cause = NULL;

  if (press_encoding_has_mark (text, length))
    {
      text += strlen (PRESS_BYTE_ORDER_MARK);
      length -= strlen (PRESS_BYTE_ORDER_MARK);
    }
  g_key_file_set_list_separator (keys, ';');
  if (!g_key_file_load_from_data (keys, text, length, G_KEY_FILE_NONE, &cause))
    return fail (&reading, error, "%s", cause->message);
  return read_all (&reading, error);
}

static gboolean
load_path (PressPolicy *policy, const char *path, guint depth, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *directory = g_path_get_dirname (absolute);
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, error)
         && load_text (policy, path, directory, text, length, depth, error);
}

/**
 * press_policy_load_file:
 * @policy: a policy
 * @path: a policy file, such as `.pressc`
 * @error: return location for an error
 *
 * Changes the policy by what a file says. Its form is told in pressc(5). The profile that it builds
 * on is passed over where press_policy_load_profile() was called for the policy before.
 *
 * Returns: %FALSE where the file can't be read or makes no sense
 *
 * Since: 0.1
 */
gboolean
press_policy_load_file (PressPolicy *policy, const char *path, GError **error)
{
  return load_path (policy, path, 0, error);
}

/* Directories of profiles, the first to look into first. */
static char **
list_directories (void)
{
  const char *path = g_getenv (PATH_VARIABLE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) named = g_strsplit (path != NULL ? path : "", G_SEARCHPATH_SEPARATOR_S, -1);
  g_autofree char *user = g_build_filename (g_get_user_config_dir (), "pressc", "profiles", NULL);

  for (guint i = 0; named[i] != NULL; i++)
    if (g_path_is_absolute (named[i]))
      g_strv_builder_add (builder, named[i]);
  g_strv_builder_add (builder, user);
  g_strv_builder_add (builder, PRESS_PROFILE_DIRECTORY);
  return g_strv_builder_end (builder);
}

/* Adds the names of profiles among names of files. */
static void
add_profile (GHashTable *names, const char *file)
{
  if (g_str_has_suffix (file, PROFILE_ENDING))
    g_hash_table_add (names, g_strndup (file, strlen (file) - strlen (PROFILE_ENDING)));
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *) first, *(const char *const *) second);
}

/**
 * press_profiles_list:
 *
 * Lists the profiles in the directories of `PRESS_PROFILE_PATH`, in the user's and the
 * installation's, and those that are built in.
 *
 * Returns: (transfer full) (array zero-terminated=1): their names, sorted
 *
 * Since: 0.1
 */
char **
press_profiles_list (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) directories = list_directories ();
  g_auto (GStrv) built_in = g_resource_enumerate_children (
      press_profiles_get_resource (), PROFILE_RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree gpointer *found = NULL;
  guint n_found;

  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autoptr (GDir) directory = g_dir_open (directories[i], 0, NULL);
      const char *file;

      while (directory != NULL && (file = g_dir_read_name (directory)) != NULL)
        add_profile (names, file);
    }
  for (guint i = 0; built_in != NULL && built_in[i] != NULL; i++)
    add_profile (names, built_in[i]);
  found = g_hash_table_get_keys_as_array (names, &n_found);
  qsort (found, n_found, sizeof (gpointer), compare_names);
  return g_strdupv ((char **) found);
}

static gboolean
complain_profile (const char *name, GError **error)
{
  g_auto (GStrv) names = press_profiles_list ();
  g_autofree char *near = press_suggest_name (name, (const char *const *) names);
  g_autofree char *all = g_strjoinv (", ", names);

  g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY, "no profile '%s'; %s%s%s", name,
               near != NULL ? "did you mean " : "there are ", near != NULL ? near : all,
               near != NULL ? "?" : "");
  return FALSE;
}

static gboolean
load_built_in (PressPolicy *policy, const char *name, guint depth, GError **error)
{
  g_autofree char *path = g_strconcat (PROFILE_RESOURCES "/", name, PROFILE_ENDING, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (press_profiles_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return complain_profile (name, error);
  text = g_bytes_get_data (bytes, &length);
  return load_text (policy, name, NULL, text, length, depth, error);
}

/* Loads a profile by its name, or by its path where there is a slash in it. */
static gboolean
load_named (PressPolicy *policy, const char *name, const char *directory, guint depth,
            GError **error)
{
  g_auto (GStrv) directories = list_directories ();

  if (depth > MAX_DEPTH)
    {
      g_set_error (error, PRESS_ERROR, PRESS_ERROR_POLICY, "the profile '%s' builds on itself",
                   name);
      return FALSE;
    }
  g_free (policy->profile);
  policy->profile = g_strdup (name);
  if (strchr (name, G_DIR_SEPARATOR) != NULL)
    {
      g_autofree char *path = g_canonicalize_filename (name, directory);

      return load_path (policy, path, depth, error);
    }
  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (name, PROFILE_ENDING, NULL);
      g_autofree char *path = g_build_filename (directories[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return load_path (policy, path, depth, error);
    }
  return load_built_in (policy, name, depth, error);
}

/* NOLINTEND(misc-no-recursion) */

/**
 * press_policy_load_profile:
 * @policy: a policy
 * @name: the name of a profile, `prnewswire`, or the path of one, which has a slash in it
 * @error: return location for an error
 *
 * Changes the policy by what a profile says. It is looked for as `NAME.profile` in the directories
 * of `PRESS_PROFILE_PATH`, in `pressc/profiles` of the user's configuration, in that of the
 * installation, and among those that are built in.
 *
 * Returns: %FALSE where there is no such profile, or it makes no sense
 *
 * Since: 0.1
 */
gboolean
press_policy_load_profile (PressPolicy *policy, const char *name, GError **error)
{
  g_autofree char *asked = g_strdup (name);
  gboolean is_loaded;

  policy->is_profile_asked = FALSE;
  is_loaded = load_named (policy, asked, NULL, 0, error);
  policy->is_profile_asked = TRUE;
  g_free (policy->profile);
  policy->profile = g_steal_pointer (&asked);
  return is_loaded;
}

/**
 * press_profiles_describe:
 * @name: the name of a profile
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): one line on it; %NULL where it can't be loaded
 *
 * Since: 0.1
 */
char *
press_profiles_describe (const char *name, GError **error)
{
  g_autoptr (PressPolicy) policy = press_policy_new ();

  if (!press_policy_load_profile (policy, name, error))
    return NULL;
  return g_strdup (policy->summary != NULL ? policy->summary : "");
}

/**
 * press_policy_find_file:
 * @path: the path of a release
 *
 * Looks for the project's policy file: `.pressc` in the directory of the release, or in the nearest
 * one above it.
 *
 * Returns: (transfer full) (nullable): its path, or %NULL where there is none
 *
 * Since: 0.1
 */
char *
press_policy_find_file (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *directory = g_path_get_dirname (absolute);

  for (;;)
    {
      g_autofree char *found = g_build_filename (directory, PROJECT_FILE, NULL);
      g_autofree char *above = g_path_get_dirname (directory);

      if (g_file_test (found, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&found);
      if (g_str_equal (above, directory))
        return NULL;
      g_free (directory);
      directory = g_steal_pointer (&above);
    }
}

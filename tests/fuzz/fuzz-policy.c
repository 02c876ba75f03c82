/* Fuzzing: project files, profiles and settings. Any bytes are a policy or an error, never both. */
#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The smallest release that has something to find. */
static const char release[] = "Zenith Harbor Reports a Result\n\nZenith Harbor, Inc. reported..\n";

/* A file that no other process sees. */
static void
load (PressPolicy *policy, const uint8_t *data, size_t size)
{
  int file = memfd_create ("policy", 0);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);
  g_autoptr (GError) error = NULL;

  if (write (file, data, size) != (gssize) size)
    fuzz_fail ("memory", "the file is not whole");
  fuzz_claim (press_policy_load_file (policy, path, &error) == (error == NULL),
              "a file that is refused has a reason");
  close (file);
}

static void
set (PressPolicy *policy, const char *setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autoptr (GError) third = NULL;

  fuzz_claim (press_policy_set (policy, setting, &error) == (error == NULL),
              "a setting that is refused has a reason");
  fuzz_claim (press_policy_suppress (policy, setting, setting, &other) == (other == NULL),
              "a suppression that is refused has a reason");
  fuzz_claim (press_policy_load_profile (policy, setting, &third) == (third == NULL),
              "a profile that is refused has a reason");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (PressPolicy) policy = press_policy_new ();
  g_autoptr (PressDocument) document = fuzz_compile_whole (release, strlen (release));
  g_autoptr (GPtrArray) findings = NULL;

  load (policy, data, size);
  set (policy, text);
  findings = press_policy_judge (policy, document);
  for (guint i = 0; i < findings->len; i++)
    {
      const PressFinding *finding = findings->pdata[i];

      fuzz_claim (finding->severity <= PRESS_SEVERITY_ERROR && *finding->fingerprint != '\0',
                  "a finding has a severity and a name");
    }
  return 0;
}

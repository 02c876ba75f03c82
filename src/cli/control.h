/* What check is told about rules: options, profiles, project files, baselines. */
#pragma once

#include "cli.h"

#define CONTROL_N_ENTRIES 8

/* Findings that are known, as a file keeps them. */
typedef struct _Baseline Baseline;

typedef struct
{
  char **settings;     /* of -W */
  char **suppressions; /* RULE@PLACES */
  char *profile;
  gboolean is_pedantic;
  gboolean makes_warnings_fail;
  gboolean ignores_project;
  char *baseline; /* a file, or NULL */
  gboolean updates_baseline;
  GHashTable *policies;    /* directory -> PressPolicy */
  GHashTable *baselines;   /* path -> Baseline */
  gboolean names_baseline; /* for a file there was one to be read */
} Control;

void control_fill_entries (Control *control, GOptionEntry entries[CONTROL_N_ENTRIES + 1]);
gboolean control_start (Control *control, GError **error);
gboolean control_check_baseline (Control *control, char **files, GError **error);
PressPolicy *control_get_policy (Control *control, const char *file, GError **error);
gboolean control_get_baseline (Control *control, const PressPolicy *policy, Baseline **baseline,
                               GError **error);
gboolean control_write_baselines (Control *control, GError **error);
void control_clear (Control *control);

Baseline *baseline_open (const char *path, gboolean must_exist, GError **error);
guint baseline_hide (const Baseline *baseline, const char *file, GPtrArray *findings);
void baseline_replace (Baseline *baseline, const char *file, const GPtrArray *findings);
gboolean baseline_write (const Baseline *baseline, GError **error);
void baseline_free (Baseline *baseline);

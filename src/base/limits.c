/* Limits: their names and defaults, and the budget that a compile has of them. */
#include "base/budget.h"

#include <press/press-error.h>

#include <string.h>

#define NO_BOUND "none"
/* The clock is looked at once in so many times that it is asked for. */
#define CLOCK_STEP 64

typedef struct
{
  const char *name;
  gsize offset;
  guint64 unit;
  guint64 most;
  const char *what;
} Limit;

static const Limit limits_table[] = {
#define PRESS_LIMIT(member, name, unit, most, what)                                                \
  { name, G_STRUCT_OFFSET (PressLimits, member), unit, most, what },
#include <press/press-limits.def>
#undef PRESS_LIMIT
};

G_STATIC_ASSERT (sizeof (PressLimits) == G_N_ELEMENTS (limits_table) * sizeof (guint64));

static guint64 *
get_member (PressLimits *limits, const Limit *limit)
{
  return (guint64 *) (gpointer) ((char *) limits + limit->offset);
}

static const Limit *
find_limit (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits_table); i++)
    if (strlen (limits_table[i].name) == length
        && strncmp (limits_table[i].name, name, length) == 0)
      return &limits_table[i];
  return NULL;
}

/* A number above 0, or none. Only what has a unit of its own has parts. */
static gboolean
read_value (const Limit *limit, const char *text, guint64 *value)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (g_str_equal (text, NO_BOUND))
    {
      *value = G_MAXUINT64;
      return TRUE;
    }
  if (!g_ascii_isdigit (*text) || *end != '\0' || (limit->unit == 1 && strchr (text, '.') != NULL))
    return FALSE;
  number *= (double) limit->unit;
  *value = number < (double) G_MAXINT64 ? (guint64) number : G_MAXUINT64;
  return *value > 0;
}

/**
 * press_limits_set:
 * @limits: limits
 * @setting: a name and a value, `nodes=100000`, `time=2.5` or `input-bytes=none`
 * @error: return location for an error
 *
 * Sets one of the limits.
 *
 * Returns: %FALSE where there is no such limit, or its value is no number above 0
 *
 * Since: 0.1
 */
gboolean
press_limits_set (PressLimits *limits, const char *setting, GError **error)
{
  gsize length = strcspn (setting, "=");
  const Limit *limit = find_limit (setting, length);
  g_autofree char *names = NULL;

  if (limit != NULL && setting[length] == '='
      && read_value (limit, setting + length + 1, get_member (limits, limit)))
    return TRUE;
  names = press_limits_describe ();
  if (limit == NULL)
    g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED, "no limit '%.*s'; there are %s",
                 (int) length, setting, names);
  else
    g_set_error (error, PRESS_ERROR, PRESS_ERROR_FAILED,
                 "%s=N takes a number above 0, or " NO_BOUND, limit->name);
  return FALSE;
}

/**
 * press_limits_describe:
 *
 * Returns: (transfer full): the names of all limits with their defaults, for people
 *
 * Since: 0.1
 */
char *
press_limits_describe (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (limits_table); i++)
    g_string_append_printf (text, "%s%s=%" G_GUINT64_FORMAT, i > 0 ? ", " : "",
                            limits_table[i].name, limits_table[i].most / limits_table[i].unit);
  return g_string_free (text, FALSE);
}

/**
 * press_limits_fill:
 * @limits: limits
 *
 * Puts the defaults where nothing was set.
 *
 * Since: 0.1
 */
void
press_limits_fill (PressLimits *limits)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits_table); i++)
    {
      guint64 *member = get_member (limits, &limits_table[i]);

      if (*member == 0)
        *member = limits_table[i].most;
    }
}

/* Takes limits, or the defaults where they are NULL. The time begins to run. */
void
press_budget_start (PressBudget *budget, const PressLimits *limits)
{
  gint64 now_us = g_get_monotonic_time ();

  *budget = (PressBudget){ .most = limits != NULL ? *limits : (PressLimits){ 0 } };
  press_limits_fill (&budget->most);
  budget->end_us = budget->most.time_us < (guint64) (G_MAXINT64 - now_us)
                       ? now_us + (gint64) budget->most.time_us
                       : G_MAXINT64;
}

/* Whatever was met is met no more. */
void
press_budget_lift (PressBudget *budget)
{
  budget->most.nodes = G_MAXUINT64;
  budget->end_us = G_MAXINT64;
  budget->is_late = FALSE;
}

/* Whether there is time left, by the clock: for what is asked before much work. */
gboolean
press_budget_look (PressBudget *budget)
{
  budget->is_late = budget->is_late || g_get_monotonic_time () >= budget->end_us;
  return !budget->is_late;
}

/* Whether there is time left; looks at the clock now and then. */
gboolean
press_budget_has_time (PressBudget *budget)
{
  return budget->n_asked++ % CLOCK_STEP == 0 ? press_budget_look (budget) : !budget->is_late;
}

/* The automaton of a scanner: its states and what each byte leads to. */
#ifndef AUTOMATON_H
#define AUTOMATON_H

#include <glib.h>

#define N_BYTES 256

/* An entry of a row that is 0 or less ends the token. */
typedef struct
{
  guint n_states;
  guint n_starts; /* 0, which no text reaches, and two for each condition */
  guint width;    /* of a row: how many classes of bytes there are */
  gint32 *entries;
  gint32 *actions; /* of each state; 0 where no token ends */
  gint32 classes[N_BYTES];
} Automaton;

/* Makes states one that end the same tokens, and that the same byte leads to the same state. */
void automaton_merge_states (Automaton *automaton);

/* Numbers the classes of bytes anew: those read most come first. */
void automaton_order_classes (Automaton *automaton, GPtrArray *texts);

/* How often each state is visited when each condition reads each word, gap and sign. */
guint64 *automaton_count_visits (const Automaton *automaton, GPtrArray *texts);

/* The states in their new order. A condition's start is known by its number; so is state 0. Those
 * in which a token may end come last, from *@first_accepting on. */
gint32 *automaton_order_states (const Automaton *automaton, guint64 *visits,
                                guint *first_accepting);

/* The rows in their order as short numbers, each padded to @width. A negative entry ends a token in
 * the state of its number. */
GByteArray *automaton_renumber_rows (const Automaton *automaton, const gint32 *order, guint width);

/* The action of the token that ends where letters do that begin in @state, a blank and a letter
 * follow; 0 where it depends on them. */
gint32 automaton_find_run_action (const Automaton *automaton, gint32 state);

gint32 automaton_step (const Automaton *automaton, gint32 state, guint byte);

#endif

/* Rules on contacts: the contact block and the wire's trailer say the same of the same person. */
#include "base/phone.h"
#include "base/spelling.h"
#include "rules/rule.h"

#include <press/press-walk.h>

#include <string.h>

/* A name that differs by more letters is another person's. */
#define NEAR_LETTERS 2
#define MOST_SPEAKERS 100
#define MOST_NEAR 100 /* persons whose names are compared letter by letter */

/* Who can be reached how: nodes of the tree. */
typedef struct
{
  const PressNode *name;
  char *name_text; /* folded */
  char *key;       /* that in small letters */
  GPtrArray *phones;
  GPtrArray *emails;
} Person;

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->name_text);
  g_free (person->key);
  g_ptr_array_unref (person->phones);
  g_ptr_array_unref (person->emails);
  g_free (person);
}

static Person *
person_new (void)
{
  Person *person = g_new0 (Person, 1);

  person->phones = g_ptr_array_new ();
  person->emails = g_ptr_array_new ();
  return person;
}

static void
set_name (const PressDocument *document, Person *person, const PressNode *name)
{
  person->name = name;
  person->name_text = press_document_dup_text (document, name);
  person->key = g_ascii_strdown (person->name_text, -1);
}

/* Persons as they are met. In columns side by side, each column has a person of its own going. */
typedef struct
{
  const PressDocument *document;
  GPtrArray *persons;  /* of Person */
  GHashTable *columns; /* column -> Person */
} Gathering;

static Person *
add_person (Gathering *gathering, const char *column)
{
  Person *person = person_new ();

  g_ptr_array_add (gathering->persons, person);
  g_hash_table_insert (gathering->columns, (gpointer) column, person);
  return person;
}

/* Each contact begins a person, and so does each further name in it; the cells of a column go on
 * with the person above them. */
static Person *
find_person (Gathering *gathering, const PressNode *contact)
{
  const char *column = press_node_get_attribute (contact, PRESS_ATTRIBUTE_COLUMN);
  Person *person = NULL;

  if (column == NULL)
    return add_person (gathering, "");
  person = g_hash_table_lookup (gathering->columns, column);
  return person != NULL ? person : add_person (gathering, column);
}

static void
gather_contact (Gathering *gathering, const PressNode *contact)
{
  const char *column = press_node_get_attribute (contact, PRESS_ATTRIBUTE_COLUMN);
  Person *person = find_person (gathering, contact);
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, contact);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event != PRESS_WALK_ENTER)
        continue;
      if (node->kind == PRESS_NODE_NAME)
        {
          if (person->name != NULL)
            person = add_person (gathering, column != NULL ? column : "");
          set_name (gathering->document, person, node);
        }
      else if (node->kind == PRESS_NODE_PHONE)
        g_ptr_array_add (person->phones, (gpointer) node);
      else if (node->kind == PRESS_NODE_EMAIL)
        g_ptr_array_add (person->emails, (gpointer) node);
    }
}

/* All persons under a node. */
static GPtrArray *
gather_persons (const PressDocument *document, const PressNode *top, const PressNode *without)
{
  Gathering gathering = { document, g_ptr_array_new_with_free_func (person_free),
                          g_hash_table_new (g_str_hash, g_str_equal) };
  const PressNode *node;
  PressWalk walk;

  press_walk_init (&walk, top);
  while (press_walk_next (&walk, &node) != PRESS_WALK_END)
    {
      if (walk.event != PRESS_WALK_ENTER)
        continue;
      if (node == without)
        press_walk_skip_children (&walk);
      else if (node->kind == PRESS_NODE_CONTACTS)
        g_hash_table_remove_all (gathering.columns);
      else if (node->kind == PRESS_NODE_CONTACT)
        gather_contact (&gathering, node);
    }
  g_hash_table_unref (gathering.columns);
  return gathering.persons;
}

/* Persons, and the first of each name. */
typedef struct
{
  GPtrArray *persons;
  GHashTable *by_name;
} People;

/* Takes @persons. */
static People
index_people (GPtrArray *persons)
{
  People people = { persons, g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < persons->len; i++)
    {
      Person *person = g_ptr_array_index (persons, i);

      if (person->key != NULL && !g_hash_table_contains (people.by_name, person->key))
        g_hash_table_insert (people.by_name, person->key, person);
    }
  return people;
}

static void
free_people (People *people)
{
  g_hash_table_unref (people->by_name);
  g_ptr_array_unref (people->persons);
}

/* Of the first persons the one who has the nearest name, or NULL. */
static const Person *
find_nearest (const GPtrArray *persons, const Person *other, guint *distance)
{
  const Person *found = NULL;

  *distance = NEAR_LETTERS + 1;
  for (guint i = 0; i < MIN (persons->len, MOST_NEAR); i++)
    {
      const Person *person = g_ptr_array_index (persons, i);
      guint letters;

      if (person->name_text == NULL)
        continue;
      letters = press_spelling_measure (person->name_text, other->name_text, NEAR_LETTERS);
      if (letters >= *distance)
        continue;
      *distance = letters;
      found = person;
    }
  return found;
}

/* The person who has the same name, or else a near one; NULL: nobody has. */
static const Person *
find_namesake (const People *people, const Person *other, guint *distance)
{
  const Person *found
      = other->key != NULL ? g_hash_table_lookup (people->by_name, other->key) : NULL;

  *distance = 0;
  if (found != NULL || other->key == NULL)
    return found;
  return find_nearest (people->persons, other, distance);
}

static gboolean
is_same_value (const PressNode *node, const PressNode *other)
{
  const char *value = press_node_get_attribute (node, PRESS_ATTRIBUTE_VALUE);
  const char *other_value = press_node_get_attribute (other, PRESS_ATTRIBUTE_VALUE);

  if (value == NULL || other_value == NULL)
    return TRUE;
  if (node->kind == PRESS_NODE_PHONE)
    return g_str_equal (press_phone_skip_country (value), press_phone_skip_country (other_value));
  return g_ascii_strcasecmp (value, other_value) == 0;
}

/* The first node that has no like among the others. */
static const PressNode *
find_unmatched (const GPtrArray *nodes, const GPtrArray *others)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      gboolean is_matched = FALSE;

      for (guint j = 0; j < others->len && !is_matched; j++)
        is_matched = is_same_value (g_ptr_array_index (nodes, i), g_ptr_array_index (others, j));
      if (!is_matched)
        return g_ptr_array_index (nodes, i);
    }
  return NULL;
}

/* PR505, PR506. Either place may know more numbers than the other; wrong is a number that only
 * the trailer has where the block has one that only the block has. */
static void
compare_nodes (PressCheck *check, PressRuleIndex rule, const GPtrArray *block,
               const GPtrArray *trailer)
{
  const PressNode *in_trailer = find_unmatched (trailer, block);
  const PressNode *in_block = find_unmatched (block, trailer);
  g_autofree char *trailer_text = NULL;
  g_autofree char *block_text = NULL;

  if (in_trailer == NULL || in_block == NULL)
    return;
  trailer_text = press_document_dup_text (check->document, in_trailer);
  block_text = press_document_dup_text (check->document, in_block);
  press_diagnostic_add_place (
      press_diagnose (check->document, rule, in_trailer->span, "the trailer says %s", trailer_text),
      in_block->span, "the contact block says %s", block_text);
}

static void
compare_persons (PressCheck *check, const People *block, const Person *person)
{
  guint distance;
  const Person *namesake = find_namesake (block, person, &distance);

  if (namesake == NULL)
    return;
  if (distance > 0)
    press_diagnostic_add_place (
        press_diagnose (check->document, PRESS_RULE_CONTACT_NAME_MISMATCH, person->name->span,
                        "the trailer says %s", person->name_text),
        namesake->name->span, "the contact block says %s", namesake->name_text);
  compare_nodes (check, PRESS_RULE_CONTACT_PHONE_MISMATCH, namesake->phones, person->phones);
  compare_nodes (check, PRESS_RULE_CONTACT_EMAIL_MISMATCH, namesake->emails, person->emails);
}

/* Who speaks in the release may well be whom the trailer names. */
static GPtrArray *
gather_speakers (PressCheck *check)
{
  GPtrArray *speakers = g_ptr_array_new_with_free_func (person_free);

  for (guint i = 0; i < MIN (check->speakers->len, MOST_SPEAKERS); i++)
    {
      Person *person = person_new ();

      set_name (check->document, person, g_ptr_array_index (check->speakers, i));
      g_ptr_array_add (speakers, person);
    }
  return speakers;
}

/* PR507 for one whom no block names. */
static void
compare_speaker (PressCheck *check, const People *speakers, const Person *person)
{
  guint distance;
  const Person *namesake = find_namesake (speakers, person, &distance);

  if (namesake == NULL || distance == 0)
    return;
  press_diagnostic_add_place (press_diagnose (check->document, PRESS_RULE_CONTACT_NAME_MISMATCH,
                                              person->name->span, "the trailer says %s",
                                              person->name_text),
                              namesake->name->span, "the release quotes %s", namesake->name_text);
}

/* PR508: a person of the block whom the trailer leaves out, though it names others of them. */
static void
check_missing (PressCheck *check, const GPtrArray *known, const People *in_trailer)
{
  const Person *missing = NULL;
  gboolean has_common = FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      const Person *person = g_ptr_array_index (known, i);
      guint distance;

      if (person->name_text == NULL)
        continue;
      if (find_namesake (in_trailer, person, &distance) != NULL)
        has_common = TRUE;
      else
        missing = missing != NULL ? missing : person;
    }
  if (has_common && missing != NULL)
    press_diagnose (check->document, PRESS_RULE_CONTACT_MISSING_IN_TRAILER, missing->name->span,
                    "the trailer does not name %s", missing->name_text);
}

static void
check_trailer (PressCheck *check, const PressNode *trailer)
{
  const PressNode *contacts = check->first[PRESS_NODE_CONTACTS];
  People in_trailer = index_people (gather_persons (check->document, trailer, NULL));
  People known
      = index_people (contacts != NULL ? gather_persons (check->document, contacts, trailer)
                                       : gather_speakers (check));

  for (guint i = 0; i < in_trailer.persons->len; i++)
    if (contacts != NULL)
      compare_persons (check, &known, g_ptr_array_index (in_trailer.persons, i));
    else
      compare_speaker (check, &known, g_ptr_array_index (in_trailer.persons, i));
  if (contacts != NULL)
    check_missing (check, known.persons, &in_trailer);
  free_people (&in_trailer);
  free_people (&known);
}

static const PressRuleRow rows[] = {
  { PRESS_NODE_TRAILER, check_trailer },
};

const PressRuleSubject press_rules_contact = { rows, G_N_ELEMENTS (rows) };

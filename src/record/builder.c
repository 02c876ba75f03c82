/* The state that the subjects of a record share. */
#include "record/builder.h"

/* A new array of the record; it holds what lives in the arena, or other arrays. */
GPtrArray *
press_record_add_array (PressRecordBuilder *builder)
{
  GPtrArray *array = g_ptr_array_new ();

  g_ptr_array_add (builder->arrays, array);
  return array;
}

/* Whether nobody has asked for the same words before. */
gboolean
press_record_is_new (PressRecordBuilder *builder, const char *format, ...)
{
  va_list arguments;
  char *key;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_hash_table_add (builder->seen, key);
}

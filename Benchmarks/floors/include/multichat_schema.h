/* The bare statements of Multichat's own schema, for floor_database_setup. */
#ifndef MULTICHAT_SCHEMA_H
#define MULTICHAT_SCHEMA_H

extern const char *const multichat_writer_pragmas;
extern const char *const multichat_reader_pragmas;
extern const char *const multichat_sessions;
extern const char *const multichat_append_entry;
extern const char *const multichat_append_finish;
extern const char *const multichat_newest_50;

#endif

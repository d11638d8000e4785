// SQLite's own header, and inline wrappers of what Swift can't call: variadic functions and macros that are casts.
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

// sqlite3_db_config() is variadic; every option used here takes an integer and tells its new value.
static inline int multichat_sqlite_set(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}

// SQLITE_TRANSIENT and SQLITE_STATIC are casts of integers to function pointers. An empty value must not be NULL,
// which would bind NULL.
static inline int multichat_sqlite_bind_text(
    sqlite3_stmt *statement, int position, const void *bytes, sqlite3_uint64 count, int copied) {
    return sqlite3_bind_text64(
        statement, position, bytes ? (const char *)bytes : "", count, copied ? SQLITE_TRANSIENT : SQLITE_STATIC,
        SQLITE_UTF8);
}

static inline int multichat_sqlite_bind_blob(
    sqlite3_stmt *statement, int position, const void *bytes, sqlite3_uint64 count, int copied) {
    return sqlite3_bind_blob64(
        statement, position, bytes ? bytes : "", count, copied ? SQLITE_TRANSIENT : SQLITE_STATIC);
}

#endif

#pragma once
#include <sqlite3.h>

/* The variadic configuration calls, which Swift can't make. */
static inline void multichat_sqlite_configure(sqlite3 *handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

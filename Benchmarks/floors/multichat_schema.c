#include "multichat_schema.h"

const char *const multichat_writer_pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;";

const char *const multichat_reader_pragmas = "PRAGMA query_only = 1;";

const char *const multichat_sessions = "SELECT number, head_sequence FROM session ORDER BY number";

const char *const multichat_append_entry =
    "INSERT INTO entry (session, sequence, id, kind, key, author, time, body, salt, chain) "
    "VALUES (:session, :sequence, :id, 'message', NULL, 'Agent-1', :time, :body, :salt, :hash)";

const char *const multichat_append_finish =
    "UPDATE session SET head_sequence = :sequence, head_chain = :hash, updated = :time WHERE number = :session";

const char *const multichat_newest_50 =
    "SELECT sequence, id, kind, key, author, time, body, salt, chain FROM entry "
    "WHERE session = :session ORDER BY sequence DESC LIMIT 50";

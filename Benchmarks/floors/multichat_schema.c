#include "multichat_schema.h"

#define COMMON_PRAGMAS "PRAGMA mmap_size = 0; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;"

/* Checkpoints at as many pages as Multichat. */
const char *const multichat_writer_pragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;" COMMON_PRAGMAS;

const char *const multichat_reader_pragmas = "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0;" COMMON_PRAGMAS;

const char *const multichat_sessions = "SELECT number, head FROM session WHERE staged = 0 ORDER BY number";

const char *const multichat_append_entry =
    "INSERT INTO entry(place, id, kind, key, author, time, seal, chain, crc, body) "
    "VALUES(:place, :id, NULL, NULL, 'Agent-1', :time, :salt, :hash, :crc, :body);"
    "INSERT INTO entry_id(session, fingerprint, sequence) VALUES(:session, :fingerprint, :sequence)";

const char *const multichat_append_finish =
    "UPDATE session SET head = :sequence, chain = :hash, updated = :time, fence = 0, crc = :crc WHERE number = :session";

const char *const multichat_newest_50 =
    "SELECT place, id, kind, key, author, time, seal, chain, crc, body FROM entry "
    "WHERE place BETWEEN :origin AND :place ORDER BY place DESC LIMIT 50";

extension SQL {
    static let nextNumber: StaticString = "SELECT number FROM session WHERE number > ?1 ORDER BY number LIMIT 1"
    static let sessionNumbered: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        FROM session WHERE number = ?1
        """
    static let hasEntryID: StaticString = """
        SELECT 1 FROM entry_id WHERE session = ?1 AND fingerprint = ?2 AND sequence = ?3
        """
    static let hasEntryKey: StaticString = """
        SELECT crc FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence = ?3
        """
    /// The rows of ids behind one of them.
    static let nextIDs: StaticString = """
        SELECT fingerprint, session, sequence FROM entry_id WHERE (fingerprint, session, sequence) > (?1, ?2, ?3)
        ORDER BY fingerprint, session, sequence LIMIT 1000
        """
    static let entryID: StaticString = "SELECT id FROM entry WHERE place = ?1"
    static let countKeys: StaticString = "SELECT count(*) FROM entry_key WHERE session = ?1"
    static let participants: StaticString = "SELECT agent FROM participant WHERE session = ?1 ORDER BY agent"

    /// For each table with rows of sessions, the number of the first session behind another that has rows there.
    static let owners: [(table: String, sql: StaticString)] = [
        ("entry", "SELECT place >> 32 FROM entry WHERE place > ?1 << 32 | 0xFFFFFFFF ORDER BY place LIMIT 1"),
        ("entry_key", "SELECT session FROM entry_key WHERE session > ?1 ORDER BY session LIMIT 1"),
        ("rewind", "SELECT session FROM rewind WHERE session > ?1 ORDER BY session LIMIT 1"),
        ("participant", "SELECT session FROM participant WHERE session > ?1 ORDER BY session LIMIT 1"),
    ]
    /// The names and the SQL of what the file is made of; those that SQLite makes itself have none.
    static let objects: StaticString = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
}

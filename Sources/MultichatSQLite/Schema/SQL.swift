/// Every statement that the store runs, in one place, so that a test can look at the plan of each.
enum SQL {
    // Sessions
    static let findSession: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged
        FROM session WHERE namespace = ?1 AND id = ?2 AND staged = ?3
        """
    static let insertSession: StaticString = """
        INSERT INTO session(number, namespace, id, staged, head, chain, updated, created, version, fence, status,
            expires, ttl, fork_session, fork_sequence, topic, labels, participants, origin, crc)
        VALUES(?1, ?2, ?3, ?19, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?20)
        """
    /// The greatest number ever given to a session; SQLite keeps it for a key with AUTOINCREMENT.
    static let lastNumber: StaticString = "SELECT seq FROM sqlite_sequence WHERE name = 'session'"
    static let headNumbered: StaticString = "SELECT head FROM session WHERE number = ?1"
    static let advanceSession: StaticString = """
        UPDATE session SET head = ?2, chain = ?3, updated = ?4, fence = ?5, crc = ?6 WHERE number = ?1
        """
    static let changeSession: StaticString = """
        UPDATE session SET head = ?4, chain = ?5, updated = ?6, created = ?7, version = ?8, fence = ?9, status = ?10,
            expires = ?11, ttl = ?12, topic = ?15, labels = ?16, participants = ?17, crc = ?20
        WHERE number = ?1
        """
    static let publishSession: StaticString = "UPDATE session SET staged = 0, crc = ?2 WHERE number = ?1"
    static let doomSession: StaticString = "UPDATE session SET staged = number + 1 WHERE number = ?1"
    static let doomed: StaticString = "SELECT number, staged FROM session WHERE staged > 1 ORDER BY staged LIMIT 1"
    static let deleteSession: StaticString = "DELETE FROM session WHERE number = ?1"
    static let insertParticipant: StaticString = "INSERT INTO participant(agent, session) VALUES(?1, ?2)"
    static let deleteParticipants: StaticString = "DELETE FROM participant WHERE session = ?1"

    // Entries
    static let insertEntry: StaticString = """
        INSERT INTO entry(place, id, kind, key, author, time, seal, chain, crc, body)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
    static let insertEntryID: StaticString = """
        INSERT INTO entry_id(session, fingerprint, sequence) VALUES(?1, ?2, ?3)
        """
    static let insertEntryKey: StaticString = "INSERT INTO entry_key(session, key, sequence) VALUES(?1, ?2, ?3)"
    static let insertRewind: StaticString = "INSERT INTO rewind(session, sequence, target, crc) VALUES(?1, ?2, ?3, ?4)"
    static let findEntryID: StaticString = """
        SELECT sequence FROM entry_id WHERE session = ?1 AND fingerprint = ?2
        """
    /// What reading a log needs to know of its session; a session without rewinds has a NULL for them.
    static let log: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged,
            (SELECT max(sequence) FROM rewind WHERE session = number)
        FROM session WHERE namespace = ?1 AND id = ?2 AND staged = 0
        """
    static let rewinds: StaticString = """
        SELECT sequence, target, crc FROM rewind WHERE session = ?1 ORDER BY sequence
        """
    static let entry: StaticString = """
        SELECT place, id, kind, key, author, time, seal, chain, crc, body FROM entry WHERE place = ?1
        """
    static let entriesAscending: StaticString = """
        SELECT place, id, kind, key, author, time, seal, chain, crc, body FROM entry
        WHERE place BETWEEN ?1 AND ?2 ORDER BY place
        """
    static let entriesDescending: StaticString = """
        SELECT place, id, kind, key, author, time, seal, chain, crc, body FROM entry
        WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC
        """
    static let keySequences: StaticString = """
        SELECT sequence FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence <= ?3 ORDER BY sequence DESC
        """
    static let keySequencesAscending: StaticString = """
        SELECT sequence FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence BETWEEN ?3 AND ?4 ORDER BY sequence
        """
    static let keySequencesDescending: StaticString = """
        SELECT sequence FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence BETWEEN ?3 AND ?4
        ORDER BY sequence DESC
        """
    static let nextKey: StaticString = """
        SELECT key FROM entry_key WHERE session = ?1 AND key > ?2 ORDER BY key LIMIT 1
        """
    static let firstKey: StaticString = """
        SELECT key FROM entry_key WHERE session = ?1 AND key >= ?2 ORDER BY key LIMIT 1
        """

    // Deleting, a slice at a time
    static let bodiesAscending: StaticString = """
        SELECT place, body FROM entry WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT ?3
        """
    static let deleteEntries: StaticString = "DELETE FROM entry WHERE place BETWEEN ?1 AND ?2"
    static let deleteEntryIDs: StaticString = """
        DELETE FROM entry_id WHERE (session, fingerprint, sequence) IN
            (SELECT session, fingerprint, sequence FROM entry_id WHERE session = ?1 LIMIT ?2)
        """
    static let deleteEntryKeys: StaticString = """
        DELETE FROM entry_key WHERE (session, key, sequence) IN
            (SELECT session, key, sequence FROM entry_key WHERE session = ?1 LIMIT ?2)
        """
    static let deleteRewinds: StaticString = """
        DELETE FROM rewind WHERE (session, sequence) IN
            (SELECT session, sequence FROM rewind WHERE session = ?1 LIMIT ?2)
        """
}

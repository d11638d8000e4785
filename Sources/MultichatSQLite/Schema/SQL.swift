/// Every statement that the store runs, in one place, so that a test can look at the plan of each.
enum SQL {
    /// How many bytes a page of the file has.
    static let pageSize: StaticString = "PRAGMA page_size"

    // Sessions
    static let findSession: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        FROM session WHERE namespace = ?1 AND id = ?2 AND staged = ?3
        """
    /// The sessions that an agent is in, in any order.
    static let sessionsOfAgent: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        FROM participant CROSS JOIN session ON session.number = participant.session
        WHERE participant.agent = ?1 AND namespace = ?2 AND staged = 0
        """
    static let insertSession: StaticString = """
        INSERT INTO session(number, namespace, id, staged, head, chain, updated, created, version, fence, status,
            expires, ttl, fork_session, fork_sequence, topic, labels, participants, origin, crc, rewinds)
        VALUES(?1, ?2, ?3, ?19, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?20, ?21)
        """
    /// The greatest number ever given to a session; SQLite keeps it for a key with AUTOINCREMENT.
    static let lastNumber: StaticString = "SELECT seq FROM sqlite_sequence WHERE name = 'session'"
    static let headNumbered: StaticString = "SELECT head FROM session WHERE number = ?1"
    static let advanceSession: StaticString = """
        UPDATE session SET head = ?2, chain = ?3, updated = ?4, fence = ?5, crc = ?6 WHERE number = ?1
        """
    static let changeSession: StaticString = """
        UPDATE session SET head = ?4, chain = ?5, updated = ?6, created = ?7, version = ?8, fence = ?9, status = ?10,
            expires = ?11, ttl = ?12, topic = ?15, labels = ?16, participants = ?17, crc = ?20, rewinds = ?21
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
    static let replaceEntry: StaticString = """
        REPLACE INTO entry(place, id, kind, key, author, time, seal, chain, crc, body)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
    static let insertEntryID: StaticString = """
        INSERT INTO entry_id(session, fingerprint, sequence) VALUES(?1, ?2, ?3)
        """
    static let insertEntryKey: StaticString =
        "INSERT INTO entry_key(session, key, sequence, crc) VALUES(?1, ?2, ?3, ?4)"
    static let insertRewind: StaticString = "INSERT INTO rewind(session, sequence, target, crc) VALUES(?1, ?2, ?3, ?4)"
    static let greatestFingerprint: StaticString = "SELECT max(fingerprint) FROM entry_id"
    static let findEntryID: StaticString = """
        SELECT sequence FROM entry_id WHERE session = ?1 AND fingerprint = ?2
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
    /// The rows of keys from a place on, whatever session and key they are of; see ``KeyIndex``.
    static let keysAbove: StaticString = """
        SELECT session, key, sequence, crc FROM entry_key WHERE (session, key, sequence) > (?1, ?2, ?3)
        ORDER BY session, key, sequence
        """
    static let keysBelow: StaticString = """
        SELECT session, key, sequence, crc FROM entry_key WHERE (session, key, sequence) <= (?1, ?2, ?3)
        ORDER BY session DESC, key DESC, sequence DESC
        """
    static let keyAbove: StaticString = """
        SELECT session, key, sequence, crc FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence > ?3
        ORDER BY sequence
        """
    static let keyBelow: StaticString = """
        SELECT session, key, sequence, crc FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence <= ?3
        ORDER BY sequence DESC
        """

    // Deleting, a slice at a time
    static let bodiesAscending: StaticString = """
        SELECT place, body, id FROM entry WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT ?3
        """
    static let deleteEntries: StaticString = "DELETE FROM entry WHERE place BETWEEN ?1 AND ?2"
    static let deleteEntryID: StaticString = """
        DELETE FROM entry_id WHERE fingerprint = ?1 AND session = ?2 AND sequence = ?3
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

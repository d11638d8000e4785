/// Every statement that the store runs, in one place, so that a test can look at the plan of each.
enum SQL {
    static let sessionColumns = """
        number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session, \
        fork_sequence, topic, labels, participants, origin, crc
        """

    static let entryColumns = "place, id, kind, key, author, time, seal, chain, crc, body"

    // Sessions
    static let findSession = "SELECT \(sessionColumns) FROM session WHERE namespace = ?1 AND id = ?2 AND staged = ?3"
    static let insertSession = """
        INSERT INTO session(namespace, id, staged, head, chain, updated, created, version, fence, status, expires, ttl,
            fork_session, fork_sequence, topic, labels, participants, origin, crc)
        VALUES(?2, ?3, ?19, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?20)
        """
    static let advanceSession = """
        UPDATE session SET head = ?2, chain = ?3, updated = ?4, fence = ?5, crc = ?6 WHERE number = ?1
        """
    static let changeSession = """
        UPDATE session SET head = ?4, chain = ?5, updated = ?6, created = ?7, version = ?8, fence = ?9, status = ?10,
            expires = ?11, ttl = ?12, topic = ?15, labels = ?16, participants = ?17, crc = ?20
        WHERE number = ?1
        """
    static let publishSession = "UPDATE session SET staged = 0 WHERE number = ?1"
    static let doomSession = "UPDATE session SET staged = number + 1 WHERE number = ?1"
    static let doomed = "SELECT number FROM session WHERE staged > 1 ORDER BY staged LIMIT 1"
    static let deleteSession = "DELETE FROM session WHERE number = ?1"
    static let insertParticipant = "INSERT INTO participant(agent, session) VALUES(?1, ?2)"
    static let deleteParticipants = "DELETE FROM participant WHERE session = ?1"

    // Entries
    static let insertEntry = "INSERT INTO entry(\(entryColumns)) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    static let insertEntryID = "INSERT INTO entry_id(session, fingerprint, sequence) VALUES(?1, ?2, ?3)"
    static let insertEntryKey = "INSERT INTO entry_key(session, key, sequence) VALUES(?1, ?2, ?3)"
    static let insertRewind = "INSERT INTO rewind(session, sequence, target) VALUES(?1, ?2, ?3)"
    static let findEntryID = "SELECT sequence FROM entry_id WHERE session = ?1 AND fingerprint = ?2"
    static let rewinds = "SELECT sequence, target FROM rewind WHERE session = ?1 ORDER BY sequence"
    static let entry = "SELECT \(entryColumns) FROM entry WHERE place = ?1"
    static let entriesAscending = """
        SELECT \(entryColumns) FROM entry WHERE place BETWEEN ?1 AND ?2 ORDER BY place
        """
    static let entriesDescending = """
        SELECT \(entryColumns) FROM entry WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC
        """
    static let keySequences = """
        SELECT sequence FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence <= ?3 ORDER BY sequence DESC
        """
    static let keySequencesAscending = """
        SELECT sequence FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence BETWEEN ?3 AND ?4 ORDER BY sequence
        """
    static let keySequencesDescending = """
        SELECT sequence FROM entry_key WHERE session = ?1 AND key = ?2 AND sequence BETWEEN ?3 AND ?4
        ORDER BY sequence DESC
        """
    static let nextKey = """
        SELECT key FROM entry_key WHERE session = ?1 AND key > ?2 ORDER BY key LIMIT 1
        """
    static let firstKey = "SELECT key FROM entry_key WHERE session = ?1 AND key >= ?2 ORDER BY key LIMIT 1"

    // Deleting, a slice at a time
    static let deleteEntries = """
        DELETE FROM entry WHERE place IN (SELECT place FROM entry WHERE place BETWEEN ?1 AND ?2 LIMIT ?3)
        """
    static let deleteEntryIDs = "DELETE FROM entry_id WHERE session = ?1"
    static let deleteEntryKeys = "DELETE FROM entry_key WHERE session = ?1"
    static let deleteRewinds = "DELETE FROM rewind WHERE session = ?1"

    // Checking
    static let allSessions = "SELECT \(sessionColumns) FROM session WHERE staged = 0 ORDER BY number"
    static let countIDs = "SELECT count(*) FROM entry_id WHERE session = ?1"
    static let countKeys = "SELECT count(*) FROM entry_key WHERE session = ?1"
    static let countStray = """
        SELECT count(*) FROM entry WHERE place BETWEEN ?1 AND ?2
        """
    static let epoch = "SELECT value FROM store WHERE name = 'epoch'"
    static let setEpoch = "INSERT OR REPLACE INTO store(name, value) VALUES('epoch', ?1)"
}

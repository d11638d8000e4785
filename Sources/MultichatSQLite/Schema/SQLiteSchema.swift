import MultichatSQLiteSupport

/// The tables of the store's file; `Documentation/sqlite-schema.md` explains every column.
enum SQLiteSchema {
    /// The page size in bytes. Measured with bodies of 300 bytes, files are 1.45 times the bodies with it and 1.68 times
    /// with 2,048, where a row more or less decides how full a page is; appending is as fast with both.
    static let pageSize = 4096

    /// The file's name tag, and the steps to the newest version.
    static let schema = Schema(name: "a Multichat store", applicationID: 0x4D63_6874, migrations: [version1])

    /// The SQL of everything that the newest version is made of, each on one line.
    static let objects: [String] = {
        let statements = version1.replacing(";\n", with: "\u{0}").split(separator: "\u{0}")
        return statements.map { plain(String($0)) }.filter { !$0.isEmpty }
    }()

    /// SQL with each run of white space as one space, and without what separates statements.
    static func plain(_ sql: String) -> String {
        sql.split { $0.isWhitespace || $0 == ";" }.joined(separator: " ")
    }

    /// The statements that make version 1.
    static let version1 = """
        CREATE TABLE session(
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            namespace TEXT NOT NULL,
            id TEXT NOT NULL,
            staged INTEGER NOT NULL,
            head INTEGER NOT NULL,
            chain BLOB NOT NULL,
            updated INTEGER NOT NULL,
            created INTEGER NOT NULL,
            version INTEGER NOT NULL,
            fence INTEGER NOT NULL,
            status TEXT NOT NULL,
            expires INTEGER,
            ttl INTEGER,
            fork_session TEXT,
            fork_sequence INTEGER,
            topic TEXT,
            labels TEXT NOT NULL,
            participants TEXT NOT NULL,
            origin TEXT NOT NULL,
            rewinds INTEGER NOT NULL,
            crc INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX session_by_id ON session(namespace, id, staged);
        CREATE INDEX session_by_update ON session(namespace, updated DESC, id) WHERE staged = 0;
        CREATE INDEX session_doomed ON session(staged) WHERE staged > 1;
        CREATE INDEX session_by_creation ON session(created, namespace, id) WHERE staged = 0;
        CREATE INDEX session_by_start ON session(namespace, created, id) WHERE staged = 0;

        CREATE TABLE entry(
            place INTEGER PRIMARY KEY,
            id ANY NOT NULL,
            kind TEXT,
            key TEXT,
            author TEXT,
            time INTEGER NOT NULL,
            seal BLOB NOT NULL,
            chain BLOB NOT NULL,
            crc INTEGER NOT NULL,
            body TEXT NOT NULL
        ) STRICT;

        CREATE TABLE entry_id(
            session INTEGER NOT NULL,
            fingerprint INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            PRIMARY KEY(fingerprint, session, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE entry_key(
            session INTEGER NOT NULL,
            key TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            crc INTEGER NOT NULL,
            PRIMARY KEY(session, key, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rewind(
            session INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            target INTEGER NOT NULL,
            crc INTEGER NOT NULL,
            PRIMARY KEY(session, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE participant(
            agent TEXT NOT NULL,
            session INTEGER NOT NULL,
            PRIMARY KEY(agent, session)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX participant_by_session ON participant(session);

        CREATE VIEW log AS
            SELECT session.namespace, session.id AS session, entry.place & 0xFFFFFFFF AS sequence,
                CASE typeof(entry.id) WHEN 'text' THEN entry.id ELSE
                    lower(substr(hex(entry.id), 1, 8) || '-' || substr(hex(entry.id), 9, 4) || '-' ||
                        substr(hex(entry.id), 13, 4) || '-' || substr(hex(entry.id), 17, 4) || '-' ||
                        substr(hex(entry.id), 21)) END AS id,
                coalesce(entry.kind, 'message') AS kind, entry.key, entry.author,
                strftime('%Y-%m-%dT%H:%M:%S', entry.time / 1000000, 'unixepoch') ||
                    printf('.%06dZ', entry.time % 1000000) AS time,
                entry.body, lower(hex(entry.chain)) AS chain
            FROM session JOIN entry
                ON entry.place BETWEEN session.number << 32 | 1 AND session.number << 32 | 0xFFFFFFFF
            WHERE session.staged = 0;
        """
}

/// The tables of the messages.
enum MessageTables {
    /// `session` says how far each session is indexed, `place` where and when each message was posted, in narrow rows;
    /// `message` has the texts as their words were taken, and `words` finds them. Removing a message from `words` needs
    /// its text, so it is kept; it is kept once, as `words` itself has none (`content='message'`). Ids grow in the order
    /// of indexing, and with the time within what is indexed at once.
    ///
    /// Besides letters, marks and digits, words are made of symbols (`So`), each alone: see ``SearchText``.
    static let sql = """
        CREATE TABLE session(
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            head INTEGER NOT NULL,
            chain BLOB NOT NULL,
            expires INTEGER
        ) STRICT;
        CREATE INDEX session_by_expiry ON session(expires) WHERE expires IS NOT NULL;

        CREATE TABLE place(
            id INTEGER PRIMARY KEY,
            session INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX place_by_session ON place(session, sequence);

        CREATE TABLE message(
            id INTEGER PRIMARY KEY,
            author TEXT,
            kind TEXT,
            text TEXT NOT NULL,
            fields TEXT NOT NULL
        ) STRICT;

        CREATE VIRTUAL TABLE words USING fts5(
            text, fields, content = 'message', content_rowid = 'id',
            tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co So'");
        INSERT INTO words(words, rank) VALUES('hashsize', 33554432)
        """
}

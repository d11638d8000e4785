/// The tables of the learnings.
enum BrainTables {
    /// `brain` says how far the brain's log is indexed; `learning` has what queries ask for besides words, numbered by
    /// the sequence of the newest version; `learning_text` finds words by their stems, and `learning_vector` has the
    /// embeddings as 32-bit floats. Processes that hold the vectors in memory learn from `vector_gone` which of them
    /// no longer count; where the `epoch` is another one, all of them.
    static let sql = """
        CREATE TABLE brain(
            number INTEGER PRIMARY KEY CHECK(number = 1),
            head INTEGER NOT NULL,
            chain BLOB NOT NULL,
            epoch INTEGER NOT NULL
        ) STRICT;
        INSERT INTO brain VALUES(1, 0, zeroblob(32), 0);

        CREATE TABLE learning(
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            author TEXT,
            project TEXT,
            tags TEXT NOT NULL,
            time INTEGER NOT NULL,
            mark INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE learning_vector(number INTEGER PRIMARY KEY, vector BLOB NOT NULL) STRICT;
        CREATE TABLE vector_gone(place INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;

        \(words)
        """

    /// Title, tags and text.
    static let words = """
        CREATE VIRTUAL TABLE learning_text USING fts5(
            title, tags, text, tokenize = 'porter unicode61 remove_diacritics 2')
        """
}

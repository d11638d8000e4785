import Multichat
import MultichatSQLiteSupport

/// Writes what happened in a brain into the tables of its index, inside a transaction.
struct LearningWriter {
    let connection: SQLiteConnection
    var state: BrainState

    mutating func apply(_ change: LearningChange) throws {
        switch change {
        case .restart: try restart()
        case .learned(let learning):
            try remove(learning.id)
            try add(learning)
        case .gone(let id): try remove(id)
        }
    }

    /// Makes all tables anew: what was erased leaves nothing behind in them.
    private mutating func restart() throws {
        try connection.execute(
            """
            DELETE FROM learning; DELETE FROM learning_vector; DELETE FROM vector_gone;
            DROP TABLE learning_text; \(BrainTables.words)
            """)
        state = BrainState(head: .empty, epoch: state.epoch + 1)
    }

    private func add(_ learning: Learning) throws {
        let insert = try connection.statement("INSERT INTO learning VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        insert.bind(1, learning.sequence)
        insert.bind(2, learning.id.text)
        insert.bind(3, learning.kind)
        learning.author.map { insert.bind(4, $0.text) } ?? insert.bindNull(4)
        learning.project.map { insert.bind(5, $0) } ?? insert.bindNull(5)
        insert.bind(6, LearningFilter.list(learning.tags))
        insert.bind(7, learning.time.microseconds)
        insert.bind(8, TextMark.of(learning.text))
        try insert.run()
        let words = try connection.statement("INSERT INTO learning_text(rowid, title, tags, text) VALUES(?, ?, ?, ?)")
        words.bind(1, learning.sequence)
        words.bind(2, learning.title ?? "")
        words.bind(3, learning.tags.joined(separator: " "))
        words.bind(4, learning.text)
        try words.run()
        guard let embedding = learning.embedding else { return }
        let vector = try connection.statement("INSERT INTO learning_vector VALUES(?, ?)")
        vector.bind(1, learning.sequence)
        embedding.values.withUnsafeBytes { vector.bind(2, blob: $0) }
        try vector.run()
    }

    private func remove(_ id: LearningID) throws {
        let find = try connection.statement("SELECT number FROM learning WHERE id = ?")
        find.bind(1, id.text)
        guard let number = try find.first({ $0.int(0) }) else { return }
        let statements = [
            try connection.statement("DELETE FROM learning WHERE number = ?"),
            try connection.statement("DELETE FROM learning_text WHERE rowid = ?"),
            try connection.statement(
                "INSERT INTO vector_gone(number) SELECT number FROM learning_vector WHERE number = ?"),
            try connection.statement("DELETE FROM learning_vector WHERE number = ?"),
        ]
        for statement in statements {
            statement.bind(1, number)
            try statement.run()
        }
    }
}

extension BrainState {
    init(head: Head, epoch: Int) {
        self.head = head
        self.epoch = epoch
    }
}

import Multichat
import MultichatSQLiteSupport

/// How far a brain's log is indexed.
struct BrainState: Equatable {
    /// The end of the log as the index knows it.
    var head: Head
    /// Another number whenever the learnings were indexed anew.
    var epoch: Int

    /// Reads the state of an index.
    init(_ connection: SQLiteConnection) throws {
        let found = try connection.statement("SELECT head, chain, epoch FROM brain WHERE number = 1").first { row in
            let chain = row.withBytes(1) { Digest($0) }
            return (Head(sequence: row.int(0), chain: chain ?? .zero), row.int(2))
        }
        (head, epoch) = found ?? (.empty, 0)
    }

    /// Writes it down.
    func save(_ connection: SQLiteConnection) throws {
        let update = try connection.statement("REPLACE INTO brain VALUES(1, ?, ?, ?)")
        update.bind(1, head.sequence)
        head.chain.withBytes { update.bind(2, blob: $0) }
        update.bind(3, epoch)
        try update.run()
    }
}

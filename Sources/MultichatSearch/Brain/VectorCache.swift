import Multichat
import MultichatSQLiteSupport

/// The embeddings of an index in memory, as far as they were read.
struct VectorCache {
    /// All that were read, those among them that no longer count.
    private(set) var table: VectorTable?
    private(set) var gone: Set<Int> = []
    private var epoch: Int?
    private var lastNumber = 0
    private var lastGone = 0

    /// Reads what has come and gone since the last time.
    mutating func refresh(_ connection: SQLiteConnection) throws {
        let state = try BrainState(connection)
        if epoch != state.epoch {
            self = VectorCache()
            epoch = state.epoch
            // What is gone already isn't read at all.
            lastGone = try connection.statement("SELECT max(place) FROM vector_gone").first { $0.int(0) } ?? 0
        }
        let vectors = try connection.statement(
            "SELECT number, vector FROM learning_vector WHERE number > ? ORDER BY number")
        vectors.bind(1, lastNumber)
        try vectors.forEach { row in
            lastNumber = row.int(0)
            row.withBytes(1) { bytes in
                if table == nil { table = VectorTable(dimension: max(bytes.count / 4, 1)) }
                table?.add(row: lastNumber, bytes)
            }
        }
        let removed = try connection.statement("SELECT place, number FROM vector_gone WHERE place > ? ORDER BY place")
        removed.bind(1, lastGone)
        try removed.forEach { row in
            lastGone = row.int(0)
            gone.insert(row.int(1))
        }
        // Where most are gone, the rest is read anew next time.
        if let table, gone.count > 1000, gone.count > table.count / 2 { epoch = nil }
    }
}

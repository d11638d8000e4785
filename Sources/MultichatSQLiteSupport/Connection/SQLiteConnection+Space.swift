import CSQLite
import Multichat

/// How many pages a database has, and how many of them hold nothing.
public struct PageCounts: Sendable, Equatable {
    /// All pages of the file.
    public var all: Int
    /// Those that are free.
    public var free: Int
    /// Whether free pages can be given back one by one.
    public var isIncremental: Bool
}

extension SQLiteConnection {
    /// The pages, as this connection sees them now.
    public func pageCounts() throws -> PageCounts {
        let all = try statement("PRAGMA page_count").first { $0.int(0) } ?? 0
        let free = try statement("PRAGMA freelist_count").first { $0.int(0) } ?? 0
        let mode = try statement("PRAGMA auto_vacuum").first { $0.int(0) } ?? 0
        return PageCounts(all: all, free: free, isIncremental: mode == 2)
    }

    /// Moves pages from the end of the file to free ones; within a transaction.
    func giveBack(pages: Int) throws { try execute("PRAGMA incremental_vacuum(\(pages))") }

    /// Writes all pages anew, so that none holds more than what is stored in it; needs the room for a second copy.
    ///
    /// Whoever calls it holds the lock of the writers.
    func rewrite() throws {
        // The copy in between would take as much memory as the file is long.
        try execute("PRAGMA temp_store = FILE")
        defer { try? execute("PRAGMA temp_store = MEMORY") }
        if configuration.givesPagesBack { try execute("PRAGMA auto_vacuum = INCREMENTAL") }
        try execute("VACUUM")
    }
}

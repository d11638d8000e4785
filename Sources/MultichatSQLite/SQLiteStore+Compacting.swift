import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension SQLiteStore: Compacting {
    /// Removes what is left of deleted sessions, and gives free pages back.
    ///
    /// The whole file is written anew where it isn't larger than the slice and something was erased in it, or where a
    /// tenth of it is free and it was made by a version that can't give back single pages.
    public func compact(_ slice: CompactionSlice) throws -> Compaction {
        guard let writer else {
            throw MultichatError(
                .permission, "The store \(path) can only be read.", hint: "Check the rights of its file.")
        }
        let before = try size(writer)
        let isDone = try work(slice, writer, before)
        if isDone, try log > Self.keptLog || size(writer) != before {
            _ = try? writer.database.checkpoint(.truncate)
        } else {
            try writer.database.checkpointIfNeeded()
        }
        return Compaction(bytes: max(before - (try size(writer)), 0), isComplete: isDone)
    }

    /// Does one piece of work; answers whether nothing is left to do.
    private func work(_ slice: CompactionSlice, _ writer: StoreWriter, _ size: Int) throws -> Bool {
        if try writer.sweepSlice() { return false }
        let pages = try writer.database.withConnection { try $0.pageCounts() }
        if size <= slice.bytes, ErasureNote(path).isThere || (!pages.isIncremental && pages.free * 10 >= pages.all) {
            if try writer.database.rewrite() { try ErasureNote(path).remove() }
            return true
        }
        guard pages.isIncremental, pages.free > 0 else { return true }
        let count = max(min(slice.bytes, 1 << 40) / SQLiteSchema.pageSize, 1)
        try writer.database.giveBack(pages: count)
        return count >= pages.free
    }

    /// How many bytes the file and its write-ahead log take. The file's own descriptor must not be opened here.
    private func size(_ writer: StoreWriter) throws -> Int {
        let pages = try writer.database.withConnection { try $0.pageCounts().all * $0.pageSize }
        return pages + log
    }

    /// How many bytes the write-ahead log's file takes.
    private var log: Int { (try? File(path + "-wal", .read).size) ?? 0 }

    /// A log of so many bytes is left alone where nothing was given back: emptying it makes writers wait for the disk.
    private static let keptLog = 1 << 20
}

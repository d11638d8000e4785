import CSQLite
import Multichat
import Synchronization
import TestSupport
import Testing

@testable import MultichatSQLite
@testable import MultichatSQLiteSupport

/// Counts what SQLite asks of the system for one file: its syncs, and the bytes that it writes.
///
/// SQLite calls a file's methods through a table that the file points to. This replaces the table of the writer's log
/// by one whose methods count and then call SQLite's own, so that nothing is counted that doesn't happen.
private enum FileWork {
    static let syncs = Atomic(0)
    static let bytes = Atomic(0)
    // Set once, before any thread but the test's uses the file.
    nonisolated(unsafe) private static var original = sqlite3_io_methods()
    nonisolated(unsafe) private static let counting = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

    static func count(_ connection: SQLiteConnection) throws {
        var file: UnsafeMutablePointer<sqlite3_file>?
        sqlite3_file_control(connection.handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file)
        original = try #require(file?.pointee.pMethods?.pointee)
        var methods = original
        methods.xSync = { file, flags in
            FileWork.syncs.add(1, ordering: .relaxed)
            return FileWork.original.xSync(file, flags)
        }
        methods.xWrite = { file, bytes, count, offset in
            FileWork.bytes.add(Int(count), ordering: .relaxed)
            return FileWork.original.xWrite(file, bytes, count, offset)
        }
        counting.initialize(to: methods)
        file?.pointee.pMethods = UnsafePointer(counting)
    }
}

/// The cost of an append and of reading doesn't grow with the log: compared by counts, which no machine disturbs.
@Suite("The work of an SQLite store", .serialized) struct CountTests {
    /// What some appends, or readings, took.
    private struct Work: Equatable {
        var syncs = 0
        var statements = 0
        var bytes = 0
        var pages = 0
        var scanned = 0
    }

    private let folder: TemporaryDirectory
    private let store: SQLiteStore
    private let connection: SQLiteConnection
    private let session = SessionReference("s")

    init() throws {
        folder = try TemporaryDirectory()
        store = try SQLiteStore(path: folder("a.db"))
        connection = try #require(store.writer).connection
        _ = try store.create(NewSession(session))
    }

    private func draft(_ number: Int) -> Draft {
        var draft = Draft(
            id: EntryID(unchecked: UUIDv7.text(high: 0x0190_0000_0000_7000 | UInt64(number) << 16, low: 1 << 63)),
            kind: .message, author: "A", body: Message(String(repeating: "x", count: 300)).body)
        if number % 4 == 0 { draft.key = EntryKey(unchecked: "key/\(number % 8)") }
        return draft
    }

    private func fill(_ range: Range<Int>) throws {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 3000) {
            let drafts = (start..<min(start + 3000, range.upperBound)).map(draft)
            _ = try store.append(Append(to: session, drafts))
        }
    }

    /// The work of 200 appends, one after the other, behind a number of entries.
    private func append(behind count: Int) throws -> Work {
        _ = try store.writer?.database.checkpoint(.truncate)
        // The first commit begins the log anew, which takes a sync more.
        _ = try store.append(Append(to: session, [draft(count)]))
        let before = connection.work
        let (syncs, bytes) = (FileWork.syncs.load(ordering: .relaxed), FileWork.bytes.load(ordering: .relaxed))
        for number in count + 1..<count + 201 { _ = try store.append(Append(to: session, [draft(number)])) }
        let work = connection.work - before
        return Work(
            syncs: FileWork.syncs.load(ordering: .relaxed) - syncs, statements: work.runs,
            bytes: FileWork.bytes.load(ordering: .relaxed) - bytes, pages: work.pagesWritten, scanned: work.scannedRows)
    }

    /// The work of reading the newest 50, in SQLite's own instructions.
    private func newest() throws -> SQLiteWork {
        var query = EntryQuery(session)
        query.newestFirst = true
        query.limit = 50
        #expect(try store.entries(query).items.count == 50)
        let reader = try #require(store.readers.idle.first)
        let before = reader.work
        #expect(try store.entries(query).items.count == 50)
        return reader.work - before
    }

    @Test("an append and the newest 50 take as much behind 100,000 entries as behind 1,000") func counts() throws {
        try FileWork.count(connection)
        try fill(0..<1000)
        let small = (append: try append(behind: 1000), newest: try newest())
        try fill(1201..<100_000)
        let large = (append: try append(behind: 100_000), newest: try newest())

        #expect(small.append.syncs == 200)
        #expect(large.append.syncs == 200)
        #expect(small.append.statements == large.append.statements)
        #expect(small.append.scanned == 0 && large.append.scanned == 0)
        // A page more or less, where one is split; and no more than that for 200 appends.
        #expect(abs(small.append.pages - large.append.pages) <= 20, "\(small.append) \(large.append)")
        #expect(abs(small.append.bytes - large.append.bytes) <= 20 * 4120, "\(small.append) \(large.append)")
        #expect(small.newest == large.newest)
        #expect(small.newest.scannedRows == 0 && small.newest.sorts == 0)
    }
}

import Multichat
import MultichatFiles
import Synchronization
import TestSupport
import Testing

@testable import MultichatJSON

/// The cost of an append and of reading doesn't grow with the log: compared by counts, which no machine disturbs.
@Suite("The work of a JSON store", .disabled(if: !SystemWork.isKnown, "the system doesn't count a thread's work"))
struct CountTests {
    private let folder: TemporaryDirectory
    private let store: JSONStore
    private let counters = IOCounters()
    private let session = SessionReference("s")

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        var environment = LogEnvironment(configuration: StoreConfiguration())
        environment.counters = counters
        store = try JSONStore(path: folder.path, environment)
        _ = try store.create(NewSession(session))
    }

    private func draft(_ number: Int) -> Draft {
        let digits = String(1_000_000 + number)
        let body = Message(String(repeating: "x", count: 300)).body
        var draft = Draft(id: EntryID(unchecked: "entry-\(digits)"), kind: .value, body: body)
        if number % 4 == 0 { draft.key = EntryKey(unchecked: "key/\(number % 8)") }
        return draft
    }

    private func fill(_ range: Range<Int>) throws {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 3000) {
            let drafts = (start..<min(start + 3000, range.upperBound)).map(draft)
            _ = try store.append(Append(to: session, drafts))
        }
    }

    /// The syncs and the work of 200 appends, one after the other, behind a number of entries.
    private func append(behind count: Int) throws -> (syncs: Int, work: SystemWork) {
        // The first one opens the log, or starts the segment that is due.
        _ = try store.append(Append(to: session, [draft(count)]))
        let syncs = counters.syncs.load(ordering: .relaxed)
        let before = try SystemWork.now()
        for number in count + 1..<count + 201 { _ = try store.append(Append(to: session, [draft(number)])) }
        return (counters.syncs.load(ordering: .relaxed) - syncs, try SystemWork.now() - before)
    }

    /// The work of reading the newest 50.
    private func newest() throws -> SystemWork {
        var query = EntryQuery(session)
        query.newestFirst = true
        query.limit = 50
        let before = try SystemWork.now()
        #expect(try store.entries(query).items.count == 50)
        return try SystemWork.now() - before
    }

    @Test("an append and the newest 50 take as much behind 100,000 entries as behind 1,000") func counts() throws {
        try fill(0..<1000)
        let small = (append: try append(behind: 1000), newest: try newest())
        try fill(1201..<100_000)
        let large = (append: try append(behind: 100_000), newest: try newest())

        #expect(small.append.syncs == 200)
        #expect(large.append.syncs == 200)
        #expect(small.append.work.writes == 200)
        #expect(large.append.work.writes == 200)
        // The sequences have two digits more.
        #expect(large.append.work.bytesWritten == small.append.work.bytesWritten + 200 * 2)
        // Filters say that an id is new; now and then one is wrong, and a segment's index is asked.
        #expect(large.append.work.reads <= small.append.work.reads + 40, "\(large.append.work)")
        #expect(large.newest.reads == small.newest.reads)
        #expect(large.newest.bytesRead <= small.newest.bytesRead + 51 * 2 + 64)
        #expect(small.newest.bytesRead < 51 * 1000)
    }

    @Test("opening a long session reads the last segment and not those before") func opening() throws {
        try fill(0..<20_000)
        try store.close()
        let before = try SystemWork.now()
        let again = try JSONStore(path: folder.path)
        #expect(try again.required(session).head.sequence == 20_000)
        let work = try SystemWork.now() - before
        // Two segments of 9,000 entries and one of 2,000, of about 620 bytes each.
        #expect(work.bytesRead < 2000 * 700, "\(work)")
    }

    @Test("appends that wait together share a write and a sync") func shared() throws {
        let (store, session) = (store, session)
        _ = try store.append(Append(to: session, [draft(0)]))
        let syncs = counters.syncs.load(ordering: .relaxed)
        let log = try #require(store.open.ifOpen(OpenSessions.Key(reference: session))?.log)
        let outcomes = log.commit((1...16).map { Append(to: session, [draft($0)]) })
        #expect(try outcomes.map { try $0.get().first } == Array(2...17))
        #expect(counters.syncs.load(ordering: .relaxed) == syncs + 1)
    }
}

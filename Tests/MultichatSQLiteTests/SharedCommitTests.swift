import MultichatFiles
import TestSupport
import Testing

@testable import Multichat
@testable import MultichatSQLite
@testable import MultichatSQLiteSupport

/// Stores on one file that wait for its lock, each of which stands for a process.
@Suite("Commits shared by processes") final class SharedCommitTests: Sendable {
    private let folder: TemporaryDirectory
    private let path: String
    private let stores: [SQLiteStore]
    private let session = SessionReference("s")

    init() throws {
        folder = try TemporaryDirectory()
        let path = folder("a.db")
        self.path = path
        stores = try (0..<6).map { _ in try SQLiteStore(path: path) }
        _ = try stores[0].create(NewSession(session))
        // Who had to wait once has a slot in the mailbox from then on.
        try waiting { try self.append(self.draft("first \($0)"), to: $1) }
    }

    private func draft(_ id: String, _ text: String = "x") -> Draft {
        Draft(id: EntryID(unchecked: id), kind: .message, author: "A", body: Message(text).body)
    }

    @discardableResult
    private func append(
        _ drafts: Draft..., to store: SQLiteStore, _ session: SessionReference = SessionReference("s"),
        expecting: [Multichat.Expectation] = []
    ) throws -> Receipt { try store.append(Append(to: session, drafts, expecting: expecting)) }

    /// Runs the closure for each store, once all of them wait for the lock.
    private func waiting(_ body: @escaping @Sendable (Int, SQLiteStore) throws -> Void) throws {
        let lock = try FileLock(SQLiteWriter.lockPath(of: path))
        let queue = try File(lock.path + ".queue", .write)
        // The number of the last place that was given.
        let count = { @Sendable in (try? queue.read(8, at: 0))?.first ?? 0 }
        try lock.lock()
        let all = count() &+ UInt8(stores.count)
        let stores = stores
        try onThreads(stores.count + 1) { thread in
            if thread < stores.count { return try body(thread, stores[thread]) }
            let deadline = ContinuousClock.now + .seconds(60)
            while count() != all, ContinuousClock.now < deadline { Platform.yield() }
            #expect(count() == all, "not all came to wait")
            lock.unlock()
        }
    }

    private var commits: Int {
        get throws {
            try stores.reduce(0) { sum, store in
                sum + Int(try #require(store.writer).database.withConnection { $0.walFrames[1] })
            }
        }
    }

    @Test("the appends of all that wait are one commit") func one() throws {
        let before = try commits
        try waiting { [self] number, store in
            let receipt = try append(draft("a \(number)"), draft("b \(number)"), to: store)
            #expect(!receipt.duplicate && receipt.last == receipt.first + 1 && receipt.ids.count == 2)
            let log = try Sample.content(store, session)
            #expect(log[receipt.first - 1].id == receipt.ids[0])
            #expect(log[receipt.last - 1].head == receipt.head)
        }
        #expect(try commits == before + 1)
        #expect(try Sample.content(stores[0], session).map(\.sequence) == Array(1...18))
        #expect(try Verifier(stores[3]).verify(session).damage == [])
    }

    @Test("each is answered as if it had done the work itself") func answers() throws {
        try waiting { [self] number, store in
            switch number {
            case 0:
                let error = failure { try append(draft("n"), to: store, expecting: [.head(1)]) }
                #expect(error?.code == .conflict && error?.head?.sequence ?? 0 >= 6)
            case 1:
                let receipt = try append(draft("first 1"), to: store)
                #expect(receipt.duplicate && receipt.first <= 6)
            case 2:
                let error = failure { try append(draft("first 1", "other"), to: store) }
                #expect(error?.code == .conflict && error?.ids == ["first 1"])
            case 3:
                let unknown = SessionReference("unknown", in: "other")
                #expect(failure { try append(draft("a"), to: store, unknown) }?.code == .notFound)
            default: try append(draft("last \(number)"), to: store)
            }
        }
        #expect(try Sample.content(stores[0], session).count == 8)
    }

    @Test("every part of an append arrives") func parts() throws {
        var value = Draft(id: "value", kind: .value, body: try JSON("{\"é\":1}"))
        value.key = "k"
        value.time = Timestamp(microseconds: -5)
        let long = draft("long", String(repeating: "é", count: 9000))
        try waiting { [self, value] number, store in
            if number == 1 { try append(long, to: store) }
            if number == 2 { try append(value, to: store, expecting: [.newest("k", nil), .fence(0)]) }
            try append(draft("last \(number)"), to: store)
        }
        let log = try Sample.content(stores[0], session)
        #expect(log.count == 14)
        for draft in [value, long] {
            let entry = try #require(log.first { $0.id == draft.id })
            #expect(draft.hasSameContent(as: entry))
            #expect(draft.time == nil || draft.time == entry.time)
        }
    }

    @Test("a damaged session of one hinders none of the others") func damage() throws {
        let bad = SessionReference("bad")
        _ = try stores[0].create(NewSession(bad))
        try append(draft("a"), to: stores[0], bad)
        try #require(stores[0].writer).database.transaction { connection in
            // A row behind the head.
            try connection.execute("UPDATE entry SET place = place + 1 WHERE place = (SELECT max(place) FROM entry)")
        }
        try waiting { [self] number, store in
            if number < 2 {
                #expect(failure { try append(draft("b \(number)"), to: store, bad) }?.code == .damaged)
            } else {
                try append(draft("b \(number)"), to: store)
            }
        }
        #expect(try Sample.content(stores[0], session).count == 10)
        #expect(try Verifier(stores[0]).verify(session).damage == [])
    }
}

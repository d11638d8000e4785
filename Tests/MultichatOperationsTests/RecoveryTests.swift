import Multichat
import MultichatFiles
import MultichatSQLite
import MultichatStores
import TestSupport
import Testing

@Suite("What a store mended") struct RecoveryTests {
    private func recoveries(_ store: any Store) -> [Recovery] { (store as? any Recovering)?.recoveries ?? [] }

    /// A closed store of two sessions, of which the first one's log ends as a crash leaves it.
    private func crashed(_ rest: String = #"{"sequence":4,"id":"half"#) throws -> OperationsStore {
        let bench = try OperationsStore(.json)
        try bench.talk("s")
        try bench.talk("t")
        try bench.store.close()
        let log = try File(log(bench, "s"), .write)
        try Array(rest.utf8).withUnsafeBytes { _ = try log.append($0) }
        return bench
    }

    private func log(_ bench: OperationsStore, _ session: String) -> String {
        bench.folder("store") + "/" + SafeName.make("default") + "/" + SafeName.make(session)
            + "/log-000000000001.jsonl"
    }

    @Test(
        "a torn end of a JSON log is cut by whatever opens its session first, and told",
        arguments: ["session", "entries", "list", "check", "append"])
    func json(first: String) throws {
        let bench = try crashed()
        let store = try Stores.open(bench.url, creating: false)
        defer { try? store.close() }
        let session = SessionReference("s")
        #expect(recoveries(store).isEmpty)
        // Nobody pays for sessions that nobody touches.
        _ = try store.session(SessionReference("t"))
        #expect(recoveries(store).isEmpty)
        switch first {
        case "session": _ = try store.session(session)
        case "entries": _ = try store.entries(EntryQuery(session))
        case "list": _ = try store.sessions(SessionQuery())
        case "check": _ = try (store as? any Checking)?.check(nil)
        default: try Swarm(store).chat("s").post("after", from: "A")
        }
        let told = recoveries(store)
        #expect(told.map(\.session) == [session])
        #expect(told.first?.action.hasPrefix("24 bytes of an append that was never answered") == true)
        #expect(try File(log(bench, "s"), .read).text.hasSuffix("}\n"))
        _ = try store.sessions(SessionQuery())
        #expect(recoveries(store) == told)
    }

    @Test("what a living writer is about to write is left alone") func living() throws {
        let bench = try crashed()
        let lock = try FileLock(Directory.parent(of: log(bench, "s")) + "/lock")
        let store = try Stores.open(bench.url, creating: false)
        defer { try? store.close() }
        let found = try lock.withLock { try store.session(SessionReference("s")) }
        #expect(found?.head.sequence == 3)
        #expect(recoveries(store).isEmpty)
    }

    @Test("an unfinished transaction at the end of SQLite's log is told at the opening")
    func sqlite() throws {
        let bench = try OperationsStore(.sqlite)
        try bench.talk("s", 5)
        let copy = bench.folder("copy")
        for suffix in ["", "-wal"] {
            let bytes = try File(bench.folder("store") + suffix, .read).contents()
            let target = try File(copy + suffix, .createNew)
            try bytes.withUnsafeBytes { try target.write($0, at: 0) }
            // The last frame is incomplete.
            if !suffix.isEmpty { try target.truncate(to: bytes.count - 100) }
        }
        let store = try SQLiteStore(path: copy)
        #expect(recoveries(store).count == 1)
        #expect(recoveries(store).first?.place == copy + "-wal")
        try store.close()
        let again = try SQLiteStore(path: copy)
        #expect(recoveries(again).isEmpty)
        try again.close()
    }
}

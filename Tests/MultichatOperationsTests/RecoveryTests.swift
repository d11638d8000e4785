import Multichat
import MultichatFiles
import MultichatSQLite
import MultichatStores
import TestSupport
import Testing

@Suite("What a store mended") struct RecoveryTests {
    private func recoveries(_ store: any Store) -> [Recovery] { (store as? any Recovering)?.recoveries ?? [] }

    @Test("a torn end of a JSON log is cut by the next append, and told")
    func json() throws {
        let bench = try OperationsStore(.json)
        try bench.talk("s")
        try bench.store.close()
        let folder = bench.folder("store") + "/" + SafeName.make("default") + "/" + SafeName.make("s")
        let log = try File(folder + "/log-000000000001.jsonl", .write)
        try Array(#"{"sequence":4,"id":"half"#.utf8).withUnsafeBytes { _ = try log.append($0) }
        let store = try Stores.open(bench.url, creating: false)
        #expect(recoveries(store).isEmpty)
        try Swarm(store).chat("s").post("after", from: "A")
        let told = recoveries(store)
        #expect(told.map(\.session) == [SessionReference("s")])
        #expect(told.first?.action.hasPrefix("24 bytes of an append that was never answered") == true)
        try store.close()
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

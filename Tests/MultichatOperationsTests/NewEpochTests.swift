import Multichat
import MultichatFiles
import MultichatHybrid
import MultichatOperations
import MultichatSQLite
import MultichatStores
import TestSupport
import Testing

@Suite("A restore begins a new life") struct NewEpochTests {
    private var behind: HybridOptions {
        var options = HybridOptions()
        options.mode = .writeBehind
        return options
    }

    @Test("a hot store of the old life is refused, whatever the backup was", arguments: ["folder", "copy"])
    func refused(form: String) throws {
        let bench = try OperationsStore(.sqlite)
        let hot = MemoryStore(bench.store.configuration)
        let hybrid = try HybridStore(durable: bench.store, options: behind) { hot }
        try Swarm(hybrid).start("s").post("hello", from: "A")
        let backup = bench.folder("backup")
        if form == "folder" {
            _ = try FolderBackup(of: hybrid, in: backup).run()
        } else {
            try hybrid.flush()
            try (bench.store as? SQLiteStore)?.backup(to: backup)
        }
        try hybrid.close()
        let url = StoreURL.sqlite(bench.folder("restored"))
        let report = try Restore(from: backup).run(into: url)
        #expect(report.sessions == 1 && report.entries == 1)
        let durable = try bench.open(url)
        let error = #expect(throws: MultichatError.self) { try HybridStore(durable: durable, options: behind) { hot } }
        #expect(error?.code == .incompatible)
        let fresh = try HybridStore(durable: durable, options: behind) { MemoryStore() }
        #expect(try Swarm(fresh).chat("s").session().head.sequence == 1)
        try fresh.close()
    }

    @Test("a hybrid's durable store is what is filled")
    func hybrid() throws {
        let bench = try OperationsStore(.json)
        try bench.talk("s")
        let backup = bench.folder("backup")
        _ = try FolderBackup(of: bench.store, in: backup).run()
        let path = bench.folder("durable.db")
        let url = try StoreURL("hybrid:?durable=sqlite:\(path)&hot=memory:")
        _ = try Restore(from: backup).run(into: url)
        let durable = try bench.open(.sqlite(path))
        #expect(try durable.everything() == bench.store.everything())
        try durable.close()
    }
}

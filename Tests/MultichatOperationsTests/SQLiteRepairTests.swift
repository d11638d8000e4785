import Multichat
import MultichatFiles
import MultichatOperations
import MultichatSQLite
import MultichatStores
import TestSupport
import Testing

@Suite("Repair of damaged SQLite files") struct SQLiteRepairTests {
    private let bench: RepairBench
    private var folder: TemporaryDirectory { bench.folder }

    init() throws { bench = try RepairBench() }

    @Test("pages of SQLite that can't be read cost what is on them", arguments: [2, 7, 20, 33, 60, 1000])
    func pages(seed: Int) throws {
        let url = StoreURL.sqlite(folder("store"))
        let logs = try bench.make(url)
        let path = folder("store")
        var bytes = try bench.content(path)
        let pages = bytes.count / 4096
        #expect(pages > 70)
        // The first page and those of the schema have a test of their own.
        let broken = seed == 1000 ? Array(stride(from: 40, to: pages, by: 11)) : [seed + 10]
        for page in broken {
            for place in page * 4096..<(page + 1) * 4096 { bytes[place] = UInt8(truncatingIfNeeded: place &* 31) }
        }
        try bytes.withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        let (report, store) = try bench.repair(url)
        #expect(try bench.content(path) == bytes, "the damaged store was written")
        try bench.check(report, store, logs)
        #expect(report.entries + report.salvaged > 600)
    }

    @Test("a file that was cut, and one without its first page")
    func cut() throws {
        let url = StoreURL.sqlite(folder("store"))
        let logs = try bench.make(url)
        let path = folder("store")
        let bytes = try bench.content(path)
        try File(path, .write).truncate(to: bytes.count * 2 / 3)
        let (report, store) = try bench.repair(url)
        try bench.check(report, store, logs)
        #expect(report.damage.contains { $0.reason.contains("ends at byte") })
        #expect(report.entries + report.salvaged > 300)
        try bytes.withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        try [UInt8](repeating: 0xFF, count: 4096).withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        try Directory.remove(folder("saved"))
        let (again, saved) = try bench.repair(url)
        try bench.check(again, saved, logs)
        #expect(again.entries == 800)
    }

    /// The store `store` as a process leaves it that is killed after forty posts and the start of another session.
    private func crash(_ start: SessionID?) throws -> String {
        let path = folder("store")
        let source = folder("source")
        let store = try SQLiteStore(path: source, configuration: OperationsStore.configuration(bench.clock))
        let chat = try Swarm(store).start("a")
        for number in 1...40 { try chat.post("number \(number)", from: "A") }
        if let start { try Swarm(store).start(start) }
        for suffix in ["", "-wal", "-lock"] {
            let bytes = try bench.content(source + suffix)
            try bytes.withUnsafeBytes { try File(path + suffix, .createNew).write($0, at: 0) }
        }
        try store.close()
        return path
    }

    @Test("a last commit that was cut is named as lost", arguments: [1, 3, 100, 2072, 4144, 9000])
    func cutLog(_ bytes: Int) throws {
        let path = try crash(nil)
        let log = try File(path + "-wal", .write)
        try log.truncate(to: log.size - bytes)
        let (report, saved) = try bench.repair(.sqlite(path))
        let kept = try bench.entries(saved, "a").count
        #expect(kept < 40)
        #expect(report.damage.contains { $0.place.hasSuffix("-wal") && $0.reason.contains("with 1 commit at least") })
        #expect(report.lost == [Repair.Lost(session: SessionReference("a"), sequences: kept + 1...40)])
        #expect(report.whole == 0)
    }

    @Test("a log that was removed, or cut below a session's beginning, costs what it held", arguments: [true, false])
    func lostLog(_ isRemoved: Bool) throws {
        let path = try crash("b")
        if isRemoved {
            try Directory.removeFile(path + "-wal")
        } else {
            let log = try File(path + "-wal", .write)
            try log.truncate(to: log.size - 3)
        }
        let (report, _) = try bench.repair(.sqlite(path))
        #expect(report.damage.contains { $0.reason.contains("committed last, is lost") })
    }

    @Test("a damaged write-ahead log costs what stands behind the damage")
    func log() throws {
        let path = folder("store")
        let source = folder("source")
        let store = try SQLiteStore(path: source, configuration: OperationsStore.configuration(bench.clock))
        let chat = try Swarm(store).start("a")
        for number in 1...40 { try chat.post("number \(number)", from: "A") }
        for suffix in ["", "-wal"] {
            let bytes = try bench.content(source + suffix)
            try bytes.withUnsafeBytes { try File(path + suffix, .createNew).write($0, at: 0) }
        }
        try store.close()
        let log = try File(path + "-wal", .write)
        try [0xFF].withUnsafeBytes { try log.write($0, at: try log.size / 2) }
        #expect(throws: MultichatError.self) { try SQLiteStore(path: path) }
        let (report, saved) = try bench.repair(.sqlite(path))
        let found = try bench.entries(saved, "a")
        #expect(found.count > 5 && found.count < 40)
        #expect(report.damage.contains { $0.place.hasSuffix("-wal") && $0.reason.contains("commits") })
        #expect(try Verifier(saved).verify(SessionReference("a")).damage.isEmpty)
    }
}

import Multichat
import MultichatFiles
import MultichatOperations
import MultichatSQLite
import MultichatStores
import TestSupport
import Testing

@Suite("Repair of damaged stores") struct RepairTests {
    private let folder: TemporaryDirectory
    private let clock = MovedClock()

    init() throws { folder = try TemporaryDirectory() }

    /// A closed store with two sessions of many entries.
    private func make(_ url: StoreURL, _ count: Int = 400) throws -> [SessionReference: [Entry]] {
        let store = try Stores.open(url, configuration: OperationsStore.configuration(clock))
        defer { try? store.close() }
        var logs: [SessionReference: [Entry]] = [:]
        for id in ["a", "b"] as [SessionID] {
            let chat = try Swarm(store).start(id, topic: "Topic of \(id)", labels: ["name": id.text])
            for number in 1...count { try chat.post("\(id) says \(number) words of no weight at all", from: "A") }
            try store.forEachPage(EntryQuery(chat.reference, from: 1, through: count)) {
                logs[chat.reference, default: []] += $0
            }
        }
        return logs
    }

    private func repair(_ url: StoreURL) throws -> (Repair.Report, any Restoring) {
        let target = StoreURL.json(folder("saved"))
        let report = try Repair(of: url).run(into: target)
        return (report, try Stores.open(target, creating: false))
    }

    private func entries(_ store: any Restoring, _ id: SessionID) throws -> [Entry] {
        let session = try store.required(SessionReference(id))
        var found: [Entry] = []
        try store.forEachPage(EntryQuery(session.reference, from: 1, through: session.head.sequence)) { found += $0 }
        return found
    }

    /// Each entry is saved as it was, saved with a new chain, or named as lost.
    private func check(
        _ report: Repair.Report, _ store: any Restoring, _ logs: [SessionReference: [Entry]]
    ) throws {
        for (reference, log) in logs {
            let kept = try entries(store, reference.id)
            #expect(kept == Array(log.prefix(kept.count)))
            #expect(try Verifier(store).verify(reference).damage.isEmpty)
            let fragment = report.fragments.first { $0.origin == reference }
            let rest = try fragment.map { try entries(store, $0.session.id) } ?? []
            #expect(rest.filter { $0.kind != "gap" }.count == fragment?.entries ?? 0)
            let saved = Set(kept.map(\.id)).union(rest.map(\.id))
            let missing = log.filter { !saved.contains($0.id) }.map(\.sequence)
            #expect(report.lost.filter { $0.session == reference }.flatMap { Array($0.sequences) } == missing)
            for entry in rest where entry.kind != "gap" {
                #expect(log.contains { $0.id == entry.id && $0.body == entry.body && $0.author == entry.author })
            }
            if let fragment { #expect(try Verifier(store).verify(fragment.session).damage.isEmpty) }
        }
    }

    private func content(_ path: String) throws -> [UInt8] { try File(path, .read).contents() }

    @Test("a store that is whole is saved whole", arguments: [StoreKind.sqlite, .json])
    func whole(kind: StoreKind) throws {
        let url = kind.at(folder("store"))
        let logs = try make(url, 30)
        let (report, store) = try repair(url)
        #expect(report.sessions == 2 && report.whole == 2 && report.entries == 60 && report.salvaged == 0)
        #expect(report.damage.isEmpty && report.lost.isEmpty)
        try check(report, store, logs)
        let origin = try store.origin(of: SessionReference("a"))
        #expect(origin.topic == "Topic of a" && origin.labels == ["name": "a"])
    }

    @Test("a bad line of JSON costs its entry; what stands behind it gets a chain of its own")
    func badLine() throws {
        let url = StoreURL.json(folder("store"))
        let logs = try make(url, 50)
        let path = try session("a") + "/log-000000000001.jsonl"
        var bytes = try content(path)
        let words = Array("a says 20 ".utf8)
        let offset = try #require(bytes.indices.first { bytes[$0...].starts(with: words) })
        bytes[offset] ^= 1
        try bytes.withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        let (report, store) = try repair(url)
        #expect(try content(path) == bytes, "the damaged store was written")
        #expect(report.lost == [.init(session: SessionReference("a"), sequences: 20...20)])
        #expect(report.whole == 1)
        #expect(report.fragments.map(\.session.id) == ["a.salvaged-1"])
        #expect(report.damage.contains { $0.session?.id == "a" && $0.sequence == 20 })
        try check(report, store, logs)
        let first = try #require(try entries(store, "a.salvaged-1").first)
        #expect(first.kind == "gap")
        #expect(JSONValue(first.body)["next"]?.integer == 21)
    }

    @Test("a missing segment, and metadata that can't be read")
    func missing() throws {
        let url = StoreURL.json(folder("store"))
        let logs = try make(url, 4100)
        try Directory.removeFile(try session("a") + "/log-000000000001.jsonl")
        try AtomicFile.replace(try session("b") + "/session.json", "{}")
        try AtomicFile.replace(folder("store") + "/multichat.json", "nonsense")
        let (report, store) = try repair(url)
        try check(report, store, logs)
        #expect(report.lost == [.init(session: SessionReference("a"), sequences: 1...4096)])
        #expect(report.damage.contains { $0.place.hasSuffix("multichat.json") })
        #expect(report.damage.contains { $0.place.hasSuffix("session.json") && $0.session?.id == "b" })
        #expect(try entries(store, "b").count == 4100)
    }

    private func session(_ id: String) throws -> String {
        let namespace = folder("store") + "/" + SafeName.make("default")
        return namespace + "/" + SafeName.make(id)
    }

    @Test("pages of SQLite that can't be read cost what is on them", arguments: [2, 7, 20, 33, 60, 1000])
    func pages(seed: Int) throws {
        let url = StoreURL.sqlite(folder("store"))
        let logs = try make(url)
        let path = folder("store")
        var bytes = try content(path)
        let pages = bytes.count / 4096
        #expect(pages > 70)
        // The first page and those of the schema have a test of their own.
        let broken = seed == 1000 ? Array(stride(from: 40, to: pages, by: 11)) : [seed + 10]
        for page in broken {
            for place in page * 4096..<(page + 1) * 4096 { bytes[place] = UInt8(truncatingIfNeeded: place &* 31) }
        }
        try bytes.withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        let (report, store) = try repair(url)
        #expect(try content(path) == bytes, "the damaged store was written")
        try check(report, store, logs)
        #expect(report.entries + report.salvaged > 600)
    }

    @Test("a file that was cut, and one without its first page")
    func cut() throws {
        let url = StoreURL.sqlite(folder("store"))
        let logs = try make(url)
        let path = folder("store")
        let bytes = try content(path)
        try File(path, .write).truncate(to: bytes.count * 2 / 3)
        let (report, store) = try repair(url)
        try check(report, store, logs)
        #expect(report.damage.contains { $0.reason.contains("ends at byte") })
        #expect(report.entries + report.salvaged > 300)
        try bytes.withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        try [UInt8](repeating: 0xFF, count: 4096).withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        try Directory.remove(folder("saved"))
        let (again, saved) = try repair(url)
        try check(again, saved, logs)
        #expect(again.entries == 800)
    }

    @Test("a damaged write-ahead log costs what stands behind the damage")
    func log() throws {
        let path = folder("store")
        let source = folder("source")
        let store = try SQLiteStore(path: source, configuration: OperationsStore.configuration(clock))
        let chat = try Swarm(store).start("a")
        for number in 1...40 { try chat.post("number \(number)", from: "A") }
        for suffix in ["", "-wal"] {
            let bytes = try content(source + suffix)
            try bytes.withUnsafeBytes { try File(path + suffix, .createNew).write($0, at: 0) }
        }
        try store.close()
        let log = try File(path + "-wal", .write)
        try [0xFF].withUnsafeBytes { try log.write($0, at: try log.size / 2) }
        #expect(throws: MultichatError.self) { try SQLiteStore(path: path) }
        let (report, saved) = try repair(.sqlite(path))
        let found = try entries(saved, "a")
        #expect(found.count > 5 && found.count < 40)
        #expect(report.damage.contains { $0.place.hasSuffix("-wal") && $0.reason.contains("commits") })
        #expect(try Verifier(saved).verify(SessionReference("a")).damage.isEmpty)
    }

    @Test("a store isn't repaired into itself, nor into one that has something")
    func refused() throws {
        let url = StoreURL.sqlite(folder("store"))
        _ = try make(url, 3)
        #expect(throws: MultichatError.self) { try Repair(of: url).run(into: url) }
        let other = StoreURL.json(folder("other"))
        _ = try make(other, 3)
        let error = #expect(throws: MultichatError.self) { try Repair(of: url).run(into: other) }
        #expect(error?.code == .conflict)
        #expect(throws: MultichatError.self) { try Repair(of: .json(folder("no"))).run(into: .sqlite(folder("x"))) }
    }
}

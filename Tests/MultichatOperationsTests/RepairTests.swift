import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

@Suite("Repair of damaged stores") struct RepairTests {
    private let bench: RepairBench
    private var folder: TemporaryDirectory { bench.folder }

    init() throws { bench = try RepairBench() }

    @Test("a store that is whole is saved whole", arguments: [StoreKind.sqlite, .json])
    func whole(kind: StoreKind) throws {
        let url = kind.at(folder("store"))
        let logs = try bench.make(url, 30)
        let (report, store) = try bench.repair(url)
        #expect(report.sessions == 2 && report.whole == 2 && report.entries == 60 && report.salvaged == 0)
        #expect(report.damage.isEmpty && report.lost.isEmpty)
        try bench.check(report, store, logs)
        let origin = try store.origin(of: SessionReference("a"))
        #expect(origin.topic == "Topic of a" && origin.labels == ["name": "a"])
    }

    @Test("a bad line of JSON costs its entry; what stands behind it gets a chain of its own")
    func badLine() throws {
        let url = StoreURL.json(folder("store"))
        let logs = try bench.make(url, 50)
        let path = try session("a") + "/log-000000000001.jsonl"
        var bytes = try bench.content(path)
        let words = Array("a says 20 ".utf8)
        let offset = try #require(bytes.indices.first { bytes[$0...].starts(with: words) })
        bytes[offset] ^= 1
        try bytes.withUnsafeBytes { try File(path, .write).write($0, at: 0) }
        let (report, store) = try bench.repair(url)
        #expect(try bench.content(path) == bytes, "the damaged store was written")
        #expect(report.lost == [.init(session: SessionReference("a"), sequences: 20...20)])
        #expect(report.whole == 1)
        #expect(report.fragments.map(\.session.id) == ["a.salvaged-1"])
        #expect(report.damage.contains { $0.session?.id == "a" && $0.sequence == 20 })
        try bench.check(report, store, logs)
        let first = try #require(try bench.entries(store, "a.salvaged-1").first)
        #expect(first.kind == "gap")
        #expect(JSONValue(first.body)["next"]?.integer == 21)
    }

    @Test("a missing segment, and metadata that can't be read")
    func missing() throws {
        let url = StoreURL.json(folder("store"))
        let logs = try bench.make(url, 4100)
        try Directory.removeFile(try session("a") + "/log-000000000001.jsonl")
        try AtomicFile.replace(try session("b") + "/session.json", "{}")
        try AtomicFile.replace(folder("store") + "/multichat.json", "nonsense")
        let (report, store) = try bench.repair(url)
        try bench.check(report, store, logs)
        #expect(report.lost == [.init(session: SessionReference("a"), sequences: 1...4096)])
        #expect(report.damage.contains { $0.place.hasSuffix("multichat.json") })
        #expect(report.damage.contains { $0.place.hasSuffix("session.json") && $0.session?.id == "b" })
        #expect(try bench.entries(store, "b").count == 4100)
    }

    private func session(_ id: String) throws -> String {
        let namespace = folder("store") + "/" + SafeName.make("default")
        return namespace + "/" + SafeName.make(id)
    }

    @Test("a store isn't repaired into itself, nor into one that has something")
    func refused() throws {
        let url = StoreURL.sqlite(folder("store"))
        _ = try bench.make(url, 3)
        #expect(throws: MultichatError.self) { try Repair(of: url).run(into: url) }
        let other = StoreURL.json(folder("other"))
        _ = try bench.make(other, 3)
        let error = #expect(throws: MultichatError.self) { try Repair(of: url).run(into: other) }
        #expect(error?.code == .conflict)
        #expect(throws: MultichatError.self) { try Repair(of: .json(folder("no"))).run(into: .sqlite(folder("x"))) }
    }
}

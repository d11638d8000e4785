import CMultichatShims
import Multichat
import MultichatFiles
import MultichatInterchange
import MultichatStores
import TestSupport
import Testing

/// The records of a real swarm, in the folder that the variable `MULTICHAT_SWARM` names.
@Suite(.enabled(if: RealSwarm.folder != nil, "SKIPPED: MULTICHAT_SWARM names no folder with a swarm's records"))
struct RealSwarmTests {
    static let counts: [(String, ImportFormat, Int)] = [
        ("legacy", .legacy, 7), ("inbox", .inbox, 263), ("inbox-logs", .logs, 29), ("comms", .comms, 92),
        ("queue", .queue, 244), ("devlogs", .devlogs, 80),
    ]

    @Test(arguments: counts) func everyMessageOfAShapeGoesIn(_ name: String, _ format: ImportFormat, _ count: Int)
        throws
    {
        let store = MemoryStore()
        let report = try Importer(into: store).run([RealSwarm.path(name)])
        #expect(report.byFormat[format]?.messages == count)
        #expect(report.total.messages == count)
        #expect(report.refused.count == (format == .comms ? 1 : 0))
        #expect(report.byFormat[format]?.refused == report.refused.count)
        let again = try Importer(into: store).run([RealSwarm.path(name)])
        #expect(again.total.messages == 0)
        #expect(again.total.sessions == 0)
        #expect(again.total.duplicates == count)
    }

    @Test func everyTextIsKeptByteForByte() throws {
        let store = MemoryStore()
        _ = try Importer(into: store).run([RealSwarm.path("inbox")])
        for session in try store.sessions(SessionQuery()).items {
            var query = EntryQuery(session.reference)
            query.limit = 1000
            for entry in try store.entries(query).items {
                let source = JSONValue(entry.body)["source"]
                let path = try #require(source?["path"]?.string)
                #expect(source?["text"]?.string == (try File(RealSwarm.path("inbox/" + path), .read).text))
            }
        }
    }

    @Test(arguments: TextForm.allCases) func asBlocksEveryMessageComesBackAsItWas(_ form: TextForm) throws {
        let store = MemoryStore()
        _ = try Importer(into: store).run([RealSwarm.path("")])
        let bench = try ImportBench()
        var bytes: [UInt8] = []
        var export = BlockExport(form) { bytes.append(contentsOf: $0) }
        #expect(try export.write(store).isEmpty)
        try bench.write("o.md", String(decoding: bytes, as: UTF8.self))
        #expect(try bench.run().refused.isEmpty)
        let said = try Self.messages(store)
        #expect(said.count == export.counts.entries && said.count > 700)
        #expect(try Self.messages(bench.store) == said)
    }

    /// The bodies of all messages, by session and id.
    private static func messages(_ store: any Store) throws -> [String: JSON] {
        var bodies: [String: JSON] = [:]
        _ = try store.forEachSession(in: .standard, includingSystem: false) { session in
            var query = EntryQuery(session.reference)
            query.kind = .message
            try store.forEachPage(query) { for entry in $0 { bodies["\(session.id) \(entry.id)"] = entry.body } }
        }
        return bodies
    }

    @Test func theQueueTellsWhatIsStuck() throws {
        let report = try Importer(into: MemoryStore()).run([RealSwarm.path("queue")])
        #expect(report.byFormat[.queue]?.stuck == 200)
    }

    @Test func everyLearningGoesInOnce() throws {
        let store = MemoryStore()
        let report = try Importer(into: store).run([RealSwarm.path("knowledge")])
        #expect(report.byFormat[.knowledge]?.learnings == 71 + 49)
        #expect(report.refused.isEmpty)
        let again = try Importer(into: store).run([RealSwarm.path("knowledge")])
        #expect(again.byFormat[.knowledge]?.learnings == 0)
        #expect(again.byFormat[.knowledge]?.duplicates == 120)
        #expect(try Swarm(store).brain.learnings(limit: 200).items.count == 120)
    }

    @Test func theLegacySessionsKeepTheirTimes() throws {
        let store = MemoryStore()
        _ = try Importer(into: store).run([RealSwarm.path("legacy")])
        let session = try #require(try store.session(SessionReference("2a09050c-f6b5-489a-92e2-a148082d0c6a")))
        #expect(session.participants == ["Agent-1", "Agent-2", "Agent-3", "Agent-4"])
        #expect(session.createdAt.microseconds == 1_758_687_205_119_716)
        #expect(session.head.sequence == 6)
    }
}

enum RealSwarm {
    /// The folder, if it is there.
    static let folder: String? = {
        guard let value = getenv("MULTICHAT_SWARM") else { return nil }
        let path = String(cString: value)
        return (try? Directory.entries(path)) == nil ? nil : path
    }()

    static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
}

import Multichat
import MultichatFiles
import MultichatOperations
import MultichatStores
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// `MULTICHAT_RECLAIM_MB` is the size of the store: 100 is what a user may see, the default is quicker.
@Suite("Space given back") struct ReclaimedSpaceTests {
    private static let megabytes = getenv("MULTICHAT_RECLAIM_MB").flatMap { Int(String(cString: $0)) } ?? 8

    /// The bytes of all files below a folder.
    private func size(_ folder: String) throws -> Int {
        try Directory.entries(folder).reduce(0) { total, entry in
            let path = folder + "/" + entry.name
            return total + (entry.isDirectory ? try size(path) : try File(path, .read).size)
        }
    }

    @Test("after half of a store was erased, at most 60 % of it is left", arguments: [StoreKind.sqlite, .json])
    func erased(kind: StoreKind) throws {
        let folder = try TemporaryDirectory()
        let url = kind.at(folder("store"))
        let body = String(repeating: "What was said and will be forgotten. ", count: 85)
        var store = try Stores.open(url)
        for number in 0..<4 {
            let chat = try Swarm(store).start(SessionID("s\(number)"))
            for round in 0..<Self.megabytes {
                try chat.append(
                    (0..<85).map { place in
                        let author: AgentID = (place + round) % 2 == 0 ? "A" : "B"
                        var draft = Draft(id: chat.newEntryID(), kind: .message, author: author)
                        draft.body = JSONValue.object([.init("content", .string("\(round)-\(place) \(body)"))]).json
                        return draft
                    })
            }
        }
        try store.close()
        let before = try size(folder.path)
        #expect(before > Self.megabytes * 1_000_000)
        store = try Stores.open(url, creating: false)
        let receipt = try Eraser(Swarm(store)).erase(ErasureRequest(agent: "A"))
        #expect(receipt.entries == Self.megabytes * 4 * 85 / 2)
        var settings = MaintenanceSettings()
        settings.rewritesFiles = true
        let report = try Maintenance(store, settings).run()
        #expect(report.failures.isEmpty && report.damage.isEmpty)
        try store.close()
        let after = try size(folder.path)
        #expect(after * 100 <= before * 60, "\(before) bytes became \(after)")
    }

    @Test(
        "a run says by how much the files shrank, also where sessions are deleted",
        arguments: [StoreKind.sqlite, .json])
    func deleted(kind: StoreKind) throws {
        let bench = try OperationsStore(kind)
        try bench.talk("keep")
        try bench.talk("go", 300, words: 200)
        try bench.swarm.chat("go").end()
        var settings = MaintenanceSettings()
        settings.rewritesFiles = true
        #expect(try Maintenance(bench.store, settings).run().freedBytes == 0)
        settings.rules = [try RetentionRule("status=ended delete")]
        #expect(try Maintenance(bench.store, settings).run().freedBytes ?? 0 > 300_000)
        try bench.store.close()
    }
}

import Multichat
import MultichatFiles
import MultichatSearch
import TestSupport
import Testing

/// What was erased is in no index, on every store.
@Suite struct ErasingTests {
    private static let canary = "canaryq"

    @Test(arguments: SearchedStore.all)
    func neitherSearchNorRecallFindsIt(_ kind: SearchedStore) throws {
        let world = try kind.make()
        let path = world.folder("store.search")
        let chat = try world.swarm.start("s")
        try chat.post("\(Self.canary) was said", from: "Ann")
        try chat.post("something else was said", from: "Ben")
        let brain = Brain(world.swarm, index: BrainIndex(try SearchIndex(path, of: "default")))
        try brain.learn("\(Self.canary) was learned", id: "one", by: "Ann")
        try brain.learn("something else was learned", id: "two", by: "Ben")
        #expect(try world.find(Self.canary) == ["s 1"])
        #expect(try brain.recall(Self.canary).map(\.learning.id) == ["one"])
        #expect(try Self.holders(world.folder).isEmpty == false)
        var eraser = try Eraser(world.swarm)
        eraser.copies = [IndexForgetting(path, of: "default")]
        #expect(try eraser.erase(ErasureRequest(agent: "Ann")).entries == 2)
        #expect(try Self.holders(world.folder) == [])
        #expect(try world.find(Self.canary).isEmpty && world.find("said") == ["s 2"])
        #expect(try brain.recall(Self.canary).isEmpty)
        #expect(try brain.recall("learned").map(\.learning.id) == ["two"])
        #expect(try brain.learnings().items.map(\.id) == ["two"])
        #expect(try Self.holders(world.folder) == [])
    }

    /// The index's files that hold the canary.
    private static func holders(_ folder: TemporaryDirectory) throws -> [String] {
        try Directory.entries(folder.path).map(\.name).filter { name in
            guard name.hasPrefix("store.search") else { return false }
            let file = try File(folder(name), .read)
            let bytes = try file.contents(limit: 1 << 30)
            return String(decoding: bytes, as: UTF8.self).lowercased().contains(canary)
        }
    }
}

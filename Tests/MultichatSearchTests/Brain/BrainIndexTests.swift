import Multichat
import MultichatConformance
import MultichatFiles
import MultichatSearch
import TestSupport
import Testing

@Suite struct BrainIndexTests {
    private let folder: TemporaryDirectory
    private let swarm = Swarm(MemoryStore())

    init() throws { folder = try TemporaryDirectory() }

    private func brain() throws -> Brain {
        Brain(swarm, index: BrainIndex(try SearchIndex(folder("a.search"), of: "default")))
    }

    @Test func itFindsWhatTheNewestVersionsSay() throws {
        let brain = try brain()
        #expect(try brain.recall("checkpoint").isEmpty)
        try brain.learn("Checkpoint under the lock.", id: "wal")
        try brain.learn("Der Schlüssel liegt im Café.", id: "café")
        #expect(try brain.recall("when were CHECKPOINTS locked?").map(\.learning.id) == ["wal"])
        #expect(try brain.recall("cafe").map(\.learning.id) == ["café"])
        try brain.revise("wal") { $0.text = "Never vacuum." }
        #expect(try brain.recall("checkpoint").isEmpty)
        #expect(try brain.recall("vacuum").map(\.learning.text) == ["Never vacuum."])
        try brain.forget("wal")
        #expect(try brain.recall("vacuum").isEmpty)
    }

    @Test(arguments: ["\"", "a OR", "text:x", "NEAR(", "* ^", "-", "\u{0}x", "🚀", "''", "(((("])
    func anyTextIsAQuestion(_ text: String) throws {
        let brain = try brain()
        try brain.learn("x marks the spot")
        #expect(try brain.recall(text).count <= 1)
    }

    @Test func filtersCountForWordsAndMeaning() throws {
        let brain = try brain()
        for number in 0..<20 {
            try brain.learn(
                "number \(number) of many", id: try LearningID("l\(number)"), by: try AgentID("A\(number % 2)")
            ) {
                $0.tags = ["t\(number % 3)", "every"]
                $0.kind = number < 10 ? "low" : "high"
                $0.project = number == 7 ? "p" : nil
                $0.embedding = try Embedding([1, Float(number)])
            }
        }
        var query = RecallQuery("number")
        query.embedding = try Embedding([1, 5])
        query.limit = 20
        #expect(try brain.recall(query).count == 20)
        query.tags = ["every", "t1"]
        query.author = "A1"
        query.kinds = ["low", "none"]
        #expect(Set(try brain.recall(query).map(\.learning.id)) == ["l1", "l7"])
        query.project = "p"
        #expect(try brain.recall(query).map(\.learning.id) == ["l7"])
        query.text = ""
        #expect(try brain.recall(query).map(\.learning.id) == ["l7"])
        query.tags = ["t"]
        #expect(try brain.recall(query).isEmpty)
    }

    @Test func twoProcessesKeepUpWithEachOther() throws {
        let (one, two) = (try brain(), try brain())
        var query = RecallQuery("")
        query.embedding = try Embedding([1, 0])
        try one.learn("near", id: "near") { $0.embedding = try Embedding([1, 0.1]) }
        #expect(try one.recall(query).map(\.learning.id) == ["near"])
        #expect(try two.recall(query).map(\.learning.id) == ["near"])
        try two.revise("near") { $0.embedding = try Embedding([-1, 0.1]) }
        try two.learn("far", id: "far") { $0.embedding = try Embedding([0, 1]) }
        #expect(try one.recall(query).map(\.learning.id) == ["far", "near"])
        #expect(try two.recall(query).map(\.learning.id) == ["far", "near"])
        try one.forget("far")
        #expect(try two.recall(query).map(\.learning.id) == ["near"])
    }

    @Test func anotherLogUnderTheSameIDIsIndexedAnew() throws {
        let brain = try brain()
        var query = RecallQuery("words")
        query.embedding = try Embedding([1, 0])
        try brain.learn("old words", id: "a") { $0.embedding = try Embedding([1, 0]) }
        #expect(try brain.recall(query).map(\.learning.text) == ["old words"])
        _ = try swarm.delete(.brain)
        #expect(try brain.recall(query).isEmpty)
        try brain.learn("new words", id: "b") { $0.embedding = try Embedding([0, 1]) }
        let found = try brain.recall(query)
        #expect(found.map(\.learning.text) == ["new words"])
        #expect(found[0].similarity == 0)
        try brain.learn("hidden words", id: "c")
        #expect(try brain.recall("hidden").first?.learning.id == "c")
        try swarm.chat(.brain).rewind(to: 2)
        #expect(try brain.recall("words").map(\.learning.id) == ["b"])
    }

    @Test func aDamagedIndexIsMadeAnew() throws {
        let first = try brain()
        try first.learn("kept in the store", id: "a")
        #expect(try first.recall("store").count == 1)
        try AtomicFile.replace(folder("a.search"), "this is no index any more")
        for suffix in ["-wal", "-shm"] { try Directory.removeFile(folder("a.search" + suffix)) }
        #expect(try brain().recall("store").count == 1)
    }
}

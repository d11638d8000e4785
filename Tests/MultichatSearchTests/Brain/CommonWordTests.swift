import Multichat
import MultichatFiles
import MultichatSearch
import TestSupport
import Testing

/// Words that very many learnings have.
@Suite struct CommonWordTests {
    @Test func rareWordsDecideAndCommonOnesHelp() throws {
        let folder = try TemporaryDirectory()
        let swarm = Swarm(MemoryStore())
        let brain = Brain(swarm, index: BrainIndex(try SearchIndex(folder("a.search"), of: "default")))
        try brain.learn("the server's rare walrus", id: "first")
        let drafts = try (0..<3000).map { number in
            let text = number % 300 == 7 ? "server walrus number \(number)" : "server number \(number)"
            var draft = Draft(
                id: EntryID(unchecked: "e\(number)"), kind: .learning, body: try JSON("{\"text\":\"\(text)\"}"))
            draft.key = try LearningID("l\(number)").key
            return draft
        }
        try swarm.chat(.brain).append(drafts)
        // Ten of the walruses have a number, which the question asks for as well.
        #expect(try brain.recall("server number walrus 607", limit: 5).first?.learning.id == "l607")
        #expect(try brain.recall("walrus server", limit: 50).count == 11)
        // A word that all have: the newest of them are ranked, and enough are found.
        let common = try brain.recall("server", limit: 100)
        #expect(common.count == 100)
        #expect(common.allSatisfy { $0.learning.sequence > 2000 })
        #expect(try brain.recall("nothing knows this", limit: 5).isEmpty)
    }
}

import Multichat
import MultichatFiles
import MultichatHybrid
import MultichatStores
import TestSupport
import Testing

@Suite("What stores tell of themselves")
struct FactTests {
    @Test("files tell their size and that they are synced", arguments: ["sqlite", "json"])
    func files(_ kind: String) throws {
        let folder = try TemporaryDirectory()
        let store = try Stores.open(StoreURL("\(kind):\(folder("store"))"))
        defer { try? store.close() }
        let facts = try #require(store as? any Describing).facts()
        #expect(facts.first == StoreFact("kind", .text(kind)))
        #expect(facts.contains(StoreFact("durability", .text("synced"))))
        guard case .bytes(let size) = facts.first(where: { $0.name == "size" })?.value else {
            Issue.record("It doesn't tell its size.")
            return
        }
        #expect(size > 0)
    }

    @Test("a hybrid tells its mode, and what its stores tell")
    func hybrid() throws {
        let folder = try TemporaryDirectory()
        let store = try Stores.open(StoreURL("hybrid:?durable=sqlite:\(folder("a"))&hot=memory:&mode=write-behind"))
        defer { try? store.close() }
        let facts = try #require(store as? any Describing).facts()
        #expect(facts.contains(StoreFact("mode", .text("write-behind"))))
        #expect(facts.contains(StoreFact("breaker", .text("closed"))))
        #expect(facts.contains(StoreFact("durable kind", .text("sqlite"))))
        #expect(facts.contains(StoreFact("hot kind", .text("memory"))))
    }
}

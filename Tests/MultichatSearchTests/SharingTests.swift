import Multichat
import MultichatConformance
import MultichatSearch
import MultichatStores
import TestSupport
import Testing

/// Many search through one index while others post.
@Suite struct SharingTests {
    @Test(arguments: [StoreKind.sqlite, .json])
    func everyoneFindsWhatWasPostedBefore(_ kind: StoreKind) async throws {
        let world = try SearchWorld(kind)
        let sessions = 4
        for number in 0..<sessions { try world.swarm.start(SessionID(unchecked: "s\(number)")) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<sessions {
                let search = try world.another()
                let chat = world.swarm.chat(SessionID(unchecked: "s\(number)"))
                group.addTask {
                    for round in 1...15 {
                        try chat.post("word of \(number)", from: "Ann")
                        let found = try SearchWorld.find("word", search, in: chat.id)
                        #expect(found.count == round)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try world.find("word").count == sessions * 15)
    }

    @Test func aChangeTokenTellsOfEveryChange() throws {
        let world = try SearchWorld(.sqlite)
        let store = try #require(world.store as? any Observing)
        let chat = try world.swarm.start("s")
        for _ in 0..<50 {
            let before = try store.changeToken()
            try chat.post("word", from: "Ann")
            // Files that were just written tell nothing, so that no change can hide behind their clock.
            #expect(try store.changeToken() == nil || store.changeToken() != before)
        }
    }

    @Test(arguments: [StoreKind.sqlite])
    func headsAreThoseOfTheList(_ kind: StoreKind) throws {
        let world = try SearchWorld(kind)
        let store = try #require(world.store as? any Observing)
        for number in 0..<5 {
            let id = SessionID(unchecked: number == 3 ? ".system" : number == 4 ? "..dots" : "s\(number)")
            let chat = try world.swarm.start(id, expiry: number == 2 ? .sliding(microseconds: 60_000_000) : nil)
            for _ in 0..<number { try chat.post("word", from: "Ann") }
        }
        try Swarm(world.store, namespace: "other").start("s")
        for _ in 0..<2 {
            let heads = try store.heads(in: .standard).sorted { $0.id < $1.id }
            let listed = try world.swarm.sessions().items.map { SessionHead($0) }.sorted { $0.id < $1.id }
            #expect(heads == listed)
            world.clock.advance(seconds: 61)
        }
    }
}

import Multichat
import MultichatConformance
import MultichatSearch
import MultichatStores
import TestSupport
import Testing

/// Whatever happens to sessions, a search finds what can be read now and nothing else, on every store.
@Suite struct ChangingTests {
    @Test(arguments: SearchedStore.all)
    func whatWasJustPostedIsFound(_ kind: SearchedStore) throws {
        let world = try kind.make()
        let chat = try world.swarm.start("s")
        #expect(try world.find("word").isEmpty)
        for number in 1...5 {
            try chat.post("word", from: "Ann")
            #expect(try world.find("word").count == number)
        }
        var late = Draft(id: "late", kind: .message, author: "Ann", body: Message("late word").body)
        late.time = Timestamp(microseconds: 5)
        try chat.append([late])
        #expect(try world.find("late") == ["s 6"])
    }

    @Test(arguments: SearchedStore.all)
    func rewoundMessagesAreNot(_ kind: SearchedStore) throws {
        let world = try kind.make()
        let chat = try world.swarm.start("s")
        for number in 1...6 { try chat.post("word \(number)", from: "Ann") }
        #expect(try world.find("word").count == 6)
        try chat.rewind(to: 4)
        #expect(try world.find("word") == ["s 1", "s 2", "s 3", "s 4"])
        try chat.post("word again", from: "Ann")
        try chat.rewind(to: 2)
        try chat.post("word at last", from: "Ann")
        #expect(try world.find("word") == ["s 1", "s 10", "s 2"])
        #expect(try SearchWorld.find("word", world.another(path: world.folder("fresh"))) == ["s 1", "s 10", "s 2"])
    }

    @Test(arguments: SearchedStore.all)
    func deletedAndExpiredSessionsAreNot(_ kind: SearchedStore) throws {
        let world = try kind.make()
        try world.swarm.start("gone").post("word", from: "Ann")
        try world.swarm.start("short", expiry: .sliding(microseconds: 60_000_000)).post("word", from: "Ann")
        try world.swarm.start("stays").post("word", from: "Ann")
        #expect(try world.find("word").count == 3)
        try world.swarm.delete("gone")
        #expect(try world.find("word") == ["short 1", "stays 1"])
        world.clock.advance(seconds: 61)
        #expect(try world.find("word") == ["stays 1"])
    }

    @Test(arguments: SearchedStore.all)
    func aSessionThatWasMadeAnewIsReadAnew(_ kind: SearchedStore) throws {
        let world = try kind.make()
        for text in ["first", "second", "third"] {
            try world.swarm.start("s").post("\(text) word", from: "Ann")
            #expect(try world.find("word AND \(text)") == ["s 1"])
            #expect(try world.find("word").count == 1)
            try world.swarm.delete("s")
        }
        let chat = try world.swarm.start("s")
        #expect(try world.find("word").isEmpty)
        for number in 1...3 { try chat.post("word \(number)", from: "Ann") }
        #expect(try world.find("word").count == 3)
    }

    @Test(arguments: SearchedStore.all)
    func forksAndCopiesAre(_ kind: SearchedStore) throws {
        let world = try kind.make()
        let chat = try world.swarm.start("s")
        for number in 1...3 { try chat.post("word \(number)", from: "Ann") }
        #expect(try world.find("word").count == 3)
        _ = try chat.fork(at: 2, as: "copy")
        #expect(try world.find("word", in: "copy") == ["copy 1", "copy 2"])
        #expect(try world.find("word session:s").count == 3)
        _ = try world.store.stage(NewSession(SessionReference("staged")))
        _ = try world.store.restore(try chat.entries(last: 3), to: SessionReference("staged"))
        #expect(try world.find("word session:staged").isEmpty)
        _ = try world.store.publish(SessionReference("staged"))
        #expect(try world.find("word session:staged").count == 3)
    }

    @Test(arguments: SearchedStore.all)
    func anotherTenantsAreNot(_ kind: SearchedStore) throws {
        let world = try kind.make()
        let other = Swarm(world.store, namespace: "other")
        try world.swarm.start("s").post("word mine", from: "Ann")
        try other.start("s").post("word theirs", from: "Ann")
        let theirs = try world.another(other, path: world.folder("store.search-other"))
        #expect(try world.find("word") == ["s 1"] && world.find("theirs").isEmpty)
        #expect(try SearchWorld.find("theirs", theirs) == ["s 1"])
        #expect(try SearchWorld.find("mine", theirs).isEmpty)
        try other.delete("s")
        #expect(try world.find("word") == ["s 1"])
    }

    @Test(arguments: SearchedStore.all)
    func valuesAndEventsAreNot(_ kind: SearchedStore) throws {
        let world = try kind.make()
        let chat = try world.swarm.start("s", with: ["Ann"])
        try chat.put(["word": "word"], as: "key", by: "Ann")
        try chat.join("word")
        try world.swarm.start(".brain").post("word", from: "Ann")
        #expect(try world.find("word OR kind:join OR kind:value").isEmpty)
        try chat.end()
        try chat.archive()
        #expect(try world.find("word").isEmpty)
    }
}

import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import MultichatSearch
import Synchronization
import TestSupport
import Testing

/// What becomes of an index never harms what is found, and never the store.
@Suite struct DamageTests {
    @Test func aFlippedIndexIsMadeAnew() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let (swarm, path) = (try Self.swarm(), folder("store.search"))
        var found = 0
        for round in 0..<20 {
            let index = try SearchIndex(path, of: "default")
            try #expect(Self.count(swarm, index) == 50)
            index.close()
            try Self.damage(path, round)
            let notes = Mutex(0)
            let mended = try SearchIndex(path, of: "default") { _ in notes.withLock { $0 += 1 } }
            // Where the damage is in what a query doesn't read, nothing need be said.
            if try Self.count(swarm, mended) == 50 { found += 1 }
            mended.close()
        }
        #expect(found == 20)
    }

    @Test func aLostOrEmptyIndexIsMadeAnew() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let (swarm, path) = (try Self.swarm(), folder("store.search"))
        for content in ["", "rubbish"] {
            let index = try SearchIndex(path, of: "default")
            try #expect(Self.count(swarm, index) == 50)
            index.close()
            try AtomicFile.replace(path, content)
        }
        try Directory.removeFile(path)
        let index = try SearchIndex(path, of: "default")
        try #expect(Self.count(swarm, index) == 50)
        index.close()
    }

    @Test func anUnwritablePlaceIsAClearError() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.file("taken", [])
        let error = #expect(throws: MultichatError.self) { try SearchIndex(folder("taken/a.search"), of: "default") }
        #expect(error?.message.contains("taken") == true)
    }

    @Test func whatWasDeletedLeavesNoTrace() throws {
        let folder = try TemporaryDirectory()
        let swarm = try Self.swarm()
        try swarm.start("secret").post("the canary sings of xylophones", from: "Ann")
        let index = try SearchIndex(folder("store.search"), of: "default")
        let search = try MessageSearch(swarm, index)
        #expect(try SearchWorld.find("canary", search) == ["secret 1"])
        try swarm.start("more").post("other words", from: "Ann")
        #expect(try SearchWorld.find("other", search) == ["more 1"])
        #expect(try Self.holds("xylophon", folder))
        try swarm.delete("secret")
        try search.purge()
        #expect(try !Self.holds("xylophon", folder))
        #expect(try !Self.holds("canary", folder))
        #expect(try SearchWorld.find("word", search).count == 50)
        index.close()
    }

    private static func swarm() throws -> Swarm {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("s")
        for number in 1...50 { try chat.post("word \(number) and some more of them", from: "Ann") }
        return swarm
    }

    private static func count(_ swarm: Swarm, _ index: SearchIndex) throws -> Int {
        try SearchWorld.find("word", try MessageSearch(swarm, index)).count
    }

    /// Overwrites some bytes of every second page.
    private static func damage(_ path: String, _ round: Int) throws {
        let file = try File(path, .write)
        var random = SeededRandom(seed: UInt64(round))
        for page in 0..<(try file.size / 4096) where Bool.random(using: &random) {
            let place = page * 4096 + Int.random(in: 0..<4000, using: &random)
            let bytes = (0..<40).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            try bytes.withUnsafeBytes { try file.write($0, at: place) }
        }
    }

    private static func holds(_ text: String, _ folder: TemporaryDirectory) throws -> Bool {
        let wanted = Array(text.utf8)
        return try Directory.entries(folder.path).contains { entry in
            let bytes = try File(folder(entry.name), .read).contents(limit: 1 << 24)
            return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
        }
    }
}

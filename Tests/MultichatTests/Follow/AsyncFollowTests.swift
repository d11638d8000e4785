import Multichat
import Testing

/// Following as an asynchronous sequence.
@Suite struct AsyncFollowTests {
    @Test func entriesComeInOrder() async throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("s", with: ["A"])
        for number in 1...3 { try chat.post("\(number)", from: "A") }
        let reading = Task {
            var sequences: [Int] = []
            for try await entry in chat.follow(after: 1) {
                sequences.append(entry.sequence)
                if entry.sequence == 600 { break }
            }
            return sequences
        }
        for number in 4...600 { try chat.post("\(number)", from: "A") }
        #expect(try await reading.value == Array(2...600))
        #expect(await isLeft(swarm.feed))
    }

    @Test func aDeletedSessionEndsItWithAnError() async throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("s", with: ["A"])
        try chat.post("one", from: "A")
        let reading = Task {
            for try await entry in chat.follow(after: 0) {
                #expect(entry.sequence == 1)
                try swarm.delete("s")
            }
        }
        await #expect(throws: MultichatError.self) { try await reading.value }
        #expect(await isLeft(swarm.feed))
    }

    @Test func aTaskThatIsCancelledEndsIt() async throws {
        let swarm = Swarm(MemoryStore())
        let chat = try swarm.start("s", with: ["A"])
        try chat.post("one", from: "A")
        let (started, hasStarted) = AsyncStream.makeStream(of: Void.self)
        let reading = Task {
            var count = 0
            for try await _ in chat.follow(after: 0) {
                count += 1
                hasStarted.yield()
            }
            return count
        }
        for await _ in started { break }
        reading.cancel()
        #expect(try await reading.value == 1)
        #expect(await isLeft(swarm.feed))
    }

    @Test func allSessionsOfANamespace() async throws {
        let swarm = Swarm(MemoryStore())
        try swarm.start("s", with: ["A"]).post("one", from: "A")
        let reading = Task {
            var told: [String] = []
            for try await event in swarm.follow(after: ["s": 0]) {
                switch event {
                case .entry(let session, let entry): told.append("\(session.id) \(entry.sequence)")
                case .began(let session): told.append("\(session.id) began")
                case .removed(let session, let why): told.append("\(session.id) \(why.rawValue)")
                }
                if told.count == 1 { try swarm.start("t") }
                if told.count == 2 { try swarm.delete("s") }
                if told.count == 3 { break }
            }
            return told
        }
        #expect(try await reading.value == ["s 1", "t began", "s deleted"])
    }

    /// Whether the last follower goes soon; the thread that read for it last may still be about to let go.
    private func isLeft(_ feed: Feed) async -> Bool {
        let end = ContinuousClock.now + .seconds(60)
        while feed.count > 0, ContinuousClock.now < end { await Task.yield() }
        return feed.count == 0
    }
}

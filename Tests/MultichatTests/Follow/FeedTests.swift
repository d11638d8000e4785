import Multichat
import Synchronization
import Testing

/// What a feed does, besides what the laws say.
@Suite struct FeedTests {
    @Test func aHundredFollowersTakeOneWatchAndOneReading() throws {
        let store = WatchedStore()
        let chat = try Swarm(store).start("s", with: ["A"])
        let feed = Feed(store)
        let followers = try (0..<100).map { _ in try feed.follow(FollowQuery(chat.reference)) {} }
        for follower in followers { #expect(try follower.next().isEmpty) }
        #expect(store.watches.load(ordering: .relaxed) == 1)
        try chat.post("one", from: "A")
        feed.refresh()
        for follower in followers { #expect(try follower.next().count == 1) }
        #expect(store.readings.load(ordering: .relaxed) == 1)
        for follower in followers { follower.end() }
        #expect(feed.count == 0 && store.ended.load(ordering: .relaxed) == 1)
    }

    @Test func aSlowFollowerIsNoMoreThanItsPlace() throws {
        let store = MemoryStore()
        let chat = try Swarm(store).start("s", with: ["A"])
        let feed = Feed(store)
        let wakes = Atomic(0)
        let follower = try feed.follow(FollowQuery(chat.reference)) { wakes.add(1, ordering: .relaxed) }
        #expect(try follower.next().isEmpty)
        for number in 0..<500 { try chat.post("\(number)", from: "A") }
        feed.refresh()
        #expect(wakes.load(ordering: .relaxed) == 1)
        var sequences: [Int] = []
        while case let events = try follower.next(limit: 7), !events.isEmpty {
            #expect(events.count <= 7)
            sequences += events.compactMap { $0.entry?.sequence }
        }
        #expect(sequences == Array(1...500))
        follower.end()
        #expect(throws: MultichatError.self) { try follower.next() }
    }

    @Test func whoLetsTooManySessionsComeAndGoIsTold() throws {
        let store = MemoryStore()
        let swarm = Swarm(store)
        let feed = Feed(store)
        let follower = try feed.follow(FollowQuery(all: .standard)) {}
        for number in 0..<6000 {
            let id = SessionID(unchecked: "s\(number)")
            try swarm.start(id)
            if number % 500 == 499 { feed.refresh() }
        }
        for number in 0..<6000 {
            try swarm.delete(SessionID(unchecked: "s\(number)"))
            if number % 500 == 499 { feed.refresh() }
        }
        feed.refresh()
        let error = #expect(throws: MultichatError.self) { while try !follower.next().isEmpty {} }
        #expect(error?.code == .unavailable)
        follower.end()
    }
}

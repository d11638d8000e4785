import Multichat
import MultichatRedisSupport
import MultichatServer
import MultichatStores
import TestSupport
import Testing

/// What comes to all sessions, as events.
@Suite struct AllEventTests {
    @Test func sessionsBeginAndEndAndTheirEntriesCome() throws {
        let server = try TestServer()
        let events = try EventClient(server, "/v1/events")
        #expect(events.first.name == "ready" && events.first.id != nil)
        let chat = try server.swarm.start("s", with: ["A"])
        let began = try events.next()
        try chat.post("one", from: "A")
        let entry = try events.next()
        try server.swarm.delete("s")
        let removed = try events.next()
        #expect([began, entry, removed].map(\.name) == ["began", "entry", "removed"])
        #expect(Set([began, entry, removed].map(\.id)).count == 3)
        #expect(try began.json["id"]?.string == "s" && entry.json["sequence"]?.integer == 1)
        #expect(try removed.json["session"]?.string == "s" && removed.json["reason"]?.string == "deleted")
    }

    @Test func whoWasAwayMissesNothing() throws {
        let server = try TestServer()
        let chats = try (0..<3).map { try server.swarm.start(SessionID("s\($0)"), with: ["A"]) }
        let first = try EventClient(server, "/v1/events")
        var id = first.first.id
        var seen: [String] = []
        let read = { (events: EventClient, count: Int) in
            for event in try events.next(count) {
                seen.append(try event.json["body"]?["content"]?.string ?? "")
                id = event.id
            }
        }
        for number in 0..<6 { try chats[number % 3].post("\(number)", from: "A") }
        try read(first, 4)
        for number in 6..<12 { try chats[number % 3].post("\(number)", from: "A") }
        try read(EventClient(server, "/v1/events", after: id), 8)
        #expect(seen.sorted() == (0..<12).map { "\($0)" }.sorted())
    }

    @Test func anUnknownPlaceIsToldAndFollowedFromNowOn() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("s", with: ["A"])
        for place in ["nonsense", "x-7"] {
            let events = try EventClient(server, "/v1/events", after: place)
            #expect(try events.first.name == "reset" && events.first.json["missed"] == .bool(true))
            try chat.post("now", from: "A")
            #expect(try events.next().name == "entry")
        }
    }

    @Test func onlySessionsThatAreWanted() throws {
        let server = try TestServer()
        let labelled = try server.swarm.start("l", with: ["A"], labels: ["team": "x"])
        let other = try server.swarm.start("o", with: ["B"])
        let byLabel = try EventClient(server, "/v1/events?label=team=x")
        let byAgent = try EventClient(server, "/v1/events?agent=B")
        let byAuthor = try EventClient(server, "/v1/events?author=C")
        try other.post("to o", from: "A")
        try labelled.post("to l", from: "C")
        try labelled.post("B comes in", from: "B")
        #expect(try byLabel.next(2).map { try $0.json["session"]?.string } == ["l", "l"])
        // Who is in is looked at when an event is sent, and sessions have no order among each other.
        var told: Set<String> = []
        while !told.isSuperset(of: ["o A", "l B"]) {
            let entry = try byAgent.next().json
            told.insert("\(entry["session"]?.string ?? "") \(entry["author"]?.string ?? "")")
        }
        #expect(told.subtracting(["l C"]) == ["o A", "l B"])
        #expect(try byAuthor.next().json["author"]?.string == "C")
    }

    @Test func namespacesAreApart() throws {
        let server = try TestServer()
        let events = try EventClient(server, "/v1/events?namespace=other")
        try server.swarm.start("s", with: ["A"]).post("not there", from: "A")
        try Swarm(server.store, namespace: "other").start("t")
        #expect(try events.next().json["id"]?.string == "t")
    }

    @Test(arguments: [StoreKind.sqlite, .json]) func twoServersOfOneStoreTellTheSame(_ kind: StoreKind) throws {
        let folder = try TemporaryDirectory()
        try twoServers(kind.at(folder("store")))
    }

    @Test(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) func twoServersOfOneRedisTellTheSame() throws {
        let redis = try RedisServer()
        try twoServers(StoreURL(redis.url().description))
    }

    /// Two servers with a store of their own each: what is posted at one is heard at the other.
    private func twoServers(_ url: StoreURL) throws {
        let servers = try (0..<2).map { _ in try TestServer(Stores.open(url)) }
        try servers[0].swarm.start("s", with: ["A"])
        let one = try servers.map { try EventClient($0, "/v1/sessions/s/events?after=0") }
        let all = try servers.map { try EventClient($0, "/v1/events") }
        for number in 1...40 {
            let answer = try servers[number % 2].ask(
                "POST", "/v1/sessions/s/messages", #"{"from":"A","content":"\#(number)"}"#)
            #expect(answer.status == 201)
        }
        for events in one { #expect(try events.next(40).map(\.id) == (1...40).map { "\($0)" }) }
        for events in all {
            #expect(try events.next(40).map { try $0.json["sequence"]?.integer } == Array(1...40))
        }
        for server in servers {
            server.server.stop()
            try server.store.close()
        }
    }
}

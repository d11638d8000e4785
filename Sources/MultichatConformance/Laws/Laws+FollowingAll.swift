import Multichat
import Testing

extension Laws {
    static let followingAll: [Law] = [
        Law("Who follows all hears of sessions that begin, of their entries, and of those that are gone") { context in
            let old = try context.start("old", with: ["A"])
            try old.append([context.draft("o1")])
            let listening = try Listening(Feed(context.store), FollowQuery(all: .standard))
            try old.append([context.draft("o2")])
            #expect(try listening.entries(1).map(\.id) == ["o2"])
            let new = try context.start("new", with: ["A"])
            try new.append([context.draft("n1")])
            var events = try listening.next(2)
            guard case .began(let session)? = events.first else {
                throw MultichatError(.internal, "The session's beginning wasn't told: \(events).")
            }
            #expect(session.id == "new" && events[1].entry?.id == "n1")
            try context.swarm.delete("old")
            events = try listening.next(1)
            #expect(events == [.removed(old.reference, .deleted)])
            #expect(try listening.follower.next().isEmpty)
        },
        Law("Who follows all can go on behind what is known of each session") { context in
            for id in ["a", "b", "c"] as [SessionID] {
                let chat = try context.start(id, with: ["A"])
                for number in 1...3 { try chat.append([context.draft(EntryID("\(id)\(number)"))]) }
            }
            let query = FollowQuery(all: .standard, after: ["a": 1, "b": 3])
            let listening = try Listening(Feed(context.store), query)
            #expect(try listening.entries(2).map(\.id) == ["a2", "a3"])
            try context.chat("c").append([context.draft("c4")])
            #expect(try listening.entries(1).map(\.id) == ["c4"])
        },
        Law("Many sessions written at once come whole to who follows all") { context in
            let feed = Feed(context.store)
            let listening = try Listening(feed, FollowQuery(all: .standard))
            let chats = try (0..<5).map { try context.start(SessionID("s\($0)"), with: ["A"]) }
            let drafts = (0..<20).map { context.draft(EntryID(unchecked: "e\($0)")) }
            try Threads.run(5) { thread in for draft in drafts { try chats[thread].append([draft]) } }
            var logs: [SessionID: [Entry]] = [:]
            var begun = 0
            for event in try listening.next(105) {
                switch event {
                case .entry(let session, let entry): logs[session.id, default: []].append(entry)
                case .began: begun += 1
                case .removed: Issue.record("Nothing was removed.")
                }
            }
            #expect(begun == 5)
            for chat in chats { #expect(try logs[chat.id] == context.log(chat.id)) }
        },
        Law("Other namespaces and system sessions aren't told") { context in
            let listening = try Listening(Feed(context.store), FollowQuery(all: .standard))
            let other = Swarm(context.store, namespace: "other")
            try other.start("x", with: ["A"]).post("not for us", from: "A")
            let chat = try context.start(with: ["A"])
            try chat.post("to one outside", from: "A", to: ["Z"])
            let events = try listening.next(2)
            #expect(events.last?.entry?.kind == .message)
            #expect(try listening.follower.next().isEmpty)
        },
        Law("A follower can be told only of what it wants") { context in
            let chat = try context.start(with: ["A", "B"])
            var query = FollowQuery(chat.reference, after: 0)
            query.kind = .message
            query.author = "B"
            let listening = try Listening(Feed(context.store), query)
            for number in 0..<300 { try chat.post("\(number)", from: number % 100 == 99 ? "B" : "A") }
            try chat.put(1, as: "k", by: "B")
            try chat.post("last", from: "B")
            #expect(try listening.entries(4).map(\.sequence) == [100, 200, 300, 302])
        },
    ]
}

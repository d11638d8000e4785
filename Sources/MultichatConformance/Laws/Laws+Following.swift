import Multichat
import Testing

extension Laws {
    static let following: [Law] = [
        Law("A follower reads what is there behind its sequence, then what comes") { context in
            let chat = try context.start(with: ["A"])
            for number in 1...5 { try chat.append([context.draft(EntryID("e\(number)"))]) }
            let listening = try Listening(Feed(context.store), FollowQuery(chat.reference, after: 2))
            #expect(try listening.entries(3, limit: 2).map(\.sequence) == [3, 4, 5])
            for number in 6...8 { try chat.append([context.draft(EntryID("e\(number)"))]) }
            #expect(try listening.entries(3) == Array(context.log().suffix(3)))
            #expect(try listening.follower.next().isEmpty)
        },
        Law("A follower without a sequence hears only what comes") { context in
            let chat = try context.start(with: ["A"])
            try chat.append([context.draft("before")])
            let listening = try Listening(Feed(context.store), FollowQuery(chat.reference))
            #expect(try listening.follower.next().isEmpty)
            try chat.append([context.draft("after")])
            #expect(try listening.entries(1).map(\.id) == ["after"])
        },
        Law("Followers from different places all read the log that many threads write, once and in order") { context in
            let chat = try context.start(with: ["A"])
            for number in 0..<10 { try chat.append([context.draft(EntryID("b\(number)"))]) }
            let feed = Feed(context.store)
            let early = try (0..<6).map { try Listening(feed, FollowQuery(chat.reference, after: $0)) }
            let drafts = (0..<80).map { context.draft(EntryID(unchecked: "e\($0)")) }
            try Threads.run(6) { thread in
                if thread < 4 {
                    for number in stride(from: thread, to: 80, by: 4) { try chat.append([drafts[number]]) }
                } else {
                    let late = try Listening(feed, FollowQuery(chat.reference, after: thread))
                    try Self.requireAll(late, after: thread, through: 90)
                }
            }
            try Threads.run(6) { try Self.requireAll(early[$0], after: $0, through: 90) }
            #expect(feed.count == 6)
            for listening in early { listening.follower.end() }
            #expect(feed.count == 0)
        },
        Law("A rewind is told as an entry, and so is what it hides") { context in
            let chat = try context.start(with: ["A"])
            for number in 1...3 { try chat.append([context.draft(EntryID("e\(number)"))]) }
            let live = try Listening(Feed(context.store), FollowQuery(chat.reference))
            try chat.rewind(to: 1)
            try chat.append([context.draft("e5")])
            #expect(try live.entries(2).map(\.kind) == [.rewind, .message])
            let all = try Listening(Feed(context.store), FollowQuery(chat.reference, after: 0))
            #expect(try all.entries(5) == context.log())
        },
        Law("A fork is told to who follows the session that it comes from") { context in
            let chat = try context.start(with: ["A"])
            try chat.append([context.draft("e1"), context.draft("e2")])
            let listening = try Listening(Feed(context.store), FollowQuery(chat.reference))
            let fork = try chat.fork(at: 1, as: "fork")
            guard case .began(let session)? = try listening.next(1).first else {
                throw MultichatError(.internal, "The fork wasn't told.")
            }
            #expect(session.id == fork.id && session.forkedFrom?.session == chat.id)
            #expect(session.forkedFrom?.sequence == 1)
        },
        Law("A deleted session ends what follows it, and one that takes its id is another one") { context in
            let chat = try context.start(with: ["A"])
            try chat.append([context.draft("e1")])
            let listening = try Listening(Feed(context.store), FollowQuery(chat.reference, after: 1))
            context.clock.advance(seconds: 1)
            try context.swarm.delete("s")
            try context.start()
            try chat.append([context.draft("n1"), context.draft("n2"), context.draft("n3")])
            #expect(try listening.next(1) == [.removed(chat.reference, .deleted)])
            #expect(try listening.end().code == .notFound)
        },
        Law("An expired session ends what follows it") { context in
            let expiry = Expiry.fixed(context.clock.now.adding(microseconds: 60_000_000))
            let chat = try context.swarm.start("s", expiry: expiry)
            let feed = Feed(context.store)
            let listening = try Listening(feed, FollowQuery(chat.reference))
            context.clock.advance(seconds: 61)
            feed.refresh()
            #expect(try listening.next(1) == [.removed(chat.reference, .expired)])
            #expect(try listening.end().code == .notFound)
        },
        Law("What can't be followed is refused: an unknown session, and more than the log has") { context in
            let chat = try context.start(with: ["A"])
            try chat.append([context.draft("e1")])
            let feed = Feed(context.store)
            try context.fails(.notFound) { try Listening(feed, FollowQuery(SessionReference("nowhere"))) }
            let error = try context.fails(.conflict) { try Listening(feed, FollowQuery(chat.reference, after: 2)) }
            #expect(error.head?.sequence == 1 && feed.count == 0)
        },
        Law("Closing the store ends what follows it") { context in
            let chat = try context.start(with: ["A"])
            let feed = Feed(context.store)
            let one = try Listening(feed, FollowQuery(chat.reference))
            let all = try Listening(feed, FollowQuery(all: .standard))
            try context.store.close()
            #expect(try one.end().code == .closed)
            #expect(try all.end().code == .closed)
            try context.reopen()
        },
    ]

    /// Requires that a follower reads each sequence of a range once, in order.
    static func requireAll(_ listening: Listening, after sequence: Int, through last: Int) throws {
        let sequences = try listening.entries(last - sequence).map(\.sequence)
        guard sequences == Array(sequence + 1...last) else {
            throw MultichatError(.internal, "After \(sequence) came \(sequences).")
        }
    }
}

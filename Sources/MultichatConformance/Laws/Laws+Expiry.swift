import Multichat
import Testing

extension Laws {
    static let expiry: [Law] = [
        Law("A fixed expiry comes, whatever is posted, and the session is gone at once") { context in
            let end = context.clock.now.adding(microseconds: 10_000_000)
            let chat = try context.swarm.start("s", expiry: .fixed(end))
            #expect(try chat.session().expiresAt == end)
            context.clock.advance(seconds: 9)
            try chat.post("still", from: "A")
            context.clock.advance(seconds: 1)
            try Self.isGone(context)
        },
        Law("A sliding expiry is renewed by every append") { context in
            let chat = try context.swarm.start("s", expiry: .sliding(microseconds: 10_000_000))
            for _ in 0..<3 {
                context.clock.advance(seconds: 9)
                try chat.post("alive", from: "A")
            }
            #expect(try chat.session().expiresAt == context.clock.now.adding(microseconds: 10_000_000))
            try context.reopen()
            context.clock.advance(seconds: 10)
            try Self.isGone(context)
        },
        Law("The expiry can be set, changed and taken away") { context in
            let chat = try context.start()
            var change = SessionChange()
            change.expiry = .at(.sliding(microseconds: 5_000_000))
            try chat.set(change)
            #expect(try chat.session().expiry == .sliding(microseconds: 5_000_000))
            change.expiry = .at(.fixed(Timestamp(microseconds: 1_900_000_000_000_000)))
            try chat.set(change)
            #expect(try chat.session().expiresAt?.microseconds == 1_900_000_000_000_000)
            change.expiry = .never
            try chat.set(change)
            context.clock.advance(seconds: 1_000_000_000)
            #expect(try chat.session().expiresAt == nil)
        },
        Law("An expired session's id is free, and the new log begins at 1") { context in
            try context.swarm.start("s", expiry: .sliding(microseconds: 1_000_000)).append([context.draft("a")])
            context.clock.advance(seconds: 2)
            try context.reopen()
            #expect(try context.start().append([context.draft("a", "new")]).first == 1)
            #expect(try context.log().count == 1)
        },
    ]

    private static func isGone(_ context: LawContext) throws {
        let reference = SessionReference("s")
        #expect(try context.store.session(reference) == nil)
        #expect(try context.store.sessions(SessionQuery()).items.isEmpty)
        try context.fails(.notFound) { try context.store.entries(EntryQuery(reference)) }
        try context.fails(.notFound) { try context.chat().post("late", from: "A") }
        try context.fails(.notFound) { try context.chat().fork(as: "f") }
        #expect(try !context.store.delete(reference))
    }
}

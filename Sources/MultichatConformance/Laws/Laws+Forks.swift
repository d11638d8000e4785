import Multichat
import Testing

extension Laws {
    static let forks: [Law] = [
        Law("A fork has the prefix with its chain, and goes its own way") { context in
            let chat = try Self.parent(context)
            let fork = try chat.fork(at: 2, as: "f")
            #expect(try context.log("f") == Array(context.log().prefix(2)))
            let session = try fork.session()
            #expect(session.forkedFrom == ForkOrigin(session: "s", sequence: 2))
            #expect(session.head == (try context.log()[1].head) && session.topic == "first")
            try fork.post("other", from: "B")
            #expect(try context.log("f").count == 3 && context.log().count == 4)
            #expect(try chat.session().participants == ["A"] && fork.session().participants == ["A", "B"])
        },
        Law("A fork without a place is of the whole log, and of an empty one too") { context in
            #expect(try Self.parent(context).fork(as: "f").session().head == context.chat().session().head)
            try context.start("empty")
            #expect(try context.chat("empty").fork(as: "g").session().head == .empty)
            #expect(try context.chat().fork(at: 0, as: "h").session().topic == "first")
        },
        Law("A fork is active and doesn't expire, whatever its parent does") { context in
            let chat = try Self.parent(context)
            var change = SessionChange()
            change.expiry = .at(.sliding(microseconds: 10_000_000))
            try chat.set(change)
            try chat.end()
            let fork = try chat.fork(as: "f")
            #expect(try fork.session().status == .active && fork.session().expiry == nil)
            try fork.post("on", from: "A")
            context.clock.advance(seconds: 20)
            #expect(try fork.session().head.sequence == 7)
        },
        Law("A fork knows the ids, values and rewinds of its prefix") { context in
            let chat = try Self.parent(context)
            try chat.put(1, as: "k")
            try chat.rewind(to: 1)
            let fork = try chat.fork(as: "f")
            #expect(try fork.latest("k") == nil && chat.latest("k") == nil)
            #expect(try fork.entries().items.map(\.sequence) == [1, 3, 6])
            #expect(try fork.append([context.draft("one", "1")]).duplicate)
            try context.fails(.conflict) { try fork.append([context.draft("one", "other")]) }
        },
        Law("A fork of a fork, a taken id and a place behind the head") { context in
            let chat = try Self.parent(context)
            try chat.fork(at: 3, as: "f").fork(at: 2, as: "g").post("x", from: "C")
            #expect(try context.chat("g").session().forkedFrom == ForkOrigin(session: "f", sequence: 2))
            try context.fails(.conflict) { try chat.fork(as: "g") }
            try context.fails(.invalid) { try chat.fork(at: 5, as: "h") }
            try context.fails(.notFound) { try context.chat("none").fork(as: "h") }
            #expect(try context.store.session(SessionReference("h")) == nil)
        },
    ]

    private static func parent(_ context: LawContext) throws -> Chat {
        let chat = try context.swarm.start("s", topic: "first")
        try chat.append([context.draft("one", "1"), context.draft("two", "2")])
        var change = SessionChange()
        change.topic = "second"
        try chat.set(change)
        try chat.append([context.draft("four", "4")])
        return chat
    }
}

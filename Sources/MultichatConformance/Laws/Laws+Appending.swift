import Multichat
import Testing

extension Laws {
    static let appending: [Law] = [
        Law("Entries get the sequences 1, 2, 3 and come back as they were given") { context in
            let chat = try context.start()
            let receipt = try chat.post(Message("hi", to: ["B"]), from: "A", id: "e1")
            #expect(receipt.first == 1 && receipt.last == 1 && !receipt.duplicate && receipt.ids == ["e1"])
            context.clock.advance(seconds: 1)
            let second = try chat.append([context.draft("e2"), context.draft("e3", "key", key: "k")])
            #expect(second.first == 2 && second.last == 3)
            let log = try context.log()
            #expect(log.map(\.sequence) == [1, 2, 3] && log.map(\.id) == ["e1", "e2", "e3"])
            #expect(log[0].body == Message("hi", to: ["B"]).body && log[0].author == "A" && log[0].key == nil)
            #expect(log[2].key == "k" && log[2].kind == .value && log[2].time == context.clock.now)
            #expect(try chat.session().head == second.head && second.head == log[2].head)
        },
        Law("A given time is kept, and the session was updated at the latest") { context in
            let chat = try context.start()
            var draft = context.draft("e1")
            draft.time = Timestamp(microseconds: 5)
            try chat.append([draft])
            #expect(try context.log()[0].time.microseconds == 5)
            #expect(try chat.session().updatedAt == context.clock.now)
        },
        Law("A batch is stored whole or not at all") { context in
            let chat = try context.start()
            var wrong = context.draft("bad")
            wrong.kind = .leave
            wrong.body = Lifecycle.agent("nobody")
            try context.fails(.notFound) { try chat.append([context.draft("a"), wrong, context.draft("b")]) }
            wrong.body = .null
            try context.fails(.invalid) { try chat.append([context.draft("a"), wrong]) }
            #expect(try context.log().isEmpty)
            #expect(try chat.session().head == .empty)
            #expect(try chat.append([context.draft("a")]).last == 1)
        },
        Law("Empty batches and ids that come twice in one are refused") { context in
            let chat = try context.start()
            try context.fails(.invalid) { try chat.append([]) }
            try context.fails(.invalid) { try chat.append([context.draft("a"), context.draft("a")]) }
            #expect(try context.log().isEmpty)
        },
        Law("A batch of a thousand is one receipt") { context in
            let chat = try context.start()
            let receipt = try chat.append((0..<1000).map { context.draft(try EntryID("e\($0)"), "text \($0)") })
            #expect(receipt.first == 1 && receipt.last == 1000 && receipt.ids.count == 1000)
            #expect(try context.log(page: 333).map(\.id) == receipt.ids)
        },
    ]
}

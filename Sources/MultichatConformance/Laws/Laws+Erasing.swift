import Multichat
import Testing

extension Laws {
    static let erasing: [Law] = [
        Law("Erasing removes bodies, and leaves headers, order and chain") { context in
            let chat = try Self.secrets(context)
            let before = try context.log()
            let erased = try Self.erase([2...3, 5...5], context)
            #expect(erased.sequences == SequenceRanges([2, 3, 5]) && erased.recordedAt == 7)
            #expect(erased.bytes == [1, 2, 4].reduce(0) { $0 + before[$1].body.text.utf8.count })
            try context.reopen()
            let log = try context.log()
            for (old, new) in zip(before, log) {
                let isErased = [2, 3, 5].contains(old.sequence)
                #expect(new.isErased == isErased && (new.body == (isErased ? .null : old.body)))
                var copy = new
                (copy.body, copy.seal) = (old.body, old.seal)
                #expect(copy == old)
            }
            #expect(log[6].kind == .erase && log[6].author == "Eraser" && log[6].time == context.clock.now)
            #expect(try Lifecycle.erased(by: log[6]) == erased.sequences)
            #expect(try Verifier(context.store).verify(chat.reference).damage.isEmpty)
            #expect(try Verifier(context.store).check().isEmpty)
        },
        Law("What is erased already, or changes the session, is left as it is") { context in
            let chat = try Self.secrets(context)
            try chat.set(SessionChange(body: JSON(unchecked: #"{"topic":"stays"}"#)))
            #expect(try Self.erase([1...7], context).sequences == SequenceRanges(1...6))
            #expect(try Self.erase([1...7], context, id: "again") == Erased(chat.reference))
            #expect(try context.log().count == 8)
            #expect(try context.log()[6].isErased == false && chat.session().topic == "stays")
        },
        Law("An erasure is recorded once under its id, and another entry's id is a conflict") { context in
            let chat = try Self.secrets(context)
            _ = try Self.erase([1...1], context)
            #expect(try Self.erase([1...1], context) == Erased(chat.reference))
            try context.fails(.conflict) { try Self.erase([1...2], context) }
            try context.fails(.conflict) { try Self.erase([2...2], context, id: "a1") }
            #expect(try chat.session().head.sequence == 7 && context.log()[1].isErased == false)
            try context.fails(.invalid) { try Self.erase([2...99], context, id: "e2") }
        },
        Law("An ended session can be erased, an unknown one is not found") { context in
            let chat = try Self.secrets(context)
            try chat.end()
            #expect(try Self.erase([1...2], context).recordedAt == 8)
            #expect(try chat.session().status == .ended)
            try context.fails(.notFound) { try Self.erase([1...1], context, of: "nowhere") }
        },
        Law("The newest entry of a key stays the newest when it is erased, and reads as null") { context in
            let chat = try Self.secrets(context)
            _ = try Self.erase([6...6], context)
            let newest = try chat.latest("k")
            #expect(newest?.sequence == 6 && newest?.isErased == true && newest?.body == .null)
            #expect(try chat.get("k", as: String.self) == nil)
            try context.fails(.conflict) {
                try chat.append([context.draft("c", key: "k")], expecting: [.newest("k", 4)])
            }
            try chat.append([context.draft("d", key: "k")], expecting: [.newest("k", 6)])
            #expect(try chat.latest("k", asOf: 4)?.isErased == false)
        },
        Law("An append that is repeated after its entry was erased is a duplicate, and brings nothing back") {
            context in
            let chat = try Self.secrets(context)
            _ = try Self.erase([1...1], context)
            let repeated = try chat.append([context.draft("a1", "secret 1")])
            #expect(repeated.duplicate && repeated.first == 1)
            #expect(try context.log()[0].isErased)
            try context.fails(.conflict) { try chat.append([context.draft("a1", "secret 1", key: "other")]) }
        },
        Law("An erased message is addressed to nobody") { context in
            let chat = try Self.secrets(context)
            _ = try Self.erase([1...1], context)
            var query = EntryQuery(chat.reference)
            query.recipient = "B"
            #expect(try context.all(query).map(\.sequence) == [2, 3])
        },
        Law("An erase entry can't be appended as others are") { context in
            let chat = try Self.secrets(context)
            let draft = Draft(id: "e", kind: .erase, body: JSON(unchecked: #"{"sequences":[[1,1]]}"#))
            try context.fails(.invalid) { try chat.append([draft]) }
            #expect(try context.log()[0].isErased == false)
        },
    ]

    /// Three messages and three values of one key.
    static func secrets(_ context: LawContext) throws -> Chat {
        let chat = try context.start(with: ["A"])
        for number in 1...3 { try chat.append([context.draft(EntryID("a\(number)"), "secret \(number)")]) }
        for number in 1...3 { try chat.append([context.draft(EntryID("b\(number)"), "value \(number)", key: "k")]) }
        return chat
    }

    /// Erases entries of a session.
    static func erase(
        _ ranges: [ClosedRange<Int>], _ context: LawContext, of session: SessionID = "s", id: EntryID = "erasure"
    ) throws -> Erased {
        guard let store = context.store as? any Erasing else {
            throw MultichatError(.internal, "The store can't erase.")
        }
        var erasure = Erasure(SequenceRanges(ranges.joined()), of: SessionReference(session), id: id)
        erasure.author = "Eraser"
        return try store.erase(erasure)
    }
}

import Multichat
import Testing

extension Laws {
    static let rewinds: [Law] = [
        Law("A rewind hides what was said since, and removes nothing") { context in
            let chat = try Self.four(context)
            #expect(try chat.rewind(to: 2).last == 5)
            #expect(try Self.visible(context) == [1, 2, 5])
            #expect(try context.log().count == 5)
            #expect(try chat.messages(last: 9).map(\.sequence) == [1, 2])
        },
        Law("What happened to the session stays visible") { context in
            let chat = try context.start()
            try chat.post("1", from: "A")
            try chat.join("B")
            try chat.post("3", from: "B")
            try chat.rewind(to: 1)
            #expect(try Self.visible(context) == [1, 2, 4])
            #expect(try chat.session().participants == ["A", "B"])
        },
        Law("Values fall back to the newest visible one") { context in
            let chat = try context.start()
            for number in 1...3 { try chat.put(number, as: "k") }
            try chat.put("x", as: "only later")
            try chat.rewind(to: 2)
            #expect(try chat.get("k", as: Int.self) == 2)
            #expect(try chat.values().items.map(\.key) == ["k"])
            #expect(try chat.get("k", as: Int.self, asOf: 3) == 3)
        },
        Law("Rewinds nest, and as-of applies those at or below") { context in
            let chat = try Self.four(context)
            try chat.rewind(to: 3)
            try chat.post("6", from: "A")
            try chat.rewind(to: 1)
            #expect(try Self.visible(context) == [1, 5, 7])
            #expect(try Self.visible(context, asOf: 6) == [1, 2, 3, 5, 6])
            #expect(try Self.visible(context, asOf: 4) == [1, 2, 3, 4])
        },
        Law("Everything can be rewound; a hidden or future target is refused") { context in
            let chat = try Self.four(context)
            try context.fails(.invalid) { try chat.rewind(to: 5) }
            try context.fails(.invalid) { try chat.rewind(to: 99) }
            try chat.rewind(to: 2)
            try context.fails(.invalid) { try chat.rewind(to: 3) }
            try chat.rewind(to: 0)
            #expect(try Self.visible(context) == [5, 6])
        },
        Law("Rewinds are known after reopening") { context in
            try Self.four(context).rewind(to: 2)
            try context.reopen()
            #expect(try Self.visible(context) == [1, 2, 5])
            try context.fails(.invalid) { try context.chat().rewind(to: 4) }
        },
    ]

    private static func four(_ context: LawContext) throws -> Chat {
        let chat = try context.start()
        for number in 1...4 { try chat.post("\(number)", from: "A") }
        return chat
    }

    private static func visible(_ context: LawContext, asOf: Int? = nil) throws -> [Int] {
        var query = EntryQuery(SessionReference("s"))
        query.asOf = asOf
        query.limit = 2
        return try context.all(query).map(\.sequence)
    }
}

import Multichat
import Testing

extension Laws {
    static let separation: [Law] = [
        Law("Sessions of one namespace are invisible from another") { context in
            let red = Swarm(context.store, namespace: "red")
            let blue = Swarm(context.store, namespace: "blue")
            try red.start("s").post("red", from: "A")
            try context.fails(.notFound) { try blue.chat("s").post("x", from: "A") }
            try blue.start("s").append([context.draft("b1"), context.draft("b2")])
            #expect(try red.chat("s").session().head.sequence == 1)
            #expect(try red.sessions().items.map(\.reference.namespace) == ["red"])
            #expect(try !context.swarm.delete("s"))
            #expect(try red.delete("s"))
            #expect(try blue.chat("s").messages(last: 9).count == 2)
        },
        Law("All namespaces are listed where none is given") { context in
            for name in ["red", "blue"] as [Namespace] { try Swarm(context.store, namespace: name).start("s") }
            let found = try context.store.sessions(SessionQuery(namespace: nil)).items
            #expect(found.map(\.reference.namespace) == ["blue", "red"])
        },
        Law("A deleted session is gone with everything, and its id is free") { context in
            let chat = try context.start()
            try chat.append([context.draft("a"), context.draft("b", key: "k")])
            #expect(try context.swarm.delete("s"))
            #expect(try !context.swarm.delete("s"))
            try context.fails(.notFound) { try chat.post("x", from: "A") }
            #expect(try context.swarm.sessions().items.isEmpty)
            try context.start()
            #expect(try chat.append([context.draft("a", "other")]).first == 1)
            #expect(try chat.latest("k") == nil)
            try context.reopen()
            #expect(try context.log().count == 1)
        },
    ]

    static let identifiers: [Law] = [
        Law("Ids that look alike, or like paths, are just ids") { context in
            for (index, text) in Self.hostile.enumerated() {
                let chat = try context.start(try SessionID(text))
                try chat.post("\(index)", from: try AgentID(text))
                try chat.put(index, as: try EntryKey(text))
            }
            try context.reopen()
            var query = SessionQuery()
            query.includesSystem = true
            #expect(try context.store.sessions(query).items.count == Self.hostile.count)
            for (index, text) in Self.hostile.enumerated() {
                let chat = context.chat(try SessionID(text))
                #expect(try chat.messages(last: 1).map(\.body) == [Message("\(index)").body])
                #expect(try chat.latest(try EntryKey(text))?.sequence == 2)
                #expect(Array(try chat.session().id.text.utf8) == Array(text.utf8))
            }
        },
        Law("Entry ids are compared by bytes") { context in
            let chat = try context.start()
            try chat.append([context.draft("\u{e9}", "one"), context.draft("e\u{301}", "two")])
            let upper = EntryID("0190F8C8-0000-7000-8000-000000000000")
            let lower = EntryID("0190f8c8-0000-7000-8000-000000000000")
            try chat.append([context.draft(upper, "upper"), context.draft(lower, "lower")])
            try context.reopen()
            #expect(
                try context.log().map { Array($0.id.text.utf8) }
                    == ["\u{e9}", "e\u{301}", upper.text, lower.text].map { Array($0.utf8) })
            #expect(try context.chat().append([context.draft(lower, "lower")]).first == 4)
        },
    ]

    private static let hostile: [String] = [
        "../x", "..", ".", "/etc/passwd", "CON", "con", "a\\b", "%2e%2e%2f", "\u{e9}", "e\u{301}", "\u{1F680}\u{200D}",
        "'; DROP TABLE session; --", "\"quoted\"", " space ", String(repeating: "x", count: 512),
        String(repeating: "x", count: 511) + "y", String(repeating: "\u{1F600}", count: 128), "a*?[b]", "-rf",
    ]
}

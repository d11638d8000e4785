import Multichat
import Testing

extension Laws {
    static let values: [Law] = [
        Law("The newest entry of a key is its value, the older ones are its history") { context in
            let chat = try context.start()
            for number in 1...3 { try chat.put(number, as: "counter", by: "A") }
            #expect(try chat.get("counter", as: Int.self) == 3)
            #expect(try chat.latest("counter")?.sequence == 3)
            #expect(try chat.latest("none") == nil)
            var query = EntryQuery(chat.reference)
            query.key = "counter"
            #expect(try context.all(query).map(\.body.text) == ["1", "2", "3"])
            query.newestFirst = true
            query.limit = 2
            #expect(try context.store.entries(query).items.map(\.body.text) == ["3", "2"])
        },
        Law("A value can be read as of a sequence") { context in
            let chat = try context.start()
            for number in 1...4 { try chat.put(number, as: "k") }
            #expect(try chat.get("k", as: Int.self, asOf: 2) == 2)
            #expect(try chat.latest("k", asOf: 0) == nil)
        },
        Law("Keys with a prefix are listed by their bytes, in pages") { context in
            let chat = try context.start()
            for key in ["b/2", "a/1", "b/10", "b/1", "c", "b/\u{e9}", "b"] { try chat.put(key, as: try EntryKey(key)) }
            try chat.put("new", as: "b/1")
            #expect(try chat.values(prefix: "b/").items.map(\.key?.text) == ["b/1", "b/10", "b/2", "b/\u{e9}"])
            var keys: [String?] = []
            var cursor: String?
            repeat {
                let page = try chat.values(prefix: "", limit: 3, after: cursor)
                keys += page.items.map(\.key?.text)
                cursor = page.cursor
            } while cursor != nil
            #expect(keys == ["a/1", "b", "b/1", "b/10", "b/2", "b/\u{e9}", "c"])
        },
        Law("Any Codable value comes back equal") { context in
            struct Plan: Codable, Equatable { var steps: [String], done: Bool, weight: Double? }
            let plan = Plan(steps: ["build", "ship \u{1F680}"], done: false, weight: 0.5)
            let chat = try context.start()
            try chat.put(plan, as: "plan", by: "A")
            try context.reopen()
            #expect(try context.chat().get("plan", as: Plan.self) == plan)
        },
    ]
}

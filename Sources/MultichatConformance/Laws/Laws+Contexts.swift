import Multichat
import Testing

extension Laws {
    static let contexts: [Law] = [
        Law("A context is put, patched and read, now and as it was") { context in
            let own = try context.start("s", with: ["A"]).context(of: "A")
            #expect(try own.entry() == nil)
            try own.put(["task": "build", "step": "1"])
            try own.patch(json: JSON(#"{"step":"2","more":{"a":1}}"#))
            let last = try own.patch(json: JSON(#"{"task":null,"more":{"b":2}}"#))
            #expect(try own.entry()?.body.text == #"{"step":"2","more":{"a":1,"b":2}}"#)
            #expect(try own.get(as: [String: String].self, asOf: 1) == ["task": "build", "step": "1"])
            #expect(try own.history().items.map(\.sequence) == [3, 2, 1])
            #expect(try own.history(limit: 2).cursor != nil)
            #expect(try own.entry()?.kind == .context && last.last == 3)
            try context.reopen()
            #expect(try context.chat().context(of: "A").entry()?.sequence == 3)
            #expect(try context.chat().context(of: "B").entry() == nil)
        },
        Law("A context is replaced only where it is the expected one") { context in
            let own = try context.start("s").context(of: "A")
            try own.put(json: JSON("1"), replacing: 0)
            try context.fails(.conflict) { try own.put(json: JSON("2"), replacing: 0) }
            try own.put(json: JSON(#"{"a":1}"#), replacing: 1)
            try context.fails(.conflict) { try own.patch(json: JSON(#"{"a":2}"#), replacing: 1) }
            #expect(try own.entry()?.body.text == #"{"a":1}"#)
        },
        Law("A patch on nothing is refused, and nothing is stored") { context in
            let chat = try context.start("s")
            try context.fails(.notFound) { try chat.context(of: "A").patch(json: JSON(#"{"a":1}"#)) }
            #expect(try chat.session().head.sequence == 0)
            try context.fails(.notFound) { try context.swarm.context(of: "A").patch(json: JSON(#"{"a":1}"#)) }
            try context.fails(.notFound) { try context.chat("none").context(of: "A").put(json: .null) }
        },
        Law("Concurrent patches all take effect") { context in
            let own = try context.start("s").context(of: "A")
            try own.put(json: .emptyObject)
            try Threads.run(4) { thread in
                for number in 0..<5 { try own.patch(json: JSON("{\"\(thread)/\(number)\":true}")) }
            }
            #expect(try own.get(as: [String: Bool].self)?.count == 20)
        },
        Law("A rewind brings a context back, and a fork has its own") { context in
            let chat = try context.start("s")
            try chat.context(of: "A").put("before")
            try chat.context(of: "A").put("after")
            try chat.fork(as: "fork").context(of: "A").put("forked")
            try chat.rewind(to: 1)
            #expect(try chat.context(of: "A").get() == "before")
            #expect(try context.chat("fork").context(of: "A").get() == "forked")
        },
        Law("An agent has a context outside of sessions") { context in
            let own = try context.swarm.context(of: "A")
            #expect(try own.entry() == nil)
            #expect(try own.history().items.isEmpty)
            try own.put(["mood": "good"])
            try own.patch(json: JSON(#"{"mood":"better"}"#))
            try context.reopen()
            #expect(try context.swarm.context(of: "A").get() == ["mood": "better"])
            #expect(try context.store.sessions(SessionQuery()).items.isEmpty)
        },
    ]
}

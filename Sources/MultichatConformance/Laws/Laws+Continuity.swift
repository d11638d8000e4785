import Multichat
import Testing

extension Laws {
    static let continuity: [Law] = [
        Law("An agent resumes its open sessions with contexts, unread messages and leases") { context in
            let chat = try context.start("open", with: ["A", "B"])
            try chat.context(of: "A").put(["step": 3])
            let lease = try chat.lease("build", holder: "A", for: .seconds(60))
            _ = try chat.lease("other", holder: "B", for: .seconds(60))
            _ = try context.swarm.lease("nightly", holder: "A", for: .seconds(60))
            try chat.post("go on", from: "B", to: ["A"])
            context.clock.advance(seconds: 1)
            try context.start("mail", with: ["B"]).post("to A", from: "B", to: ["A"])
            try context.start("over", with: ["A"]).end()
            try context.swarm.context(of: "A").put("own")
            try context.reopen()
            let resumed = try context.swarm.resume("A")
            #expect(resumed.sessions.map(\.session.id) == ["mail", "open"] && resumed.unread == 2)
            #expect(resumed.sessions.last?.context?.body.text == #"{"step":3}"# && resumed.sessions.last?.unread == 1)
            #expect(resumed.sessions.last?.leases == [lease] && resumed.sessions.first?.context == nil)
            #expect(resumed.leases.map(\.name) == ["nightly"] && resumed.context?.body.text == "\"own\"")
            #expect(try context.swarm.resume("Nobody").sessions.isEmpty)
        },
        Law(
            "A handover moves leases, workflows and context in one append, and refuses what the old holder still writes"
        ) { context in
            let chat = try context.start("s", with: ["A"])
            try chat.context(of: "A").put(["step": 3])
            let lease = try chat.lease("build", holder: "A", for: .seconds(60))
            try chat.workflow("deploy").run(as: "A") { _ = try $0.waitFor("go", as: Bool.self) }
            #expect(try context.swarm.resume("A").sessions.first?.workflows.map(\.name) == ["deploy"])
            let before = try chat.session().head.sequence
            let receipt = try chat.handover(from: "A", to: "B", note: "step 3 is next")
            #expect(receipt.first == before + 1)
            #expect(try chat.context(of: "B").get() == ["step": 3])
            #expect(try chat.context(of: "A").entry()?.body == .null)
            #expect(try chat.lease(named: "build")?.holder == "B")
            try context.fails(.conflict) { try chat.post(Message("late"), from: "A", expecting: [lease.expectation]) }
            let resumed = try context.swarm.resume("B").sessions
            #expect(resumed.map(\.unread) == [1] && resumed.first?.leases.map(\.name) == ["build"])
            #expect(resumed.first?.workflows.map(\.name) == ["deploy"])
            #expect(try context.swarm.inbox(of: "B").items.map(\.text) == ["step 3 is next"])
            let left = try context.swarm.resume("A").sessions
            #expect(left.first?.context == nil && left.first?.workflows.isEmpty == true)
        },
        Law("A handover to oneself, of nothing by a stranger, in an unknown or an ended session is refused") {
            context in
            let chat = try context.start("s", with: ["A"])
            try context.fails(.invalid) { try chat.handover(from: "A", to: "A") }
            try context.fails(.notFound) { try context.chat("none").handover(from: "A", to: "B") }
            try context.fails(.notFound) { try chat.handover(from: "Nobody", to: "B") }
            #expect(try chat.session().head.sequence == 0)
            try chat.end()
            let head = try chat.session().head
            try context.fails(.status) { try chat.handover(from: "A", to: "B") }
            #expect(try chat.session().head == head)
        },
        Law("Presence shows what each agent did last, and what waits for it") { context in
            let one = try context.start("one", with: ["A", "B", "Silent"])
            try one.post("first", from: "A")
            context.clock.advance(seconds: 1)
            try context.start("two", with: ["A"]).post("second", from: "B", to: ["A"])
            context.clock.advance(seconds: 1)
            let lease = try one.lease("build", holder: "A", for: .seconds(60))
            let found = try context.swarm.presence().items
            #expect(found.map(\.agent) == ["A", "B", "Silent"])
            #expect(found.map(\.session) == ["one", "two", nil])
            #expect(found.map(\.last?.kind) == [.lease, .message, nil])
            #expect(found.map(\.unread) == [1, 1, 1] && found.first?.leases == [lease])
            #expect(try context.swarm.presence(of: ["B"]).items.map(\.agent) == ["B"])
        },
        Law("Correspondence counts who wrote to whom, and says whether that is all") { context in
            let one = try context.start("one", with: ["A", "B"])
            for text in ["1", "2"] { try one.post(text, from: "A", to: ["B", "C"]) }
            try one.post("hidden", from: "B", to: ["A"])
            try one.rewind(to: one.session().head.sequence - 1)
            context.clock.advance(seconds: 1)
            let two = try context.start("two", with: ["A", "B"])
            try two.post("3", from: "A", to: ["B"])
            try two.post("all", from: "B")
            let found = try context.swarm.correspondence()
            #expect(
                found.links.map { "\($0.from) \($0.to?.text ?? "*") \($0.messages)" } == ["A B 3", "A C 2", "B * 1"])
            #expect(found.sessions == 2 && found.messages == 4 && found.isComplete)
            #expect(found.links.first?.last == (try two.messages(last: 10).first?.time))
            let newest = try context.swarm.correspondence(sessions: 1, entries: 1)
            #expect(newest.links.map(\.from) == ["B"] && newest.messages == 1 && !newest.isComplete)
        },
    ]
}

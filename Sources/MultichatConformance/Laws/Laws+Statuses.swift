import Multichat
import Testing

extension Laws {
    static let statuses: [Law] = [
        Law("A message's status is what was reported last, for each recipient; what is read stays read") { context in
            let chat = try context.start("s", with: ["A", "B", "C"])
            try chat.post("hello", from: "A", to: ["B", "C"])
            #expect(try Self.states(chat, 1) == ["B sent", "C sent"])
            try chat.report(.delivered, of: 1)
            #expect(try Self.states(chat, 1) == ["B delivered", "C delivered"])
            try chat.report(.failed, of: 1, for: "C", by: "Post", reason: "no route")
            #expect(try Self.states(chat, 1) == ["B delivered", "C failed: no route"])
            try chat.acknowledge(1, by: "B")
            try chat.report(.delivered, of: 1)
            #expect(try Self.states(chat, 1) == ["B read", "C delivered"])
        },
        Law("A message to everybody has the statuses of those who reported or read it") { context in
            let chat = try context.start("s", with: ["A", "B", "C"])
            for number in 1...11 { try chat.post("\(number)", from: "A") }
            #expect(try Self.states(chat, 1) == ["- sent"])
            try chat.report(.failed, of: 11, for: "C")
            try chat.acknowledge(10, by: "B")
            #expect(try Self.states(chat, 1) == ["B read"])
            #expect(try Self.states(chat, 11) == ["C failed"])
        },
        Law("Reports outlive a rewind, and an ended session takes them") { context in
            let chat = try context.start("s", with: ["A", "B"])
            try chat.post("one", from: "A", to: ["B"])
            try chat.post("two", from: "A", to: ["B"])
            try chat.report(.delivered, of: 1)
            try chat.rewind(to: 1)
            #expect(try Self.states(chat, 1) == ["B delivered"])
            try chat.end()
            #expect(try chat.acknowledge(by: "B") == chat.session().head.sequence - 1)
            try context.reopen()
            #expect(try Self.states(context.chat(), 1) == ["B read"])
            try context.fails(.notFound) { try context.chat().statuses(of: 2) }
        },
        Law("A report on what is no message, or not for the agent, is refused") { context in
            let chat = try context.start("s", with: ["A", "B"])
            try chat.post("hello", from: "A", to: ["B"])
            try chat.join("C")
            try context.fails(.notFound) { try chat.report(.delivered, of: 2) }
            try context.fails(.notFound) { try chat.report(.delivered, of: 0) }
            try context.fails(.invalid) { try chat.report(.delivered, of: 1, for: "C") }
            #expect(try chat.session().head.sequence == 2)
        },
        Law("Stuck messages are those that an agent should have read by now") { context in
            let chat = try context.start("s", with: ["A", "B", "C"])
            try chat.post("to all", from: "A")
            try chat.post("old", from: "A", to: ["B", "C"])
            try chat.post("to itself", from: "B", to: ["B"])
            context.clock.advance(seconds: 600)
            try chat.post("new", from: "A", to: ["B"])
            try context.start("other", with: ["B"]).post("new", from: "A", to: ["B"])
            let stuck = try context.swarm.stuck(olderThan: .seconds(600)).items
            #expect(stuck.map(\.session.id) == ["s"])
            #expect(stuck.first?.messages.map(\.entry.sequence) == [2])
            #expect(stuck.first?.messages.first?.waiting.map(\.agent) == ["B", "C"])
            try chat.acknowledge(by: "B")
            try chat.report(.read, of: 2, for: "C")
            #expect(try context.swarm.stuck(olderThan: .seconds(600)).items.isEmpty)
        },
    ]

    private static func states(_ chat: Chat, _ sequence: Int) throws -> [String] {
        try chat.statuses(of: sequence).map { status in
            "\(status.agent?.text ?? "-") \(status.state.rawValue)" + (status.reason.map { ": \($0)" } ?? "")
        }
    }
}

import Multichat
import Testing

extension Laws {
    /// Logs in which little is for the agent: what was looked through isn't looked through again.
    static let longInboxes: [Law] = [
        Law("What an inbox remembers of a long log agrees with the log") { context in
            let chat = try context.start("s", with: ["A", "B"])
            try chat.append(Self.talk(chat, 600))
            try Self.compare(context, unread: 60)
            try chat.post("new", from: "A", to: ["B"])
            try Self.compare(context, unread: 61)
            try chat.acknowledge(305, by: "B")
            try Self.compare(context, unread: 31)
            try chat.rewind(to: 401)
            try Self.compare(context, unread: 10)
            try chat.join("C")
            try chat.leave("B")
            try Self.compare(context, unread: 10)
            try chat.acknowledge(by: "B")
            try Self.compare(context, unread: 0)
        },
        Law("An inbox of more unread messages than it lists counts all of them") { context in
            let chat = try context.start("s", with: ["A", "B"])
            try chat.append((1...700).map { Self.draft(chat, "\($0)", to: []) })
            for _ in 0..<2 {
                let inbox = try context.swarm.inbox(of: "B", limit: 3)
                #expect(inbox.unread == 700 && inbox.items.map(\.text) == ["700", "699", "698"])
                let next = try context.swarm.inbox(of: "B", limit: 100, after: inbox.cursor)
                #expect(next.items.map(\.text) == (598...697).reversed().map { "\($0)" })
            }
            try chat.acknowledge(10, by: "B")
            #expect(try context.swarm.inbox(of: "B", limit: 0).unread == 690)
        },
        Law("Positions in many sessions are read from a summary") { context in
            let sessions = 80
            for number in 0..<sessions {
                let chat = try context.start(SessionID("s\(number)"), with: ["A", "B"])
                try chat.post("first", from: "A")
                try chat.acknowledge(by: "B")
            }
            for _ in 0..<3 { #expect(try context.swarm.inbox(of: "B").unread == 0) }
            for number in 0..<20 { try context.chat(SessionID("s\(number * 4)")).post("more", from: "A") }
            #expect(try context.swarm.inbox(of: "B").sessions.count == 20)
            try context.chat("s4").acknowledge(by: "B")
            #expect(try context.swarm.inbox(of: "B").unread == 19)
            let own = context.swarm.chat(try SystemSessions.agent("B"))
            #expect(try own.latest("positions")?.sequence == sessions + 1)
        },
    ]

    /// Every tenth message is for B.
    private static func talk(_ chat: Chat, _ count: Int) -> [Draft] {
        (1...count).map { draft(chat, "\($0)", to: $0 % 10 == 0 ? ["B"] : ["C"]) }
    }

    private static func draft(_ chat: Chat, _ text: String, to agents: [AgentID]) -> Draft {
        Draft(id: chat.newEntryID(), kind: .message, author: "A", body: Message(text, to: agents).body)
    }

    /// The inbox agrees with itself when it is asked again, and with the messages that the log shows.
    private static func compare(_ context: LawContext, unread: Int) throws {
        let read = try context.chat().acknowledged(by: "B")
        let shown = try context.chat().messages(last: 1000).filter { entry in
            entry.sequence > read && Message(body: entry.body)?.to == ["B"]
        }
        #expect(shown.count == unread)
        for limit in [0, 5, 100] {
            let inbox = try context.swarm.inbox(of: "B", limit: limit)
            #expect(inbox.unread == unread)
            #expect(inbox.items.map(\.entry) == Array(shown.reversed().prefix(limit)))
        }
    }
}

import Multichat
import Testing

extension Laws {
    static let inboxes: [Law] = [
        Law("An inbox holds what is for an agent, over all sessions, newest first") { context in
            let one = try context.start("one", with: ["A", "B"])
            let two = try context.start("two", with: ["B"])
            try one.post("to all", from: "A")
            context.clock.advance(seconds: 1)
            try two.post("to B", from: "C", to: ["B", "D"])
            context.clock.advance(seconds: 1)
            try one.post("to C", from: "A", to: ["C"])
            try one.post("its own", from: "B")
            context.clock.advance(seconds: 1)
            try one.post("to both", from: "C", to: ["A", "B"])
            let inbox = try context.swarm.inbox(of: "B")
            #expect(inbox.items.map(\.text) == ["to both", "to B", "to all"])
            #expect(inbox.sessions.map(\.session) == ["one", "two"] && inbox.sessions.map(\.unread) == [2, 1])
            #expect(inbox.unread == 3 && inbox.cursor == nil && inbox.items.allSatisfy { !$0.isRead })
            #expect(try context.swarm.inbox(of: "Nobody").unread == 0)
        },
        Law("Messages find an agent that isn't in the session, and one that has left it") { context in
            let chat = try context.start("s", with: ["A", "B"])
            try chat.post("to all", from: "A")
            try chat.post("to C", from: "A", to: ["C"])
            try chat.leave("B")
            try chat.post("to all again", from: "A")
            try chat.post("to B", from: "A", to: ["B"])
            #expect(try context.swarm.inbox(of: "C").items.map(\.text) == ["to C"])
            #expect(try context.swarm.inbox(of: "B").items.map(\.text) == ["to B"])
            try chat.join("C")
            #expect(try context.swarm.inbox(of: "C").unread == 3)
            #expect(try context.store.sessions(SessionQuery()).items.map(\.id) == ["s"])
        },
        Law("Acknowledging moves forward only, and outlives rewinds, forks and reopening") { context in
            let chat = try context.start("s", with: ["A", "B"])
            for number in 1...4 { try chat.post("\(number)", from: "A") }
            #expect(try chat.acknowledge(2, by: "B") == 2)
            #expect(try chat.acknowledge(1, by: "B") == 2)
            #expect(try context.swarm.inbox(of: "B").items.map(\.text) == ["4", "3"])
            try chat.rewind(to: 3)
            #expect(try context.swarm.inbox(of: "B").items.map(\.text) == ["3"])
            let fork = try chat.fork(as: "fork")
            #expect(try context.swarm.inbox(of: "B").sessions.map(\.session) == ["s"])
            try fork.post("in the fork", from: "A")
            try context.reopen()
            #expect(try context.swarm.inbox(of: "B").items.map(\.text).sorted() == ["3", "in the fork"])
            #expect(try context.chat().acknowledged(by: "B") == 2)
            #expect(try context.chat().acknowledge(by: "B") > 4)
            #expect(try context.swarm.inbox(of: "B").sessions.map(\.session) == ["fork"])
        },
        Law("An inbox lists what was read where that is asked for, in pages") { context in
            for session in 0..<3 {
                let chat = try context.start(SessionID("s\(session)"), with: ["A", "B"])
                for number in 0..<7 {
                    context.clock.advance(seconds: 1)
                    try chat.post("\(session)/\(number)", from: "A")
                }
                try chat.acknowledge(4, by: "B")
            }
            let texts = (0..<3).reversed().flatMap { session in (0..<7).reversed().map { "\(session)/\($0)" } }
            #expect(try Self.pages(context, includingRead: true).map(\.text) == texts)
            #expect(try Self.pages(context, includingRead: true).map(\.isRead) == texts.map { $0.last! < "4" })
            #expect(try Self.pages(context, includingRead: false).map(\.text) == texts.filter { $0.last! >= "4" })
        },
        Law("A session that takes a deleted one's id begins unread") { context in
            let chat = try context.start("s", with: ["A", "B"])
            for number in 1...4 { try chat.post("\(number)", from: "A", to: ["C"]) }
            try chat.acknowledge(by: "B")
            try chat.acknowledge(by: "C")
            #expect(try context.swarm.delete("s"))
            #expect(try context.swarm.inbox(of: "C").unread == 0)
            context.clock.advance(seconds: 1)
            try context.start("s", with: ["A", "B"]).post("anew", from: "A")
            #expect(try context.swarm.inbox(of: "B").items.map(\.text) == ["anew"])
            #expect(try context.chat().acknowledged(by: "B") == 0)
        },
        Law("Concurrent acknowledgements leave the furthest") { context in
            let chat = try context.start("s", with: ["A", "B"])
            for number in 1...40 { try chat.post("\(number)", from: "A") }
            try Threads.run(4) { thread in
                for number in 1...10 { try chat.acknowledge(number * 4 - thread, by: "B") }
            }
            #expect(try chat.acknowledged(by: "B") == 40)
            #expect(try context.swarm.inbox(of: "B").unread == 0)
        },
        Law("An inbox refuses a negative limit, a foreign cursor and a sequence beyond the head") { context in
            let chat = try context.start("s", with: ["A", "B"])
            try context.fails(.invalid) { try context.swarm.inbox(of: "B", limit: -1) }
            try context.fails(.invalid) { try context.swarm.inbox(of: "B", after: "zz") }
            try context.fails(.invalid) { try chat.acknowledge(1, by: "B") }
            try context.fails(.invalid) { try chat.acknowledge(-1, by: "B") }
            try context.fails(.notFound) { try context.chat("none").acknowledge(by: "B") }
            #expect(try chat.acknowledge(by: "B") == 0)
        },
    ]

    /// All messages of B's inbox, four a page.
    private static func pages(_ context: LawContext, includingRead: Bool) throws -> [InboxItem] {
        var items: [InboxItem] = []
        var cursor: String?
        repeat {
            let page = try context.swarm.inbox(of: "B", limit: 4, includingRead: includingRead, after: cursor)
            #expect(page.items.count <= 4 && page.unread == 9)
            items += page.items
            cursor = page.cursor
        } while cursor != nil
        return items
    }
}

extension InboxItem {
    /// What the message says.
    var text: String {
        guard case .text(let text) = message?.content else { return "" }
        return text
    }
}

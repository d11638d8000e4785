import Multichat

/// The inbox of an agent in 1,000 sessions of which 20 have unread messages: the newest 50 and the counts.
struct InboxOfMany: Goal {
    private static let agent: AgentID = "Reader"
    private static let sessions = 1000
    private static let unread = 20

    let name = "sqlite-inbox"

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.fresh("own")
        let swarm = try StoreKind.sqlite.open(path)
        try Self.fill(swarm)
        let warm = try bench.compare([Self.reading("open store") { try body($0, swarm) }])
        try swarm.store.close()
        let cold = try bench.compare([
            Self.reading("store opened for it") { limit in
                let swarm = try StoreKind.sqlite.open(path)
                try body(limit, swarm)
                try swarm.store.close()
            }
        ])
        let work = "SQLite: inbox of \(Self.sessions) sessions, \(Self.unread) with unread"
        return [
            Outcome(
                work: work, value: warm[0].median(\.p50) / 1000, unit: "ms", requirement: .atMost(5),
                detail: times(warm), series: warm),
            Outcome(
                work: work + ", opening included", value: cold[0].median(\.p50) / 1000, unit: "ms",
                requirement: nil, detail: times(cold), series: cold),
        ]
    }

    private func body(_ limit: Int, _ swarm: Swarm) throws {
        let inbox = try swarm.inbox(of: Self.agent, limit: limit)
        guard inbox.items.count == limit, inbox.sessions.count == Self.unread, inbox.unread == 5 * Self.unread else {
            throw BenchFailure("The inbox holds something else.")
        }
    }

    private static func reading(_ name: String, _ read: @escaping @Sendable (Int) throws -> Void) -> Side {
        Side(name: name) { plan in try drive(plan) { _ in try read(50) } }
    }

    /// Every session has 20 messages that were acknowledged; some have 5 more.
    private static func fill(_ swarm: Swarm) throws {
        for number in 0..<sessions {
            let chat = try swarm.start(Filling.session(number), with: [agent])
            try post(20, to: chat)
            try chat.acknowledge(by: agent)
        }
        for number in 0..<unread { try post(5, to: swarm.chat(Filling.session(number * (sessions / unread)))) }
    }

    private static func post(_ count: Int, to chat: Chat) throws {
        try chat.append((0..<count).map { _ in Filling.draft(chat, Sample.message.body) })
    }
}

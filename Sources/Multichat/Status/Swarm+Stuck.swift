/// A session with messages that wait for long.
public struct StuckSession: Sendable {
    /// The session.
    public var session: Session
    /// The messages that wait, in the log's order.
    public var messages: [StuckMessage]
}

/// A message that somebody should have read by now.
public struct StuckMessage: Sendable {
    /// Its entry.
    public var entry: Entry
    /// What became of it, for each agent that it is addressed to and that hasn't read it.
    public var waiting: [MessageStatus]
}

extension Swarm {
    /// The active sessions with messages that were addressed to an agent by name so long ago or longer, and that it
    /// hasn't acknowledged; nor was it reported that it read them. Messages to everybody wait for nobody in particular.
    ///
    /// - Returns: one page, the session with the oldest message first.
    /// - Throws: ``MultichatError`` with the code `invalid` for a negative duration.
    /// - Complexity: O(sessions + unread messages).
    public func stuck(olderThan duration: Duration) throws -> Page<StuckSession> {
        guard duration >= .zero else { throw MultichatError(.invalid, "The duration must not be negative.") }
        let (latest, overflow) = store.configuration.clock().microseconds
            .subtractingReportingOverflow(duration.microseconds)
        let agents = try agents()
        var found = Page<StuckSession>([], leftOut: agents.leftOut)
        guard !overflow else { return found }
        var search = StuckSearch(self, through: Timestamp(microseconds: latest))
        for agent in agents.items { try search.look(agent) }
        found.items = try search.sessions()
        found.leftOut += search.leftOut.filter { !found.leftOut.contains($0) }
        return found
    }
}

/// Looks through agents' inboxes for old messages.
struct StuckSearch {
    private(set) var leftOut: [Damage] = []
    private let swarm: Swarm
    private let latest: Timestamp
    private var waiting: [SessionID: [Int: (entry: Entry, agents: Set<AgentID>)]] = [:]

    /// Looks for messages that were written at a time or before.
    init(_ swarm: Swarm, through latest: Timestamp) {
        self.swarm = swarm
        self.latest = latest
    }

    /// Looks through the inbox of an agent.
    mutating func look(_ agent: AgentID) throws {
        guard (try? SystemSessions.agent(agent)) != nil else { return }
        var reader = try InboxReader(swarm, agent)
        try reader.look(keeping: 500)
        leftOut += reader.leftOut
        var merge = InboxMerge(reader.sources(includingRead: false), behind: nil)
        var page = try merge.page(500)
        while !page.items.isEmpty {
            for item in page.items where item.entry.time <= latest {
                guard Message.recipients(in: item.entry.body).contains(agent) else { continue }
                waiting[item.session, default: [:]][item.entry.sequence, default: (item.entry, [])].agents.insert(agent)
            }
            page = try merge.page(500)
        }
    }

    /// What was found, the session with the oldest message first.
    func sessions() throws -> [StuckSession] {
        var sessions: [StuckSession] = []
        for (id, found) in waiting {
            let chat = swarm.chat(id)
            guard let session = try swarm.store.session(chat.reference), session.status == .active else { continue }
            let messages = try found.values.sorted { $0.entry.sequence < $1.entry.sequence }.compactMap { item in
                let statuses = try chat.statuses(of: item.entry.sequence).filter { status in
                    status.state != .read && status.agent.map { item.agents.contains($0) } ?? false
                }
                return statuses.isEmpty ? nil : StuckMessage(entry: item.entry, waiting: statuses)
            }
            if !messages.isEmpty { sessions.append(StuckSession(session: session, messages: messages)) }
        }
        return sessions.sorted { left, right in
            let times = (left.messages[0].entry.time, right.messages[0].entry.time)
            return times.0 == times.1 ? left.session.id < right.session.id : times.0 < times.1
        }
    }
}

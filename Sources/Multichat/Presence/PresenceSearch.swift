/// Looks through the sessions for what agents did last.
struct PresenceSearch {
    /// The last entry of each agent, and its session.
    private(set) var last: [AgentID: (session: SessionID, entry: Entry)] = [:]
    /// The leases of each agent.
    private(set) var leases: [AgentID: [Lease]] = [:]
    private let swarm: Swarm
    private let agents: Set<AgentID>

    /// How many entries of a session are read.
    private static let depth = 1000

    init(_ swarm: Swarm, _ agents: Set<AgentID>) {
        self.swarm = swarm
        self.agents = agents
    }

    /// Looks at so many sessions, the last updated first.
    mutating func look(_ count: Int) throws {
        var query = SessionQuery()
        var rest = count
        repeat {
            query.limit = max(1, min(rest, 200))
            let page = try swarm.sessions(query)
            for session in page.items.prefix(rest) { try passing { try $0.look(at: session) } }
            rest -= page.items.count
            query.cursor = page.cursor
        } while query.cursor != nil && rest > 0
        try passing { try $0.add(try $0.swarm.leases.leases()) }
    }

    /// Goes on where a session is gone meanwhile or damaged: the other sessions tell what they know.
    private mutating func passing(_ body: (inout PresenceSearch) throws -> Void) throws {
        do {
            try body(&self)
        } catch let error as MultichatError where [.notFound, .damaged].contains(error.code) {}
    }

    private mutating func look(at session: Session) throws {
        try add(try swarm.chat(session.id).leases())
        var missing = agents.intersection(session.participants).filter { isOlder($0, than: session.updatedAt) }
        var query = EntryQuery(session.reference)
        query.newestFirst = true
        query.includesHidden = true
        query.limit = 50
        query.byteLimit = EntryQuery.pageBytes
        var rest = Self.depth
        while !missing.isEmpty, rest > 0 {
            let page = try swarm.store.entries(query)
            for entry in page.items {
                take(entry, session.id)
                missing = missing.filter { $0 != entry.author && isOlder($0, than: entry.time) }
            }
            rest -= page.items.count
            query.cursor = page.cursor
            if page.cursor == nil { break }
        }
    }

    private mutating func take(_ entry: Entry, _ session: SessionID) {
        guard let author = entry.author, agents.contains(author), isOlder(author, than: entry.time) else { return }
        last[author] = (session, entry)
    }

    /// Whether what is known of an agent is older than a time.
    private func isOlder(_ agent: AgentID, than time: Timestamp) -> Bool {
        last[agent].map { $0.entry.time < time } ?? true
    }

    private mutating func add(_ more: [Lease]) throws {
        for lease in more { leases[lease.holder, default: []].append(lease) }
    }
}

/// Puts an agent's inbox together.
struct InboxReader {
    private let swarm: Swarm
    private let agent: AgentID
    private var positions: AgentPositions
    private var unread: [Unread] = []
    private var heads: [(head: AttendedSession, addressing: Addressing)] = []
    private(set) var leftOut: [Damage] = []

    /// What makes a reading worth remembering: it looked through so many entries of a session.
    private static let worthKeeping = 256

    init(_ swarm: Swarm, _ agent: AgentID) throws {
        self.swarm = swarm
        self.agent = agent
        positions = try AgentPositions(swarm, agent)
    }

    /// Finds what is unread; at most so many messages of each session are kept.
    mutating func look(keeping room: Int) throws {
        let page = try swarm.store.attendedSessions(of: agent, in: swarm.namespace)
        leftOut = page.leftOut
        let store = swarm.store
        var known = Set<SessionID>(minimumCapacity: page.items.count)
        for head in page.items {
            known.insert(head.reference.id)
            try look(at: head, isIn: true, room)
        }
        // Sessions that the agent isn't in, or not any more, may hold messages for it alone.
        for session in positions.all.keys.filter({ !known.contains($0) }).sorted() {
            let reference = SessionReference(session, in: swarm.namespace)
            guard let head = try readable(reference, { try store.session(reference).map { AttendedSession($0) } })
            else { continue }
            try look(at: head, isIn: false, room)
        }
        let worthKeeping = unread.filter { $0.looked >= Self.worthKeeping }
        positions.keep(worthKeeping.map(\.position), passed: unread.filter { $0.count == 0 }.map(\.position))
    }

    /// All sessions that were looked at.
    var sessions: [SessionID] { heads.map(\.head.reference.id) }

    /// What is unread where, the last updated first.
    var counts: [InboxCount] {
        unread.filter { $0.count > 0 }.sorted {
            ($1.head.updatedAt, $0.head.reference.id) < ($0.head.updatedAt, $1.head.reference.id)
        }.map { InboxCount(session: $0.head.reference.id, unread: $0.count) }
    }

    /// The unread messages, or all.
    func sources(includingRead: Bool) -> [InboxMerge.Source] {
        guard includingRead else {
            return unread.filter { $0.count > 0 }.map {
                source($0.head, BackwardWalk(unread: $0, in: swarm.store), floor: $0.floor)
            }
        }
        let floors = Dictionary(uniqueKeysWithValues: unread.map { ($0.head.reference.id, $0.floor) })
        return heads.map { head, addressing in
            let walk = BackwardWalk(all: head, addressing, in: swarm.store)
            return source(head, walk, floor: floors[head.reference.id] ?? head.sequence)
        }
    }

    private func source(_ head: AttendedSession, _ walk: BackwardWalk, floor: Int) -> InboxMerge.Source {
        InboxMerge.Source(walk: walk, session: head.reference.id, time: head.updatedAt, floor: floor)
    }

    private mutating func look(at head: AttendedSession, isIn: Bool, _ room: Int) throws {
        let addressing = Addressing(agent: agent, isIn: isIn)
        heads.append((head, addressing))
        // Most sessions are read to their end: nothing is asked of them.
        let known = positions.all[head.reference.id]
        if let known, known.isEnd(of: head) { return }
        let store = swarm.store
        let found = try readable(head.reference) {
            try Unread(head, addressing, known: known, room: room, in: store)
        }
        if let found { unread.append(found) }
    }

    /// What the closure answers; `nil` where the session is gone meanwhile, or can't be read, which is told.
    private mutating func readable<Answer>(_ session: SessionReference, _ body: () throws -> Answer?) throws -> Answer?
    {
        do {
            return try body()
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        } catch let error as MultichatError where error.code == .damaged {
            leftOut.append(Damage(error, in: session, place: "inbox of \(agent)"))
            return nil
        }
    }
}

/// Goes through sessions and counts who wrote to whom.
struct CorrespondenceCount {
    private struct Pair: Hashable {
        var from: AgentID
        var to: AgentID?
    }

    private let swarm: Swarm
    private let depth: Int
    private var links: [Pair: (messages: Int, last: Timestamp)] = [:]
    private var found = Correspondence()

    init(_ swarm: Swarm, depth: Int) {
        self.swarm = swarm
        self.depth = depth
    }

    /// What was counted, in an order that doesn't change by itself.
    var result: Correspondence {
        var result = found
        result.links = links.map { pair, link in
            Correspondence.Link(from: pair.from, to: pair.to, messages: link.messages, last: link.last)
        }
        result.links.sort { left, right in
            guard left.messages == right.messages else { return left.messages > right.messages }
            guard left.from == right.from else { return left.from < right.from }
            return (left.to?.text ?? "") < (right.to?.text ?? "")
        }
        return result
    }

    /// Looks at so many sessions, the last updated first.
    mutating func look(_ count: Int) throws {
        var query = SessionQuery()
        var rest = count
        repeat {
            query.limit = min(rest, 200)
            let page = try swarm.sessions(query)
            if !page.leftOut.isEmpty { found.isComplete = false }
            for session in page.items { try look(at: session) }
            rest -= page.items.count
            query.cursor = page.cursor
        } while query.cursor != nil && rest > 0
        if query.cursor != nil { found.isComplete = false }
    }

    /// Goes on where a session is gone meanwhile or damaged: the other sessions tell what they know.
    private mutating func look(at session: Session) throws {
        do {
            try count(session)
            found.sessions += 1
        } catch let error as MultichatError where [.notFound, .damaged].contains(error.code) {
            found.isComplete = false
        }
    }

    private mutating func count(_ session: Session) throws {
        var query = EntryQuery(session.reference)
        query.newestFirst = true
        query.byteLimit = EntryQuery.pageBytes
        var rest = depth
        repeat {
            query.limit = min(rest, 200)
            let page = try swarm.store.entries(query)
            for entry in page.items { add(entry) }
            rest -= page.items.count
            query.cursor = page.cursor
        } while query.cursor != nil && rest > 0
        if query.cursor != nil { found.isComplete = false }
    }

    private mutating func add(_ entry: Entry) {
        guard entry.kind == .message, let author = entry.author else { return }
        if case .erased = entry.seal { return }
        found.messages += 1
        let recipients = Message.recipients(in: entry.body)
        guard !recipients.isEmpty else { return add(Pair(from: author, to: nil), entry.time) }
        for agent in Set(recipients) { add(Pair(from: author, to: agent), entry.time) }
    }

    private mutating func add(_ pair: Pair, _ time: Timestamp) {
        let before = links[pair]
        links[pair] = ((before?.messages ?? 0) + 1, max(before?.last ?? time, time))
    }
}

/// How far an agent has read all its sessions, as its own session says.
///
/// A summary there holds all positions as of a sequence, so that reading them costs one entry and the few that came
/// later. It is written by whoever had to read many.
struct AgentPositions {
    /// The agent's own session.
    let chat: Chat
    /// The positions, by session.
    private(set) var all: [SessionID: ReadPosition] = [:]
    /// How many entries were read besides the summary.
    private var loose = 0
    /// Everything up to here is in `all`.
    private var through = 0

    private static let summaryKey = EntryKey(unchecked: "positions")

    init(_ swarm: Swarm, _ agent: AgentID) throws {
        chat = swarm.chat(try SystemSessions.agent(agent))
        guard let session = try swarm.store.session(chat.reference) else { return }
        if let summary = try chat.latest(Self.summaryKey) { take(summary) }
        loose = session.head.sequence - through
        guard loose > 0 else { return }
        var query = EntryQuery(chat.reference)
        query.from = through + 1
        query.through = session.head.sequence
        query.keyPrefix = ReadPosition.keys
        try swarm.store.forEachPage(query) { entries in
            for position in entries.lazy.compactMap({ ReadPosition($0) }) { all[position.session] = position }
        }
        through = session.head.sequence
    }

    /// Takes over what a summary holds; nothing of one that can't be read.
    private mutating func take(_ summary: Entry) {
        guard summary.kind == .cursor, let members = summary.body.members,
            var text = members.first(where: { $0.key == "positions" })?.value.text,
            let through = members.first(where: { $0.key == "through" }).flatMap({ Int($0.value.text) })
        else { return }
        let positions = text.withUTF8 { bytes in
            var walker = JSONWalker(bytes)
            // A position takes some 48 bytes.
            return Self.positions(&walker, about: bytes.count / 48)
        }
        guard let positions else { return }
        (self.through, all) = (through, positions)
    }

    private static func positions(_ walker: inout JSONWalker, about count: Int) -> [SessionID: ReadPosition]? {
        guard walker.enter() else { return nil }
        var positions = [SessionID: ReadPosition](minimumCapacity: count)
        while !walker.leave() {
            guard let position = ReadPosition(&walker) else { return nil }
            positions[position.session] = position
        }
        return positions
    }

    /// Keeps what a reading has learned for the next one, where it saves that one much.
    ///
    /// It is no loss where it fails: the store may be there for reading only, or another reader was quicker.
    ///
    /// - Parameters:
    ///   - learned: where much was looked through.
    ///   - passed: where something came, and nothing of it for the agent.
    mutating func keep(_ learned: [ReadPosition], passed: [ReadPosition]) {
        var drafts: [Draft] = []
        var expectations: [Expectation] = []
        for position in learned {
            drafts.append(draft(position))
            expectations.append(.newest(ReadPosition.key(of: position.session), position.place))
        }
        if loose > max(64, all.count / 4) || passed.count > 64 {
            for position in passed { all[position.session] = position }
            drafts.append(summary)
        }
        guard !drafts.isEmpty else { return }
        _ = try? chat.appendStarting(drafts, expecting: expectations)
    }

    private var summary: Draft {
        var writer = JSONWriter(capacity: all.count * 64 + 64)
        writer.raw("{\"through\":")
        writer.integer(through)
        writer.raw(",\"positions\":")
        writer.array(all.values.sorted { $0.session < $1.session }) { $1.write(to: &$0) }
        writer.raw("}")
        var draft = Draft(id: chat.newEntryID(), kind: .cursor, body: writer.json)
        draft.key = Self.summaryKey
        return draft
    }

    private func draft(_ position: ReadPosition) -> Draft {
        var draft = Draft(id: chat.newEntryID(), kind: .cursor, body: position.body)
        draft.key = ReadPosition.key(of: position.session)
        return draft
    }
}

import Multichat

/// Makes random operations over a few sessions, agents, keys and ids, so that they meet each other.
final class OperationMaker {
    let random: SeededRandom
    private var made = 0

    init(_ random: SeededRandom) { self.random = random }

    func next() -> Operation {
        switch pick(20) {
        case 0: .create(newSession())
        case 1: .delete(reference())
        case 2: .fork(fork())
        case 3: .session(reference())
        case 4, 5: .sessions(sessionQuery())
        case 6...8: .entries(entryQuery())
        case 9: .latest(latestQuery())
        default: .append(append())
        }
    }

    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

    func reference() -> SessionReference {
        SessionReference(SessionID(unchecked: "s\(pick(6))"), in: pick(4) == 0 ? "other" : .standard)
    }

    func agent() -> AgentID { AgentID(unchecked: "A\(pick(4))") }

    func key() -> EntryKey { EntryKey(unchecked: "k/\(pick(5))") }

    private func newSession() -> NewSession {
        var new = NewSession(reference())
        if pick(2) == 0 { new.topic = "topic \(pick(9))" }
        if pick(2) == 0 { new.labels = ["l": "\(pick(3))"] }
        new.participants = (0..<pick(3)).map { _ in agent() }
        if pick(3) == 0 { new.expiry = .sliding(microseconds: Int64(pick(60) + 1) * 1_000_000) }
        return new
    }

    private func fork() -> Fork {
        let source = reference()
        return Fork(source, as: SessionID(unchecked: "s\(pick(6))"), at: pick(2) == 0 ? nil : pick(30))
    }

    private func append() -> Append {
        let drafts = (0..<(pick(5) == 0 ? pick(4) : 1)).map { _ in draft() }
        return Append(to: reference(), drafts, expecting: pick(4) == 0 ? [expectation()] : [])
    }

    /// Every tenth id was used before, so that duplicates and conflicts come up.
    func entryID() -> EntryID {
        made += 1
        return EntryID(unchecked: "e\(pick(10) == 0 ? pick(made) : made)")
    }
}

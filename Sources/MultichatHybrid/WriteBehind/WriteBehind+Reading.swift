import Multichat

extension WriteBehind {
    func session(_ reference: SessionReference) throws -> Session? {
        try newer(reference) ?? durable.session(reference)
    }

    func read<Answer>(
        _ reference: SessionReference, isRecent: Bool, _ body: (any Restoring) throws -> Answer
    ) throws -> Answer {
        if try newer(reference) != nil {
            do {
                if let answer = try hot.insist(body) { return answer }
                try settle(reference)
            } catch let error as MultichatError where Self.isGone(error) {
                // The copy was dropped meanwhile, lost, or spoiled.
                try recover(reference)
            }
        }
        return try body(durable)
    }

    private static func isGone(_ error: MultichatError) -> Bool { [.notFound, .damaged].contains(error.code) }

    /// The hot copy of a session where it has more than the durable store; else that has all when this returns.
    ///
    /// Entries go from memory and the hot store to the durable one, and are looked for in that order.
    private func newer(_ reference: SessionReference) throws -> Session? {
        // What this process was told must be there: a hot store that lost it is behind.
        let acknowledged = pending.last(reference)
        guard hot.state == .closed, let present = try hot.insist({ try $0.session(reference) }) else {
            try settle(reference)
            return nil
        }
        guard let session = try durable.session(reference) else { return nil }
        if let present, present.head.sequence > session.head.sequence, present.head.sequence >= acknowledged {
            if try isAhead(present, of: session) { return present }
            try recover(reference)
        } else if acknowledged > session.head.sequence {
            try recover(reference)
        } else if try present == nil && wasEmptied() {
            try recover(reference)
        }
        return nil
    }

    /// Copies what this process remembers, and has others do so where the hot store was emptied: they may remember what
    /// it has lost.
    private func recover(_ reference: SessionReference) throws {
        if try wasEmptied() { hot.trip() }
        try settle(reference)
    }

    private func wasEmptied() throws -> Bool { try hot.insist { try !epoch.isJoined($0) } ?? false }

    /// Whether a hot log goes on from the durable one, and not in another way from an earlier entry.
    private func isAhead(_ copy: Session, of session: Session) throws -> Bool {
        do {
            return try hot.insist {
                try SessionCopy(source: durable, target: $0).standing(of: copy, to: session) == .ahead
            }
                ?? false
        } catch let error as MultichatError where Self.isGone(error) {
            return false
        }
    }
}

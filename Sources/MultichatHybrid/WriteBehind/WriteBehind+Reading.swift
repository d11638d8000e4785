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
            } catch let error as MultichatError where [.notFound, .damaged].contains(error.code) {
                // The copy was dropped meanwhile, lost, or spoiled: what this process remembers is copied at least.
                try settle(reference)
            }
        }
        return try body(durable)
    }

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
            try settle(reference)
        } else if acknowledged > session.head.sequence {
            try settle(reference)
        } else if try present == nil && wasEmptied() {
            // Other processes may remember what the hot store has lost.
            hot.trip()
            try settle(reference)
        }
        return nil
    }

    /// Whether a hot log goes on from the durable one, and not in another way from an earlier entry.
    private func isAhead(_ copy: Session, of session: Session) throws -> Bool {
        try hot.insist { try SessionCopy(source: durable, target: $0).standing(of: copy, to: session) == .ahead }
            ?? false
    }

    private func wasEmptied() throws -> Bool { try hot.insist { try !epoch.isJoined($0) } ?? false }
}

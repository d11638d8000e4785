extension Store {
    /// Whether a session's log has this head, or went on from it.
    package func holds(_ head: Head, in session: Session) throws -> Bool {
        if head.sequence == 0 || session.head == head { return true }
        guard head.sequence < session.head.sequence else { return false }
        return try chain(of: session.reference, at: head.sequence) == head.chain
    }

    /// The chain value at a sequence of a session's log, if it is that long.
    package func chain(of session: SessionReference, at sequence: Int) throws -> Digest? {
        try entries(EntryQuery(session, from: sequence, through: sequence)).items.first?.chain
    }
}

extension Restoring {
    /// Whether a session began as another store says, so that its log can be the beginning of the other's.
    package func began(as origin: NewSession) throws -> Bool {
        var (own, other) = (try self.origin(of: origin.reference), origin)
        (own.fence, other.fence) = (0, 0)
        return own == other
    }

    /// Adds entries to a session that is behind, also while others do the same.
    ///
    /// - Throws: code `conflict` where the session went on with other entries meanwhile.
    package func catchUp(_ session: SessionReference, with entries: [Entry], fence: Int) throws -> Head {
        guard let last = entries.last else { return try required(session).head }
        do {
            return try extend(session, by: entries, fence: fence)
        } catch let error as MultichatError where error.code == .conflict {
            let present = try required(session)
            if try holds(last.head, in: present) { return last.head }
            guard let place = entries.firstIndex(where: { $0.head == present.head }) else { throw error }
            return try catchUp(session, with: Array(entries[(place + 1)...]), fence: fence)
        }
    }
}

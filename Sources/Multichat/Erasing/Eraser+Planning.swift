extension Eraser {
    /// What a request means.
    struct Plan {
        var selections: [(session: SessionReference, selection: ErasureSelection)] = []
        var kept: [KeptEntries] = []
        var leftOut: [Damage] = []

        /// What is told of it.
        var receipt: ErasureReceipt {
            var receipt = ErasureReceipt()
            receipt.erased = selections.map { Erased($0.session, recordedAt: nil, $0.selection) }
            receipt.kept = kept
            receipt.leftOut = leftOut
            receipt.add(Remnant.everywhere)
            return receipt
        }

        mutating func add(_ selection: ErasureSelection, of session: SessionReference) {
            if !selection.sequences.isEmpty { selections.append((session, selection)) }
        }
    }

    /// Finds what a request means, in all sessions that it concerns.
    func plan(_ request: ErasureRequest) throws -> Plan {
        guard request.session != nil || request.agent != nil else {
            throw MultichatError(.invalid, "Neither a session nor an agent to erase was named.")
        }
        guard request.sequences == nil || request.session != nil else {
            throw MultichatError(.invalid, "Sequences are those of a session, and none was named.")
        }
        return try request.session.map { try plan(request, in: $0) } ?? planAll(request)
    }

    /// One session, and the forks that share what is erased in it.
    private func plan(_ request: ErasureRequest, in id: SessionID) throws -> Plan {
        let session = try store.required(SessionReference(id, in: swarm.namespace))
        let all = SequenceRanges(1...max(session.head.sequence, 1))
        let erasure = Erasure(request.sequences ?? all, of: session.reference, id: EntryID(unchecked: ""))
        if request.sequences != nil { try erasure.check(in: session) }
        var plan = Plan()
        let shared = try select(erasure.sequences, of: session, request.agent)
        plan.add(shared.selection, of: session.reference)
        if request.sequences != nil { plan.kept = shared.kept }
        guard let first = shared.first else { return plan }
        plan.leftOut = try store.forEachSession(in: swarm.namespace) { other in
            guard let origin = other.forkedFrom, origin.sequence >= first.sequence, other.id != id else { return }
            guard let last = try commonEnd(of: other, and: session, from: first) else { return }
            let common = erasure.sequences.clamped(to: 1...last)
            plan.add(try select(common, of: other, request.agent).selection, of: other.reference)
        }
        return plan
    }

    /// All that an agent wrote in the namespace.
    private func planAll(_ request: ErasureRequest) throws -> Plan {
        var plan = Plan()
        plan.leftOut = try store.forEachSession(in: swarm.namespace) { session in
            guard session.reference != .hybridNotes, session.head.sequence > 0 else { return }
            let all = SequenceRanges(1...session.head.sequence)
            plan.add(try select(all, of: session, request.agent).selection, of: session.reference)
        }
        return plan
    }

    /// What is found among entries of a session.
    private struct Found {
        var selection = ErasureSelection()
        /// The first of the entries that are meant, erased or not.
        var first: Entry?
        var kept: [KeptEntries] = []

        mutating func add(_ entry: Entry, of session: SessionReference) {
            guard entry.kind.isErasable else { return keep(entry, of: session) }
            first = first ?? entry
            selection.add(entry)
        }

        private mutating func keep(_ entry: Entry, of session: SessionReference) {
            let place = kept.firstIndex { $0.kind == entry.kind } ?? kept.endIndex
            if place == kept.endIndex {
                kept.append(KeptEntries(session: session, kind: entry.kind, sequences: SequenceRanges()))
            }
            kept[place].sequences.append(entry.sequence)
        }
    }

    /// What there is to erase among entries of a session.
    private func select(_ sequences: SequenceRanges, of session: Session, _ agent: AgentID?) throws -> Found {
        var found = Found()
        let isOwn = agent == nil || SystemSessions.owner(of: session.id) == agent
        for range in sequences.ranges where session.head.sequence > 0 {
            let query = EntryQuery(session.reference, from: range.lowerBound, through: range.upperBound)
            try store.forEachPage(query) { entries in
                for entry in entries where isOwn || entry.belongs(to: agent) { found.add(entry, of: session.reference) }
            }
        }
        return found
    }

    /// The last sequence that two logs share, where they share the one of an entry.
    ///
    /// Chain values that are the same prove that all before is.
    private func commonEnd(of other: Session, and session: Session, from entry: Entry) throws -> Int? {
        func isShared(_ sequence: Int) throws -> Bool {
            guard let chain = try store.chain(of: other.reference, at: sequence) else { return false }
            return try chain == store.chain(of: session.reference, at: sequence)
        }
        guard try isShared(entry.sequence) else { return nil }
        var (low, high) = (entry.sequence, min(other.head.sequence, session.head.sequence))
        while low < high {
            let middle = (low + high + 1) / 2
            if try isShared(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension Entry {
    /// Whether an agent wrote it, or it is the agent's context.
    fileprivate func belongs(to agent: AgentID?) -> Bool {
        guard let agent else { return true }
        return author == agent || key?.text == "context/" + agent.text
    }
}

extension Remnant {
    /// What no store can reach.
    fileprivate static let everywhere = [
        Remnant(
            "backups, exports and archives made before", "they are copies that Multichat doesn't know of; remove them"),
        Remnant("other stores that sessions were migrated to", "erase in them too"),
        Remnant(
            "the blocks of the disk that files gave back",
            "the file system may keep them until they are used again; encrypt the disk against who can read it"),
        Remnant(
            "ids, keys, authors, times, topics, labels, expiries and participants, and the bodies of entries of the kinds "
                + "join, leave, set, rewind and erase",
            "sessions are folded from them, so an erasure leaves them; `multichat delete` removes a session with them"
        ),
    ]
}

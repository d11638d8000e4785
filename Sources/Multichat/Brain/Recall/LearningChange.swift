/// What an index of learnings has to do to keep up with a brain.
package enum LearningChange {
    /// Begin anew: what was taken in so far is no longer so.
    case restart
    /// A learning, or the newest version of one.
    case learned(Learning)
    /// A learning is there no more.
    case gone(LearningID)
}

extension Brain {
    /// Tells an index what has happened since it last looked, in pages.
    ///
    /// A rewind, an erasure, or another log under the same id makes it begin anew.
    ///
    /// - Parameters:
    ///   - head: the log's end as the index knows it; ``Head/empty`` for a new one.
    ///   - body: takes the changes of a page, with the head behind them.
    /// - Complexity: O(entries since then).
    package func changes(since head: Head, _ body: ([LearningChange], Head) throws -> Void) throws {
        guard let session = try swarm.store.session(reference) else {
            if head != .empty { try body([.restart], .empty) }
            return
        }
        guard session.head != head else { return }
        guard try holds(head, session.head) else { return try retell(through: session.head, body) }
        var query = EntryQuery(reference, from: head.sequence + 1, through: session.head.sequence)
        query.asOf = session.head.sequence
        do {
            try swarm.store.forEachPage(query) { entries in
                guard !entries.contains(where: { Self.undoing.contains($0.kind) }) else { throw Undone() }
                try tell(entries, body)
            }
        } catch is Undone {
            try retell(through: session.head, body)
        }
    }

    /// The kinds of entries that change what stands before them.
    private static let undoing: Set<EntryKind> = [.rewind, .erase]

    /// Tells all that is visible now.
    private func retell(through head: Head, _ body: ([LearningChange], Head) throws -> Void) throws {
        try body([.restart], .empty)
        var query = EntryQuery(reference)
        query.through = head.sequence
        query.asOf = head.sequence
        try swarm.store.forEachPage(query) { try tell($0, body) }
        // Entries that a rewind hides may stand at the end.
        try body([], head)
    }

    private func tell(_ entries: [Entry], _ body: ([LearningChange], Head) throws -> Void) throws {
        guard let last = entries.last else { return }
        let changes = entries.compactMap { entry -> LearningChange? in
            if let learning = Learning(entry) { return .learned(learning) }
            // A tombstone, or what an erasure has left.
            return entry.kind == .learning ? LearningID(key: entry.key).map { .gone($0) } : nil
        }
        try body(changes, last.head)
    }

    /// Whether the log goes on from where an index has left it.
    private func holds(_ head: Head, _ now: Head) throws -> Bool {
        if head == .empty { return true }
        guard head.sequence <= now.sequence else { return false }
        let query = EntryQuery(reference, from: head.sequence, through: head.sequence)
        return try swarm.store.entries(query).items.first?.chain == head.chain
    }

    /// Something in the log changes what stands before it.
    private struct Undone: Error {}
}

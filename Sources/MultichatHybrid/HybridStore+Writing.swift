import Multichat

extension HybridStore {
    /// Creates a session, in the durable store first.
    public func create(_ session: NewSession) throws -> Session {
        try requireFree(session.reference)
        let created = try durable.create(session)
        try way.changed(session.reference)
        archive?.note(session.reference)
        return created
    }

    /// Deletes a session with its entries, from the durable store first; whether it was there.
    public func delete(_ reference: SessionReference) throws -> Bool {
        try requireOpen()
        guard reference != HybridNotes.session else { return false }
        let wasThere = try durable.delete(reference)
        try way.changed(reference)
        return wasThere
    }

    /// Appends a batch: all of it or nothing.
    public func append(_ append: Append) throws -> Receipt {
        try requireOpen(append.session)
        let receipt = try way.append(append)
        if append.isErasure { try way.settle(append.session) }
        archive?.note(append)
        return receipt
    }

    /// Copies the beginning of a session's log, chain included, into a new session.
    public func fork(_ fork: Fork) throws -> Session {
        try requireOpen(fork.source)
        let target = SessionReference(fork.id, in: fork.source.namespace)
        try requireFree(target)
        try way.settle(fork.source)
        let session = try durable.fork(fork)
        try way.changed(target)
        archive?.note(target)
        return session
    }

    private func requireFree(_ reference: SessionReference) throws {
        try requireOpen()
        guard reference == HybridNotes.session else { return }
        throw MultichatError(
            .invalid, "The session id \(reference) is the hybrid store's own.", hint: "Choose another id.")
    }
}

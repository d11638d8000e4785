/// A store that takes whole logs from elsewhere, chains included: forks, imports of archives, migrations, restores.
///
/// A log is staged out of sight, extended in batches and published when it is complete. What was staged stays there
/// after an interruption, so that the copy can go on.
public protocol Restoring: Store {
    /// What a session started with: what its log is folded into.
    ///
    /// - Throws: code `notFound` for an unknown session.
    func origin(of session: SessionReference) throws -> NewSession

    /// Begins a copy, or finds the one that was begun before; answers it with its present head.
    func stage(_ session: NewSession) throws -> Session

    /// Adds the next entries to a staged log, as they are; durable when it returns.
    ///
    /// - Throws: code `conflict` where they don't follow the staged head, `damaged` where their chain is wrong.
    func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head

    /// Adds the next entries to a session that is visible, as another store has them, so that a copy catches up;
    /// durable when it returns.
    ///
    /// - Parameters:
    ///   - session: the session.
    ///   - entries: the entries behind its head.
    ///   - fence: the highest fence that the other store has seen.
    /// - Throws: code `notFound` for an unknown session, `conflict` where they don't follow its head, `damaged` where
    ///   their chain is wrong; nothing was stored.
    func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head

    /// Makes a staged log visible, whole; durable when it returns.
    ///
    /// - Throws: code `conflict` where the id is taken.
    func publish(_ staged: SessionReference) throws -> Session

    /// Removes a staged log, if there is one.
    func discard(_ staged: SessionReference) throws
}

extension Restoring {
    /// Copies the beginning of a session's log, chain included, into a new session.
    public func fork(_ fork: Fork) throws -> Session {
        let parent = try required(fork.source)
        let sequence = fork.sequence ?? parent.head.sequence
        guard (0...parent.head.sequence).contains(sequence) else {
            throw MultichatError(
                .invalid,
                "The session \(fork.source) can't be forked at \(sequence): its head is \(parent.head.sequence)."
            ).with { $0.session = parent.id.text }
        }
        let target = SessionReference(fork.id, in: fork.source.namespace)
        guard try session(target) == nil else { throw MultichatError.taken(target) }
        try discard(target)
        _ = try stage(beginning(fork, at: sequence))
        try copy(from: fork.source, through: sequence, to: target)
        return try publish(target)
    }

    /// What a fork begins with: its parent's first topic, labels and participants, without its expiry.
    ///
    /// What the parent's log changed since then comes with the copied entries, which fold alike.
    private func beginning(_ fork: Fork, at sequence: Int) throws -> NewSession {
        var new = try origin(of: fork.source)
        new.reference = SessionReference(fork.id, in: fork.source.namespace)
        new.expiry = fork.expiry
        new.createdAt = configuration.clock()
        new.updatedAt = nil
        new.forkedFrom = ForkOrigin(session: fork.source.id, sequence: sequence)
        new.fence = 0
        return new
    }

    private func copy(from source: SessionReference, through sequence: Int, to target: SessionReference) throws {
        try forEachPage(EntryQuery(source, from: 1, through: sequence)) { _ = try restore($0, to: target) }
    }
}

extension Store {
    /// The session, which must exist.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound`.
    public func required(_ reference: SessionReference) throws -> Session {
        guard let session = try session(reference) else { throw MultichatError.unknown(reference) }
        return session
    }
}

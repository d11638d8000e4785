import Multichat
import MultichatFiles

extension JSONStore {
    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession {
        let now = configuration.clock()
        return try withRequired(session) { open in
            guard try !open.log.state().session.isExpired(at: now) else { throw MultichatError.unknown(session) }
            return open.log.origin
        }
    }

    /// Begins a session that nobody sees until it is published.
    public func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        try requireWritable()
        let key = OpenSessions.Key(reference: session.reference, isStaged: true)
        if let state = try withSession(key, { try $0.log.state() }) { return state.session }
        var origin = session
        origin.createdAt = session.createdAt ?? configuration.clock()
        let unfinished = layout.unfinished()
        try make(origin, in: unfinished)
        do {
            try Directory.rename(unfinished.path, to: layout.staged(session.reference).path)
        } catch let error as MultichatError where error.code == .conflict {
            // Somebody else staged it meanwhile.
            try Directory.remove(unfinished.path)
        }
        return try withStaged(session.reference) { try $0.log.state().session }
    }

    /// Adds entries as they were written elsewhere to a staged session.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try requireWritable()
        return try withStaged(staged) { try $0.log.restore(entries) }
    }

    /// Adds entries as they were written elsewhere to a session that is behind.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        try requireWritable()
        let now = configuration.clock()
        defer { environment.bell?.ring(CollectionOfOne(session)) }
        return try withRequired(session) { open in
            guard try !open.log.state().session.isExpired(at: now) else { throw MultichatError.unknown(session) }
            return try open.log.restore(entries, fence: fence)
        }
    }

    /// Shows a staged session to everybody.
    public func publish(_ staged: SessionReference) throws -> Session {
        try requireWritable()
        let key = OpenSessions.Key(reference: staged, isStaged: true)
        return try withStaged(staged) { open in
            open.log.settle()
            let session = try open.log.holdingLock {
                let session = try open.log.state().session
                try place(open.log.folder, as: staged)
                return session
            }
            self.open.forget(key, open)
            return session
        }
    }

    /// Forgets a staged session.
    public func discard(_ staged: SessionReference) throws {
        try requireWritable()
        let folder = layout.staged(staged)
        guard try FileStatus(folder.path) != nil else { return }
        let key = OpenSessions.Key(reference: staged, isStaged: true)
        let removed = try withSession(key) { open in
            let trash = layout.removed()
            try open.log.holdingLock { try Directory.rename(folder.path, to: trash) }
            self.open.forget(key, open)
            return trash
        }
        if let removed { try? Directory.remove(removed) }
    }

    private func withStaged<Result>(
        _ reference: SessionReference, _ body: (OpenSession) throws -> Result
    ) throws -> Result {
        guard let result = try withSession(OpenSessions.Key(reference: reference, isStaged: true), body) else {
            throw MultichatError.unknown(reference)
        }
        return result
    }
}

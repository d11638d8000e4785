import Multichat
import MultichatFiles

extension JSONStore {
    /// Creates a session; a conflict where its id is taken.
    ///
    /// - Throws: ``MultichatError``: also `unknownOutcome`, where the session is there and a power cut may undo that.
    public func create(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        try requireWritable()
        var origin = session
        origin.createdAt = session.createdAt ?? configuration.clock()
        let unfinished = layout.unfinished()
        try make(origin, in: unfinished)
        do {
            try place(unfinished, as: session.reference)
        } catch {
            try? Directory.remove(unfinished.path)
            throw error
        }
        return Session(origin, at: origin.createdAt ?? configuration.clock())
    }

    /// Deletes a session with its entries; whether it was there.
    public func delete(_ reference: SessionReference) throws -> Bool {
        try requireWritable()
        let now = configuration.clock()
        let existed = try remove(reference) { _ in true }
        return existed.map { !$0.isExpired(at: now) } ?? false
    }

    /// Makes the directory of a session, durably but for its own name.
    func make(_ origin: NewSession, in folder: SessionFolder) throws {
        try FileStatus.makeDirectory(folder.path)
        let metadata = try File(folder.metadata, .createNew)
        try SealedText.file(origin.json).withUnsafeBytes { try metadata.write($0, at: 0) }
        try metadata.sync()
        _ = try File(folder.segment(1), .createNew)
        try Directory.sync(folder.path)
    }

    /// Gives a complete directory its place; a session there that is expired goes first.
    ///
    /// - Throws: code `conflict` where the place is taken, `unknownOutcome` where a power cut may undo it.
    func place(_ folder: SessionFolder, as reference: SessionReference) throws {
        let target = layout.session(reference)
        defer { environment.bell?.ring(CollectionOfOne(reference)) }
        for _ in 0..<8 {
            do {
                return try Directory.rename(folder.path, to: target.path)
            } catch let error as MultichatError where error.code == .unknownOutcome {
                throw error.with {
                    $0.session = reference.id.text
                    $0.hint = "The session can be seen now. Its first append makes sure that it stays."
                }
            } catch let error as MultichatError where error.code == .notFound {
                try Directory.create(layout.namespace(reference.namespace))
            } catch let error as MultichatError where error.code == .conflict {
                let now = configuration.clock()
                let old = try remove(reference) { $0.isExpired(at: now) }
                if let old, !old.isExpired(at: now) { throw MultichatError.taken(reference) }
            }
        }
        throw MultichatError(.unavailable, "The place of the session \(reference) keeps being taken.", retry: .later)
    }

    /// Removes a session if a condition holds of it; answers the session, if there was one.
    func remove(_ reference: SessionReference, if condition: (Session) -> Bool) throws -> Session? {
        let key = OpenSessions.Key(reference: reference)
        defer { environment.bell?.ring(CollectionOfOne(reference)) }
        return try withSession(key) { open in
            let (session, trash) = try open.log.holdingLock {
                let session = try open.log.state().session
                guard condition(session) else { return (session, nil as String?) }
                let trash = layout.removed()
                try Directory.create(layout.trash)
                try Directory.rename(open.log.folder.path, to: trash)
                return (session, trash)
            }
            guard let trash else { return session }
            self.open.forget(key, open)
            // Whoever still waits for the lock finds that the directory is gone; a crash here leaves it to a sweep.
            try? Directory.remove(trash)
            return session
        }
    }
}

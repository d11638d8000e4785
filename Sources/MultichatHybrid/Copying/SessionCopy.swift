import Multichat

/// Brings one session of a store to the state that it has in another.
struct SessionCopy {
    let source: any Restoring
    let target: any Restoring
    /// A longer session isn't copied whole.
    var fillLimit = Int.max
    /// Whether nothing is removed from the target: a copy that has more stays, and one of another session is an error.
    var isBackup = false
    /// Called before a session is copied whole, which isn't done where it throws.
    var beforeFill: () throws -> Void = {}

    /// What the target's copy is, compared with its source.
    enum Standing: Equatable {
        /// There is none.
        case missing
        /// It is of another session that had the id, or its log went another way.
        case foreign
        /// Its log is the beginning of the source's, which may be all of it.
        case beginning
        /// The source's log is the beginning of its own.
        case ahead
    }

    /// Copies what is missing; removes a copy whose source is gone. Answers the source's head that the copy has now, or
    /// `nil` where there is no copy.
    func bringUp(_ reference: SessionReference) throws -> Head? {
        guard let session = try source.session(reference) else {
            _ = try target.delete(reference)
            return nil
        }
        let present = try target.session(reference)
        switch try standing(of: present, to: session) {
        case .beginning:
            if let present, present.head != session.head { try extend(present, to: session) }
        case .missing: guard try fill(session) else { return nil }
        case .ahead where isBackup: return nil
        case .foreign where isBackup:
            throw MultichatError(
                .conflict, "The archive has another session \(reference), which stays.",
                hint: "Move it away, or delete it there, to have this one archived.")
        case .foreign, .ahead:
            _ = try target.delete(reference)
            guard try fill(session) else { return nil }
        }
        return session.head
    }

    /// Compares a copy with its source.
    func standing(of copy: Session?, to session: Session) throws -> Standing {
        guard let copy else { return .missing }
        guard Self.isSame(copy, session) else { return .foreign }
        if copy.head == session.head { return .beginning }
        if copy.head.sequence < session.head.sequence {
            return try source.holds(copy.head, in: session) ? .beginning : .foreign
        }
        return try target.holds(session.head, in: copy) ? .ahead : .foreign
    }

    /// Whether two stores mean the same session, and not two that had the same id one after the other.
    static func isSame(_ copy: Session, _ session: Session) -> Bool {
        copy.createdAt == session.createdAt && copy.forkedFrom == session.forkedFrom
    }

    /// Adds to a copy what it lacks.
    func extend(_ present: Session, to session: Session) throws {
        let rest = EntryQuery(session.reference, from: present.head.sequence + 1, through: session.head.sequence)
        try source.forEachPage(rest) { entries in
            _ = try target.catchUp(session.reference, with: entries, fence: session.fence)
        }
    }

    /// Copies a session whole; answers whether the copy has all, and the session isn't too long for that.
    func fill(_ session: Session) throws -> Bool {
        guard session.head.sequence <= fillLimit else { return false }
        try beforeFill()
        let reference = session.reference
        var origin = try source.origin(of: reference)
        origin.fence = session.fence
        var staged = try target.stage(origin)
        if try !isBeginning(staged, of: session) {
            try target.discard(reference)
            staged = try target.stage(origin)
        }
        while staged.head.sequence < session.head.sequence { staged = try fillOn(staged, origin, to: session) }
        do {
            // Where another process was at the same copy, it may have shown less of it.
            return try target.publish(reference).head == session.head
        } catch let error as MultichatError where error.code == .conflict {
            // It was faster; nobody needs this one any more.
            try target.discard(reference)
            throw error
        }
    }

    private func isBeginning(_ staged: Session, of session: Session) throws -> Bool {
        try Self.isSame(staged, session) && source.holds(staged.head, in: session)
    }

    /// Adds to a copy that isn't shown yet; answers how it stands then.
    ///
    /// Several processes may be at the same copy: each goes on behind what the others have added, so that all get done.
    private func fillOn(_ staged: Session, _ origin: NewSession, to session: Session) throws -> Session {
        let reference = session.reference
        let rest = EntryQuery(reference, from: staged.head.sequence + 1, through: session.head.sequence)
        do {
            var copy = staged
            try source.forEachPage(rest) { copy.head = try target.restore($0, to: reference) }
            return copy
        } catch let error as MultichatError where error.code == .conflict {
            let present = try target.stage(origin)
            guard present.head != staged.head, try isBeginning(present, of: session) else { throw error }
            return present
        }
    }
}

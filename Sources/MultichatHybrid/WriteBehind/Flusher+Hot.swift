import Multichat

// The part of flushing that asks the hot store.
extension Flusher {
    /// Copies what the hot store has more of a session, and takes the mark off.
    func flushHot(_ session: Session) throws {
        let reference = session.reference
        var session = session
        for _ in 0..<8 {
            if try hot.markFlushed(reference, through: session.head, keepingFor: lifetime) { return }
            if let present = try hot.session(reference) { try join(present, session) }
            guard let now = try durable.session(reference) else { return }
            session = now
            loaded.raise(now)
        }
    }

    /// Makes the two logs of a session one.
    private func join(_ present: Session, _ session: Session) throws {
        let copy = SessionCopy(source: durable, target: hot)
        switch try copy.standing(of: present, to: session) {
        case .ahead: try take(present, over: session)
        case .foreign: try part(present, session)
        case .beginning: try copy.extend(present, to: session)
        case .missing: break
        }
    }

    private func take(_ present: Session, over session: Session) throws {
        do {
            try SessionCopy(source: hot, target: durable).extend(session, to: present)
            try releaseCovered(session.reference)
        } catch let error as MultichatError where error.code == .conflict {
            // Another process was faster; the next round compares anew.
        }
    }

    /// Removes a copy whose log went another way, when its entries are in the durable log too, or that is of another
    /// session; it stays if it was appended to meanwhile.
    func part(_ present: Session, _ session: Session) throws {
        loaded[session.reference] = nil
        if SessionCopy.isSame(present, session) { try rebasing.rebase(present, of: hot) }
        _ = try hot.markFlushed(session.reference, through: present.head, keepingFor: 0)
    }

    /// Removes the copy of a session that the durable store doesn't have, or has anew.
    func removeForeign(_ reference: SessionReference) throws {
        // The copy is looked at first: one of a session that was made anew since has another head, and stays.
        let copy = try hot.session(reference)
        let session = try durable.session(reference)
        if let copy, let session, SessionCopy.isSame(copy, session) { return }
        _ = try hot.markFlushed(reference, through: copy?.head ?? .empty, keepingFor: 0)
    }
}

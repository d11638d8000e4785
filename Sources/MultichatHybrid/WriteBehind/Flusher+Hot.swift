import Multichat

// The part of flushing that asks the hot store.
extension Flusher {
    /// Copies what the hot store has more of a session, and takes the mark off.
    func flushHot(_ session: Session) throws {
        let reference = session.reference
        var session = session
        for _ in 0..<8 {
            if try hot.called({ try $0.markFlushed(reference, through: session.head, keepingFor: lifetime) }) { return }
            try hot.called { hot in
                let copy = SessionCopy(source: durable, target: hot)
                let present = try hot.session(reference)
                switch try copy.standing(of: present, to: session) {
                case .ahead: if let present { try take(present, from: hot, over: session) }
                case .foreign: try part(present, from: hot, session)
                case .beginning: if let present { try copy.extend(present, to: session) }
                case .missing: break
                }
            }
            guard let now = try durable.session(reference) else { return }
            session = now
            loaded.raise(now)
        }
    }

    private func take(_ present: Session, from hot: any HotStore, over session: Session) throws {
        do {
            try SessionCopy(source: hot, target: durable).extend(session, to: present)
            pending.release(session.reference, through: present.head.sequence)
        } catch let error as MultichatError where error.code == .conflict {
            // Another process was faster; the next round compares anew.
        }
    }

    /// Removes a copy whose log went another way, when its entries are in the durable log too.
    func part(_ present: Session?, from hot: any HotStore, _ session: Session) throws {
        let reference = session.reference
        loaded[reference] = nil
        if let present, SessionCopy.isSame(present, session) {
            try rebasing.rebase(present, of: hot)
            // Nothing may have come meanwhile.
            guard try hot.markFlushed(reference, through: present.head, keepingFor: 0) else { return }
        }
        _ = try hot.delete(reference)
    }

    /// Removes the copy of a session that the durable store doesn't have.
    func remove(_ reference: SessionReference, from hot: any HotStore) throws {
        // The copy is looked at first: one of a session that was made anew since has another head, and stays.
        let head = try hot.session(reference)?.head ?? .empty
        guard try durable.session(reference) == nil else { return }
        if try hot.markFlushed(reference, through: head, keepingFor: 0) { _ = try hot.delete(reference) }
    }
}

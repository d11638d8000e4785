import Multichat

// What must be true of a hot copy before it is appended to.
extension WriteBehind {
    /// What the hot log of a session must not be behind; `nil` where the hot store can't be used.
    func floor(of reference: SessionReference) throws -> LoadedSessions.Floor? {
        // Who holds the lease copies all entries itself, and so knows how far the durable log is.
        if lease.isHeld, let floor = loaded[reference] { return floor }
        guard let session = try durable.session(reference) else {
            loaded[reference] = nil
            throw MultichatError.unknown(reference)
        }
        if let floor = loaded[reference], floor.incarnation == session.createdAt {
            return LoadedSessions.Floor(session)
        }
        return try load(reference)
    }

    /// Compares the hot copy of a session with the durable one, and makes it anew or longer where it must be.
    private func load(_ reference: SessionReference) throws -> LoadedSessions.Floor? {
        try locks.with(reference) {
            for _ in 0..<16 {
                guard let session = try flusher.flushMemory(reference) else { throw MultichatError.unknown(reference) }
                do {
                    guard let isThere = try hot.insist({ try bringUp(session, in: $0) }) else { return nil }
                    guard isThere else { continue }
                    let floor = LoadedSessions.Floor(session)
                    loaded[reference] = floor
                    return floor
                } catch let error as MultichatError where [.conflict, .notFound, .damaged].contains(error.code) {
                    // Another process is at it too, or the hot store lost it meanwhile.
                    pending.released.pause()
                }
            }
            throw MultichatError(
                .unavailable, "Too many processes copy the session \(reference) at once.", hint: "Try again.",
                retry: .later)
        }
    }

    /// Makes the hot copy fit for appends; answers whether it is, or is to be looked at again.
    private func bringUp(_ session: Session, in hot: any HotStore) throws -> Bool {
        let copy = SessionCopy(source: durable, target: hot)
        let present = try hot.session(session.reference)
        switch try copy.standing(of: present, to: session) {
        case .ahead: return true
        case .beginning:
            if let present, present.head != session.head { try copy.extend(present, to: session) }
            return true
        case .missing:
            // A hot store that was emptied may have lost what others remember. That can happen while it is filled, too.
            guard try epoch.isJoined(hot) else { throw emptied }
            let isFilled = try copy.fill(session)
            guard try epoch.isJoined(hot) else { throw emptied }
            return isFilled
        case .foreign:
            if let present { try flusher.part(present, session) }
            return false
        }
    }

    private var emptied: HotFailure {
        HotFailure(error: MultichatError(.unavailable, "The hot store was emptied.", retry: .later))
    }
}

import Multichat

extension WriteBehind {
    /// Appends to the hot store, marked as not alone there; `nil` where it can't be used.
    func appendMarked(_ append: Append) throws -> Receipt? {
        try mark.during { isNew in
            if isNew {
                // Without the mark, others may have gone past the hot store meanwhile.
                loaded.clear()
                guard try !way.isDirect() else {
                    hot.trip()
                    return nil
                }
            }
            guard let receipt = try appendHot(append) else { return nil }
            // While this process has the lease, nobody takes its mark away.
            if !lease.isHeld { try mark.confirm() }
            return receipt
        }
    }

    /// Appends to the hot store; `nil` where it can't be used.
    private func appendHot(_ append: Append) throws -> Receipt? {
        for _ in 0..<16 {
            guard hot.state == .closed, let floor = try floor(of: append.session) else { return nil }
            // Neither what is copied nor what this process was told may be missing.
            let least = max(floor.sequence, pending.last(append.session))
            do {
                let expecting = [.notBehind(least)] + append.expectations
                let batch = Append(to: append.session, append.drafts, expecting: expecting)
                guard let stored = try hot.insist({ try store(batch, in: $0, behind: floor) }) else { return nil }
                if pending.add(stored, of: floor.incarnation, fence: Self.fence(append)) { wake() }
                if isSoonGone(floor) { try? settle(append.session) }
                return stored.receipt
            } catch let error as MultichatError where Self.isBehind(error, least) {
                // Others may remember more of what the hot store has lost: all copy that first.
                hot.trip()
                return nil
            } catch let error as MultichatError where isLost(error, append.session) {
                loaded[append.session] = nil
            }
        }
        throw MultichatError(
            .unavailable, "The hot store loses the session \(append.session) again and again.",
            hint: "Look whether it evicts keys, or is emptied.", retry: .later
        ).with { $0.session = append.session.id.text }
    }

    /// Appends, and reads what an earlier attempt may have stored: this process remembers all that it acknowledges.
    private func store(
        _ batch: Append, in hot: any HotStore, behind floor: LoadedSessions.Floor
    ) throws -> UnflushedAppend {
        var stored = try hot.appendUnflushed(batch)
        guard stored.entries?.isEmpty ?? true, stored.receipt.last > floor.sequence else { return stored }
        var entries: [Entry] = []
        let receipt = stored.receipt
        try hot.forEachPage(EntryQuery(batch.session, from: receipt.first, through: receipt.last)) { entries += $0 }
        stored.entries = entries
        return stored
    }

    /// What the hot log of a session must not be behind; `nil` where the hot store can't be used.
    private func floor(of reference: SessionReference) throws -> LoadedSessions.Floor? {
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
                    continue
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
            guard try epoch.isJoined(hot), try copy.fill(session), try epoch.isJoined(hot) else {
                throw MultichatError(.unavailable, "The hot store was emptied.", retry: .later)
            }
            return true
        case .foreign:
            try flusher.part(present, from: hot, session)
            return false
        }
    }

    private static func fence(_ append: Append) -> Int {
        append.expectations.reduce(0) { highest, expectation in
            if case .fence(let fence) = expectation { max(highest, fence) } else { highest }
        }
    }

    /// Whether an append failed because the hot log has fewer entries than it must.
    private static func isBehind(_ error: MultichatError, _ least: Int) -> Bool {
        error.code == .conflict && error.head.map { $0.sequence < least } ?? false
    }

    /// Whether an append failed because the copy is gone.
    private func isLost(_ error: MultichatError, _ session: SessionReference) -> Bool {
        if error.code == .damaged { return true }
        // An entry can name what isn't there in a session that is.
        return error.code == .notFound && (try? hot.insist { try $0.session(session) == nil }) ?? true
    }

    /// Whether the durable session could expire before the entries reach it that keep it alive.
    private func isSoonGone(_ floor: LoadedSessions.Floor) -> Bool {
        floor.end.map { $0.microseconds - durable.configuration.clock().microseconds < Self.safeLife } ?? false
    }

    /// A session that lives so long, in microseconds, outlives every delay of its entries.
    private static let safeLife: Int64 = 3_600_000_000
}

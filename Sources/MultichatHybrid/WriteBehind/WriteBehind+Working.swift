import Multichat

extension WriteBehind {
    /// After so many microseconds entries of others are no more in flight when the hot store fails.
    private var grace: Int64 { options.flushInterval * 3 }

    /// Joins the hot store and copies what is left in it, before anything is served.
    ///
    /// - Throws: ``MultichatError``: `incompatible` where the hot store is another one's; `unavailable` where it can't
    ///   be reached and may hold entries that the durable store lacks.
    func start() throws {
        do {
            try hot.called { try epoch.join($0) }
            try drain()
            try mark.removeOld()
        } catch let error as MultichatError where HotSide.isOutage(error) && error.code != .incompatible {
            guard try !mark.others() else {
                throw MultichatError(
                    .unavailable, "The hot store can't be reached, and may hold entries that the durable one lacks: "
                        + error.message, hint: "Bring the hot store back, and open this one again.", retry: .later)
            }
            hot.trip()
        }
    }

    func work() throws {
        if hot.probe({ try rejoin($0) }) { wake() }
        guard hot.state == .closed else { return try settleOwn() }
        if try hasWork() {
            if try lease.renew() { loaded.clear() }
            try lease.isHeld ? drain() : releaseOwn()
        } else {
            try mark.remove { pending.sessions.isEmpty }
        }
    }

    /// Copies everything, or what this process knows of where the hot store can't be used.
    func settleAll() throws {
        while hot.state == .closed {
            do {
                return try drain()
            } catch let error as MultichatError where HotSide.isOutage(error) {
                continue
            }
        }
        try waitForOthers()
        try settleOwn()
    }

    /// Copies what this process remembers.
    func settleOwn() throws {
        try each(pending.sessions) { session in
            if hot.state == .closed, try hot.attempt({ _ in try flusher.flush(session) }) != nil { return }
            _ = try flusher.flushMemory(session)
        }
        if !pending.sessions.isEmpty, hot.state != .closed { throw unread }
    }

    /// Waits, while the hot store can't be used, until other processes have copied what they remember of it.
    func waitForOthers() throws {
        let left = grace - hot.outage
        guard hot.state != .closed, left > 0, try mark.others() else { return }
        pending.released.wait(microseconds: left) { false }
    }

    private func rejoin(_ hot: any HotStore) throws {
        try epoch.join(hot)
        loaded.clear()
        try drain()
    }

    private func hasWork() throws -> Bool {
        if !pending.sessions.isEmpty { return true }
        return try hot.attempt { try !$0.unflushed(limit: 1).isEmpty } ?? false
    }

    /// Copies all that anybody left in the hot store.
    private func drain() throws {
        try each(pending.sessions) { try flusher.flush($0) }
        var seen: Set<SessionReference> = []
        while true {
            let sessions = try hot.called { try $0.unflushed(limit: 500 + seen.count) }.filter { seen.insert($0).inserted }
            if sessions.isEmpty { return }
            try each(sessions) { try flusher.flush($0) }
        }
    }

    /// Forgets what the holder of the lease has copied; copies itself what waits too long for that.
    private func releaseOwn() throws {
        let isLate = pending.counts.since.map { now() - $0 > max(grace, 1_000_000) } ?? false
        try each(pending.sessions) { session in
            if isLate { try flusher.flush(session) } else { try flusher.releaseCovered(session) }
        }
    }

    /// Does it for each session under its lock, and goes on where one fails; throws the first error at the end.
    private func each(_ sessions: [SessionReference], _ body: (SessionReference) throws -> Void) throws {
        var failure: (any Error)?
        for session in sessions {
            do {
                try locks.with(session) { try body(session) }
            } catch let error as MultichatError where error.code == .damaged {
                // The others must not wait for this one, whose readers are told.
                continue
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// Copies what this process remembers of a session, while the hot store can't be used.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where it knows of entries that only the hot store has.
    func settleMemory(_ reference: SessionReference) throws {
        try waitForOthers()
        _ = try locks.with(reference) { try flusher.flushMemory(reference) }
        if pending.last(reference) > 0 { throw unread }
    }

    private var unread: MultichatError {
        MultichatError(
            .unavailable, "The hot store can't be reached, and has acknowledged entries that the durable one lacks.",
            hint: "They are copied when it is back; until then their sessions can't be read.", retry: .later)
    }
}

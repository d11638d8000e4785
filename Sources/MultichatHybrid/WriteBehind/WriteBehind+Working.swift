import Multichat
import Synchronization

extension WriteBehind {
    /// Joins the hot store and copies what is left in it, before anything is served.
    ///
    /// - Throws: ``MultichatError``: `incompatible` where the hot store is another one's; `unavailable` where it can't
    ///   be reached and may hold entries that the durable store lacks.
    func start() throws {
        do {
            try rejoin(hot, patience: ProcessMark.lifetime)
            try removeOldMarks()
        } catch let error as MultichatError where [.io, .permission].contains(error.code) {
            // The durable store can't be written now: what is left in the hot one is read there.
            return
        } catch let failure as HotFailure {
            guard failure.error.code != .incompatible else { throw failure.error }
            hot.trip()
            try requireDirect()
        }
    }

    func work() throws {
        // A failure of the hot store is counted by its breaker, and the work done later.
        do { try workNow() } catch is HotFailure {}
    }

    private func workNow() throws {
        defer { if !pending.sessions.isEmpty { wake() } }
        _ = hot.probe { try rejoin($0) }
        if hot.state == .closed, try way.isDirect() { hot.trip() }
        if hot.state == .closed, try hasWork() {
            try mark.renew()
            try directMark.remove { true }
            if try lease.renew() { loaded.clear() }
            guard lease.isHeld else { return try releaseOwn() }
            try drain(leavingNew: true)
            try removeOldMarks()
        } else {
            try settleOwn()
        }
    }

    /// Copies everything, or what this process knows of where the hot store can't be used.
    func settleAll() throws {
        if try hot.insist({ _ in try drain() }) != nil { return }
        try requireDirect()
        try each(pending.sessions) { try settleMemory($0) }
    }

    /// Does it for each session under its lock, and goes on where one fails; throws the first error at the end.
    func each(_ sessions: [SessionReference], _ body: (SessionReference) throws -> Void) throws {
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

    private func removeOldMarks() throws {
        try mark.removeOld()
        try directMark.removeOld()
    }

    private func hasWork() throws -> Bool {
        if !pending.sessions.isEmpty { return true }
        return try hot.attempt { try !$0.unflushed(limit: 1).isEmpty } ?? false
    }

    /// Copies all that anybody left in the hot store; answers of how many sessions.
    @discardableResult
    func drain(leavingNew: Bool = false) throws -> Int {
        try each(pending.sessions) { try flusher.flush($0, leavingNew: leavingNew) }
        var seen: Set<SessionReference> = []
        while true {
            let sessions = try hot.unflushed(limit: 500 + seen.count).filter {
                seen.insert($0).inserted
            }
            if sessions.isEmpty { return seen.count }
            try each(sessions) { try flusher.flush($0, leavingNew: leavingNew) }
        }
    }

    /// Forgets what the holder of the lease has copied; copies itself what waits too long for that.
    private func releaseOwn() throws {
        let isLate = pending.counts.since.map { now() - $0 > max(options.flushInterval * 3, 1_000_000) } ?? false
        try each(pending.sessions) { session in
            if isLate { try flusher.flush(session) } else { try flusher.releaseCovered(session) }
        }
    }
}

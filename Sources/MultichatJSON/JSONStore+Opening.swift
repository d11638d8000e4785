import Multichat
import MultichatFiles

extension JSONStore {
    /// Runs the closure with a session's log, opened anew where it was replaced meanwhile; `nil` where there is none.
    func withSession<Result>(_ key: OpenSessions.Key, _ body: (OpenSession) throws -> Result) throws -> Result? {
        for _ in 0..<16 {
            try requireOpen()
            guard let session = try open.session(key, open: { try openLog(key) }) else { return nil }
            do {
                return try body(session)
            } catch is StaleLog {
                open.forget(key, session)
            }
        }
        throw MultichatError(
            .unavailable, "The session \(key.reference) keeps being replaced.", hint: "Try again.", retry: .later)
    }

    /// Runs the closure with the log of a session that must exist.
    func withRequired<Result>(
        _ reference: SessionReference, _ body: (OpenSession) throws -> Result
    ) throws -> Result {
        guard let result = try withSession(OpenSessions.Key(reference: reference), body) else {
            throw MultichatError.unknown(reference)
        }
        return result
    }

    /// Opens a log without keeping it.
    func openLog(_ key: OpenSessions.Key) throws -> SessionLog? {
        let folder = key.isStaged ? layout.staged(key.reference) : layout.session(key.reference)
        guard let log = try SessionLog.open(key.reference, in: folder, environment) else { return nil }
        // Where it can't be finished now, reading goes on.
        if environment.canWrite, try FileStatus(folder.erasing) != nil { try? log.finishErasures() }
        return log
    }

    func requireOpen() throws {
        guard !open.isClosed else { throw MultichatError.closed(path) }
    }

    func requireWritable() throws {
        try requireOpen()
        guard environment.canWrite else {
            throw MultichatError(
                .permission, "The store \(path) was opened to read only.", hint: "Open it for writing.")
        }
    }

    /// Removes what crashes left: sessions half removed, and those half made more than an hour ago.
    func sweep() {
        var (removed, unfinished) = (0, 0)
        for entry in (try? Directory.entries(layout.trash)) ?? [] {
            try? Directory.remove(layout.trash + "/" + entry.name)
            removed += 1
        }
        let limit = Platform.now().adding(microseconds: -3_600_000_000)
        for entry in (try? Directory.entries(layout.staging)) ?? [] {
            guard entry.name.hasPrefix(StoreLayout.unfinishedPrefix) else { continue }
            let path = layout.staging + "/" + entry.name
            guard let status = try? FileStatus(path), status.changed < limit else { continue }
            try? Directory.remove(path)
            unfinished += 1
        }
        note(removed, "deleted sessions were removed to the end", layout.trash)
        note(unfinished, "sessions that were never made complete were removed", layout.staging)
    }

    private func note(_ count: Int, _ action: String, _ place: String) {
        if count > 0 { environment.recoveries.note(Recovery(place: place, action: "\(count) \(action)")) }
    }
}

import Multichat
import Synchronization

/// Any store as a hot one: the marks of what is unflushed are kept in memory.
///
/// At first everything that it holds counts as unflushed. It serves one process.
final class PlainHotStore: HotStore {
    private struct Marks {
        var unflushed: Set<SessionReference> = []
        /// When copies are dropped, by the store's clock.
        var ends: [SessionReference: Timestamp] = [:]
    }

    let base: any Restoring
    private let marks = Mutex(Marks())

    init(_ base: any Restoring) throws {
        self.base = base
        let damage = try base.forEachSession(in: nil) { session in
            if session.reference != HybridNotes.session {
                marks.withLock { _ = $0.unflushed.insert(session.reference) }
            }
        }
        if let first = damage.first {
            throw MultichatError(
                .damaged, "The hot store is damaged (\(first.place): \(first.reason)).", hint: "`multichat verify` it.")
        }
    }

    var configuration: StoreConfiguration { base.configuration }

    // All under one lock, so that no copy is dropped and no mark removed while an append is under way.
    func appendUnflushed(_ append: Append) throws -> UnflushedAppend {
        try marks.withLock { marks in
            let receipt = try base.append(append)
            marks.unflushed.insert(append.session)
            marks.ends[append.session] = nil
            return UnflushedAppend(receipt: receipt, entries: nil)
        }
    }

    func unflushed(limit: Int) throws -> [SessionReference] {
        try dropEnded()
        return marks.withLock { Array($0.unflushed.prefix(limit)) }
    }

    func markFlushed(_ session: SessionReference, through head: Head, keepingFor lifetime: Int64?) throws -> Bool {
        let now = configuration.clock()
        return try marks.withLock { marks in
            let present = try base.session(session)
            guard present == nil || present?.head == head else { return false }
            marks.unflushed.remove(session)
            // No append may come between.
            if lifetime ?? 1 <= 0 { _ = try base.delete(session) }
            marks.ends[session] = present == nil ? nil : lifetime.map { now.adding(microseconds: $0) }
            return true
        }
    }

    func delete(_ reference: SessionReference) throws -> Bool {
        let isDeleted = try base.delete(reference)
        marks.withLock {
            $0.unflushed.remove(reference)
            $0.ends[reference] = nil
        }
        return isDeleted
    }

    private func dropEnded() throws {
        let now = configuration.clock()
        try marks.withLock { marks in
            for (session, end) in marks.ends where end <= now {
                _ = try base.delete(session)
                marks.ends[session] = nil
            }
        }
    }
}

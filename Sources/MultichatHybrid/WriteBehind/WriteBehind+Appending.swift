import Multichat
import Synchronization

extension WriteBehind {
    /// Appends to the hot store, marked as not alone there; `nil` where it can't be used.
    func appendMarked(_ append: Append) throws -> Receipt? {
        try mark.during(ifAllowed: mayUseHot) {
            // Without the lease each append reads the durable store; who goes on appending doesn't wait for the worker.
            if !lease.isHeld, appends.add(1, ordering: .relaxed).newValue == 8, try lease.renew() { loaded.clear() }
            guard let receipt = try appendHot(append) else { return nil }
            // While this process has the lease, nobody takes its mark away. Whose was taken away repeats the append with
            // its ids, wherever appends go now.
            if !lease.isHeld, try mark.confirm(), try !mayUseHot() { return nil }
            return receipt
        }
    }

    /// Whether appends go to the hot store; without the mark, others may have gone past it meanwhile.
    private func mayUseHot() throws -> Bool {
        loaded.clear()
        guard try way.isDirect() else { return true }
        hot.trip()
        return false
    }

    /// Appends to the hot store; `nil` where it can't be used.
    private func appendHot(_ append: Append) throws -> Receipt? {
        for _ in 0..<16 {
            guard hot.state == .closed, let floor = try floor(of: append.session) else { return nil }
            // Neither what is copied nor what this process was told may be missing.
            let least = max(floor.sequence, pending.last(append.session))
            do {
                var batch = append
                batch.expectations.insert(.notBehind(least), at: 0)
                guard let stored = try hot.insist({ try store(batch, in: $0, behind: floor) }) else { return nil }
                if pending.add(stored, of: floor.incarnation, fence: Self.fence(append)) { wake() }
                try settleIfNeeded(append, floor)
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

    /// Copies at once what changes the session's life, and what the durable session could expire before.
    private func settleIfNeeded(_ append: Append, _ floor: LoadedSessions.Floor) throws {
        let left = floor.end.map { $0.microseconds - durable.configuration.clock().microseconds } ?? .max
        guard left < Self.safeLife || append.drafts.contains(where: { $0.kind == .set }) else { return }
        do {
            try settle(append.session)
        } catch let error as MultichatError {
            throw MultichatError(
                .unknownOutcome, "The hot store has the entries, and the durable one not yet: \(error.message)",
                hint: "Repeat the append with the same ids.", retry: .sameIDs
            ).with {
                $0.session = append.session.id.text
                $0.ids = append.drafts.map(\.id)
            }
        }
    }

    /// A session that lives so long, in microseconds, outlives every delay of its entries.
    private static let safeLife: Int64 = 3_600_000_000
}

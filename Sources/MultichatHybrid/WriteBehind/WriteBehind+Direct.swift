import Multichat
import Synchronization

// What is done while the hot store can't be reached: the durable one takes its place.
extension WriteBehind {
    /// Appends to the durable store, while the hot one can't be used; `nil` where it is in use again.
    func appendDirect(_ append: Append) throws -> Receipt? {
        try requireDirect()
        guard hot.state != .closed else { return nil }
        return try directMark.during(ifAllowed: { true }) {
            guard try way.isDirect() else { return nil }
            return try locks.with(append.session) {
                try settleMemory(append.session)
                loaded[append.session] = nil
                return try durable.append(append)
            }
        }
    }

    /// Copies what this process remembers of a session; the caller holds its lock.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where it knows of entries that only the hot store has.
    func settleMemory(_ reference: SessionReference) throws {
        try flusher.flushAlone(reference)
        if pending.last(reference) > 0 { throw unread }
    }

    /// Makes sure that no process appends to the hot store, and that all have copied what they remember of it; or that
    /// this one can use the hot store again, as another has found out.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where one has not in time, as it may have ended before.
    func requireDirect() throws {
        if hasAllDirect.load(ordering: .acquiring), try way.isDirect() { return }
        if hasAllDirect.exchange(false, ordering: .acquiringAndReleasing), hot.probe(early: true, { try rejoin($0) }) {
            return
        }
        try way.set(direct: true)
        try wait(for: mark)
        hasAllDirect.store(true, ordering: .releasing)
    }

    /// Uses the hot store again: copies what is left in it, and waits until nobody goes past it any more.
    ///
    /// - Parameter patience: how long to wait for processes that may be gone, in microseconds, if that is longer than
    ///   for those that aren't.
    func rejoin(_ hot: any HotStore, patience: Int64 = 0) throws {
        let run = try hot.run()
        if try !epoch.isJoined(hot) || !runs.covers(run) {
            // It is new, was emptied, or was started anew; then others may remember entries that it has lost.
            try way.set(direct: true)
            try wait(for: mark, patience: max(patience, options.patience), untilOld: true)
            try runs.write(run)
        }
        try each(pending.sessions) { _ = try flusher.flushMemory($0) }
        try epoch.join(hot)
        let count = try drain()
        if count > 0 {
            let action = "\(count) sessions with entries that only the hot store had were copied to the durable one"
            recoveries.note(Recovery(place: "hot store", action: action))
        }
        hasAllDirect.store(false, ordering: .releasing)
        try way.set(direct: false)
        try directMark.remove { true }
        try directMark.removeOld()
        try wait(for: directMark)
        loaded.clear()
    }

    /// Waits until no other process has a mark.
    ///
    /// They may wait for what this process remembers, which comes before their entries.
    ///
    /// - Parameters:
    ///   - patience: how long; as long as for any call where it is `nil`.
    ///   - untilOld: whether marks of processes that are gone are removed: what they left can be read.
    private func wait(for mark: ProcessMark, patience: Int64? = nil, untilOld: Bool = false) throws {
        let end = now() + (patience ?? options.patience)
        while true {
            if untilOld { try mark.removeOld() }
            guard try mark.others() else { return }
            guard now() < end else { throw unread }
            try each(pending.sessions) { _ = try flusher.flushMemory($0) }
            pending.released.pause()
        }
    }

    /// So long after its last append a process takes its mark away, in microseconds.
    private static let idle: Int64 = 30_000_000

    /// Copies what this process remembers, and says that it has left nothing.
    func settleOwn() throws {
        try each(pending.sessions) { try flusher.flushAlone($0) }
        let isDirect = try way.isDirect()
        // Each mark is a commit, so that one that is used again soon stays.
        let isIdle = isDirect || now() - lastAppend.load(ordering: .relaxed) > Self.idle
        try mark.remove { isIdle && pending.sessions.isEmpty }
        try isDirect ? directMark.renew() : directMark.remove { true }
    }

    var unread: MultichatError {
        MultichatError(
            .unavailable,
            "The hot store can't be reached, and may have acknowledged entries that the durable one lacks.",
            hint: "Bring the hot store back: they are copied then.", retry: .later)
    }
}

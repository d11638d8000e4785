import Multichat
import Synchronization

extension HybridStore: Watching {
    /// Begins to watch both stores: each of them may be the one that answers an append.
    ///
    /// A hot store that can't be watched now is tried again every half second.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        try requireOpen()
        let durable = try durable.watchOrPoll { told($0.leavingOut(HybridNotes.session)) }
        guard options.mode == .writeBehind else { return durable }
        return HybridWatch(durable, hot, told)
    }
}

/// Watches the stores of a hybrid in write-behind.
private final class HybridWatch: StoreWatch {
    private let durable: any StoreWatch
    private let hot: HotSide
    private let told: @Sendable (StoreNews) -> Void
    private let watch = Mutex<(any StoreWatch)?>(nil)
    private let retry = Mutex<PollingWatch?>(nil)

    init(_ durable: any StoreWatch, _ hot: HotSide, _ told: @escaping @Sendable (StoreNews) -> Void) {
        self.durable = durable
        self.hot = hot
        self.told = told
        open()
        guard watch.withLock({ $0 == nil }) else { return }
        retry.withLock { $0 = PollingWatch(every: 500_000) { [weak self] in self?.open() } }
    }

    func end() {
        retry.withLock { $0 }?.end()
        durable.end()
        watch.withLock { $0 }?.end()
    }

    /// Watches the hot store, if it can be had.
    private func open() {
        let told = told
        let made = try? hot.attempt { store in
            // That it is closed is told by the durable store, behind everything else.
            try store.watchOrPoll { if $0 != .closed { told($0.leavingOut(HybridNotes.session)) } }
        }
        guard let made else { return }
        watch.withLock { $0 = made }
        retry.withLock { $0 }?.end()
        told(.anything)
    }
}

extension StoreNews {
    /// The same without a session that isn't to be told of.
    fileprivate func leavingOut(_ session: SessionReference) -> StoreNews {
        guard case .sessions(var sessions) = self else { return self }
        sessions.remove(session)
        return .sessions(sessions)
    }
}

extension HotSide: Watching {
    func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch {
        try call { try $0.watchOrPoll(told) }
    }
}

extension PlainHotStore: Watching {
    func watch(_ told: @escaping @Sendable (StoreNews) -> Void) throws -> any StoreWatch { try base.watchOrPoll(told) }
}

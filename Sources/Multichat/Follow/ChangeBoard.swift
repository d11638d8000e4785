import Synchronization

/// Where a store tells the watches of its own process what it has committed.
public final class ChangeBoard: Sendable {
    private let watches = Mutex<[UInt64: @Sendable (StoreNews) -> Void]>([:])
    private let last = Atomic<UInt64>(0)
    /// How many watches there are; looked at before each telling, so that nobody pays for what nobody hears.
    private let count = Atomic(0)

    /// Makes a board without watches.
    public init() {}

    /// Whether anybody listens.
    public var isHeard: Bool { count.load(ordering: .relaxed) > 0 }

    /// Tells that sessions were changed; behind the commit, and outside the store's locks.
    @inlinable public func tell(_ session: SessionReference) { if isHeard { tell(.sessions([session])) } }

    /// Tells news to all watches.
    public func tell(_ news: StoreNews) {
        for told in watches.withLock({ Array($0.values) }) { told(news) }
    }

    /// Begins a watch.
    public func watch(_ told: @escaping @Sendable (StoreNews) -> Void) -> any StoreWatch {
        let number = last.add(1, ordering: .relaxed).newValue
        watches.withLock { watches in
            watches[number] = told
            count.store(watches.count, ordering: .sequentiallyConsistent)
        }
        return BoardWatch { [weak self] in self?.remove(number) }
    }

    private func remove(_ number: UInt64) {
        watches.withLock { watches in
            watches[number] = nil
            count.store(watches.count, ordering: .sequentiallyConsistent)
        }
    }
}

/// One watch of a board.
private struct BoardWatch: StoreWatch {
    let remove: @Sendable () -> Void

    func end() { remove() }
}

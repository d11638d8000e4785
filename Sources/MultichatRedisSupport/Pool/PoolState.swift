/// Which connections of a pool are free, and who waits for one; it opens and closes none itself.
struct PoolState<Item, Waiter> {
    /// What a caller does who wants a connection.
    enum Taking {
        /// Uses this one, which was unused for that long.
        case use(Item, unused: Nanoseconds)
        /// Opens one.
        case open
        /// Waits until it is woken, unless it gives up with this number.
        case wait(Waiter, ticket: Int)
    }

    /// What becomes of a place that is free again.
    enum Giving {
        /// Wakes this waiter, who takes the connection over, or opens one where there is none.
        case hand(Waiter, Item?)
        /// Nothing more is to be done.
        case keep
        /// Closes the connection.
        case close(Item)
    }

    private struct Idle {
        var item: Item
        var since: MonotonicTime
    }

    let size: Int
    private var idle: [Idle] = []
    private var waiters: [(ticket: Int, waiter: Waiter)] = []
    private var tickets = 0
    private(set) var isClosed = false
    /// How many connections are open or being opened.
    private(set) var open = 0
    private(set) var figures = PoolFigures()

    init(size: Int) { self.size = size }

    /// Wants a connection: the one used last, so that those that aren't needed grow old.
    ///
    /// - Parameter waiter: makes what waits, where that is needed.
    mutating func take(at now: MonotonicTime, _ waiter: () -> Waiter) -> Taking {
        if waiters.isEmpty, let last = idle.popLast() { return .use(last.item, unused: now - last.since) }
        if open < size {
            open += 1
            return .open
        }
        tickets += 1
        let waiter = waiter()
        waiters.append((tickets, waiter))
        return .wait(waiter, ticket: tickets)
    }

    /// Gives back a connection that can be used again.
    mutating func give(_ item: Item, at now: MonotonicTime) -> Giving {
        guard !isClosed else {
            open -= 1
            return .close(item)
        }
        guard waiters.isEmpty else { return .hand(waiters.removeFirst().waiter, item) }
        idle.append(Idle(item: item, since: now))
        return .keep
    }

    /// A connection is gone, or couldn't be opened: the first waiter may open one in its place.
    mutating func lose() -> Giving {
        guard waiters.isEmpty else { return .hand(waiters.removeFirst().waiter, nil) }
        open -= 1
        return .keep
    }

    /// A waiter waits no longer: whether it was still waiting, and hasn't been handed anything.
    mutating func giveUp(_ ticket: Int) -> Bool {
        guard let place = waiters.firstIndex(where: { $0.ticket == ticket }) else { return false }
        waiters.remove(at: place)
        figures.timeouts += 1
        return true
    }

    /// Takes out the connections that were unused for too long.
    mutating func expire(at now: MonotonicTime, after limit: Nanoseconds) -> [Item] {
        guard let first = idle.first, now - first.since > limit else { return [] }
        let old = idle.prefix { now - $0.since > limit }.map(\.item)
        idle.removeFirst(old.count)
        open -= old.count
        return old
    }

    /// Takes out all unused connections and keeps none from now on.
    mutating func close() -> [Item] {
        isClosed = true
        let items = idle.map(\.item)
        open -= items.count
        idle = []
        return items
    }
}

extension PoolState {
    /// Counts an attempt to open a connection.
    mutating func count(opened: Bool) {
        if opened { figures.opened += 1 } else { figures.failed += 1 }
    }

    /// How the pool stands.
    var present: PoolFigures {
        var present = figures
        present.open = open
        present.idle = idle.count
        present.waiting = waiters.count
        return present
    }
}

import Multichat
import Synchronization

/// The hot store behind a breaker.
final class HotSide: Sendable {
    private let breaker: Mutex<Breaker>
    private let now: @Sendable () -> Int64
    private let open: @Sendable () throws -> any Restoring
    private let store = Mutex<(any HotStore)?>(nil)

    /// Puts a breaker in front of a store, which is opened when it is first called.
    ///
    /// - Parameters:
    ///   - options: when the breaker opens.
    ///   - now: a clock that never goes back, in microseconds.
    ///   - open: opens the store.
    init(
        _ options: HybridOptions, now: @escaping @Sendable () -> Int64,
        open: @escaping @Sendable () throws -> any Restoring
    ) {
        self.now = now
        self.open = open
        breaker = Mutex(Breaker(limit: options.failureLimit, cooldown: options.cooldown))
    }

    /// Whether calls go through.
    var state: Breaker.State { breaker.withLock { $0.state } }

    /// Calls the store; `nil` where the breaker is open or the store can't be reached.
    ///
    /// - Throws: what the store answers.
    func attempt<Answer>(_ body: (any HotStore) throws -> Answer) throws -> Answer? {
        guard state == .closed else { return nil }
        do {
            return try called(body)
        } catch let error as MultichatError where Self.isOutage(error) {
            return nil
        }
    }

    /// Calls the store until it answers or the breaker opens, which is `nil`.
    func insist<Answer>(_ body: (any HotStore) throws -> Answer) throws -> Answer? {
        while state == .closed {
            if let answer = try attempt(body) { return answer }
        }
        return nil
    }

    /// Calls the store, whatever the breaker says, and counts how it went.
    func called<Answer>(_ body: (any HotStore) throws -> Answer) throws -> Answer {
        do {
            let answer = try body(opened())
            breaker.withLock { $0.succeed() }
            return answer
        } catch {
            let fails = (error as? MultichatError).map(Self.isOutage) ?? true
            breaker.withLock { if fails { $0.fail(at: now()) } else { $0.succeed() } }
            throw error
        }
    }

    /// Leaves the store alone from now on.
    func trip() { breaker.withLock { $0.trip(at: now()) } }

    /// Tries a store that was left alone, when it is time; answers whether it is in use again.
    ///
    /// - Parameters:
    ///   - early: whether it is time in any case.
    ///   - body: what must succeed for that.
    func probe(early: Bool = false, _ body: (any HotStore) throws -> Void) -> Bool {
        guard breaker.withLock({ $0.beginProbe(at: early ? .max : now()) }) else { return false }
        do {
            try body(opened())
            breaker.withLock { $0.succeed() }
            return true
        } catch {
            breaker.withLock { $0.fail(at: now()) }
            return false
        }
    }

    /// Closes the store, if it was opened.
    func close() throws { try store.withLock { $0 }?.close() }

    private func opened() throws -> any HotStore {
        try store.withLock { store in
            if let store { return store }
            let opened = try open()
            let hot = try opened as? any HotStore ?? PlainHotStore(opened)
            store = hot
            return hot
        }
    }

    /// How long the store has been left alone, in microseconds.
    var outage: Int64 { breaker.withLock { $0.state == .closed ? 0 : now() - $0.openedAt } }

    /// Whether an error says that the store itself doesn't work, and not that it refuses a call.
    static func isOutage(_ error: MultichatError) -> Bool {
        [.unavailable, .unknownOutcome, .io, .permission, .incompatible, .closed, .internal].contains(error.code)
    }
}

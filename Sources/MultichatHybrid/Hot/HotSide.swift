import Multichat
import Synchronization

/// The hot store behind a breaker.
///
/// Its failures are told apart from those of the durable store, which a body may call too: they come as
/// ``HotFailure``.
final class HotSide: Sendable {
    private let breaker: Mutex<Breaker>
    private let now: @Sendable () -> Int64
    private let open: @Sendable () throws -> any Restoring
    private let limit: Int
    private let store = Mutex<(any HotStore)?>(nil)
    /// The life of the store in which it was found fit.
    private let trusted = Atomic(Int.min)

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
        limit = options.failureLimit
        breaker = Mutex(Breaker(limit: options.failureLimit, cooldown: options.cooldown))
    }

    /// Whether calls go through.
    var state: Breaker.State { breaker.withLock { $0.state } }

    /// Calls the store; `nil` where the breaker is open or the store fails.
    ///
    /// - Throws: what the store answers, or the durable one.
    func attempt<Answer>(_ body: (any HotStore) throws -> Answer) throws -> Answer? {
        guard state == .closed else { return nil }
        do { return try body(self) } catch is HotFailure { return nil }
    }

    /// Calls the store a few times until it answers; then leaves it alone, which is `nil`.
    func insist<Answer>(_ body: (any HotStore) throws -> Answer) throws -> Answer? {
        for _ in 0..<limit where state == .closed {
            if let answer = try attempt(body) { return answer }
        }
        trip()
        return nil
    }

    /// Makes one call and counts how it went.
    ///
    /// An answer of a store whose server was started anew meanwhile isn't taken: it may be an old one.
    func call<Answer>(_ body: (any HotStore) throws -> Answer) throws -> Answer {
        do {
            let store = try opened()
            let answer = try body(store)
            guard store.life == trusted.load(ordering: .acquiring) else {
                trip()
                throw HotFailure(error: MultichatError(.unavailable, "The hot store's server was started anew."))
            }
            breaker.withLock { $0.succeed() }
            return answer
        } catch let error as MultichatError where HotFailure.isOne(error) {
            breaker.withLock { $0.fail(at: now()) }
            throw HotFailure(error: error)
        } catch {
            breaker.withLock { $0.succeed() }
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
        if let store = base { trusted.store(store.life, ordering: .releasing) }
        let isFit = (try? body(self)) != nil
        breaker.withLock { $0.endProbe(isFit, at: now()) }
        return isFit
    }

    /// The store itself, where it is open.
    var base: (any HotStore)? { store.withLock { $0 } }

    private func opened() throws -> any HotStore {
        try store.withLock { store in
            if let store { return store }
            let opened = try open()
            let hot = try opened as? any HotStore ?? PlainHotStore(opened)
            store = hot
            trusted.store(hot.life, ordering: .releasing)
            return hot
        }
    }
}

/// The hot store itself doesn't work, and not only refuses a call.
struct HotFailure: Error {
    let error: MultichatError

    static func isOne(_ error: MultichatError) -> Bool {
        [.unavailable, .unknownOutcome, .io, .permission, .incompatible, .closed, .internal].contains(error.code)
    }
}

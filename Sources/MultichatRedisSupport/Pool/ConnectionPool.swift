import Synchronization

/// The connections to one server; any thread may use it.
final class ConnectionPool: Sendable {
    /// Opens a connection before a deadline.
    typealias Opening = @Sendable (MonotonicTime) throws(Fault) -> Connection

    private struct Shared {
        var places: PoolState<Connection, PoolWaiter>
        var gate: ConnectionGate
    }

    /// Less than a server needs to be gone and another one to be there.
    private static let moment = Nanoseconds(200_000)

    private let shared: Mutex<Shared>
    private let options: RedisOptions
    private let timing: Timing
    private let opening: Opening

    init(_ options: RedisOptions, _ timing: Timing, _ opening: @escaping Opening) {
        shared = Mutex(Shared(places: PoolState(size: options.poolSize), gate: ConnectionGate(Backoff())))
        self.options = options
        self.timing = timing
        self.opening = opening
    }

    /// How the pool stands.
    var figures: PoolFigures { shared.withLock { $0.places.present } }

    /// Runs a closure with a connection, which goes back unless it was closed.
    func with<Result>(
        until deadline: MonotonicTime, _ body: (Connection) throws(Fault) -> Result
    ) throws(Fault) -> Result {
        let connection = try take(until: deadline)
        defer { giveBack(connection) }
        return try body(connection)
    }

    /// Closes what nobody uses, and the rest once it comes back.
    func close() {
        for connection in shared.withLock({ $0.places.close() }) { connection.close() }
    }
}

extension ConnectionPool {
    private func take(until deadline: MonotonicTime) throws(Fault) -> Connection {
        let now = timing.now()
        let (old, taking) = shared.withLock { shared in
            (shared.places.expire(at: now, after: options.idleTimeout), shared.places.take(at: now) { PoolWaiter() })
        }
        for connection in old { connection.close() }
        switch taking {
        case .use(let connection, let unused):
            if isHealthy(connection, unused, until: deadline) { return connection }
            connection.close()
            return try open(until: deadline)
        case .open: return try open(until: deadline)
        case .wait(let waiter, let ticket):
            if !waiter.wait(until: deadline) {
                guard !shared.withLock({ $0.places.giveUp(ticket) }) else {
                    throw Fault(.timeout, "all connections are in use", hint: "Raise pool=, or lower the load.")
                }
                // It was handed something at the last moment.
                waiter.wait()
            }
            if let connection = waiter.connection { return connection }
            return try open(until: deadline)
        }
    }

    /// Looks whether the server has closed the connection meanwhile; one that was unused for long is asked, and one
    /// that was in use just now is taken for a good one.
    private func isHealthy(_ connection: Connection, _ unused: Nanoseconds, until deadline: MonotonicTime) -> Bool {
        if connection.isOpen, unused < Self.moment { return true }
        guard connection.isQuiet else { return false }
        guard unused > options.idleCheck else { return true }
        return (try? connection.call(Command("PING"), until: min(deadline, timing.now() + options.connectTimeout)))
            .map { $0.error == nil } ?? false
    }

    /// Opens a connection in a place that was taken for it.
    private func open(until deadline: MonotonicTime) throws(Fault) -> Connection {
        let now = timing.now()
        let random = timing.random()
        do throws(Fault) {
            if let fault = shared.withLock({ $0.gate.refusal(at: now, random: random) }) { throw fault }
            return try attempt(until: min(deadline, now + options.connectTimeout))
        } catch {
            settle(shared.withLock { $0.places.lose() })
            throw error
        }
    }

    private func attempt(until deadline: MonotonicTime) throws(Fault) -> Connection {
        let outcome = Result<Connection, Fault> { () throws(Fault) in try opening(deadline) }
        let now = timing.now()
        let random = timing.random()
        var fault: Fault?
        if case .failure(let failure) = outcome { fault = failure }
        shared.withLock { shared in
            shared.places.count(opened: fault == nil)
            shared.gate.note(fault, at: now, random: random)
        }
        return try outcome.get()
    }

    private func giveBack(_ connection: Connection) {
        let now = timing.now()
        settle(
            shared.withLock { shared in
                connection.isOpen ? shared.places.give(connection, at: now) : shared.places.lose()
            })
    }

    private func settle(_ giving: PoolState<Connection, PoolWaiter>.Giving) {
        switch giving {
        case .keep: break
        case .close(let connection): connection.close()
        case .hand(let waiter, let connection): waiter.wake(with: connection)
        }
    }
}

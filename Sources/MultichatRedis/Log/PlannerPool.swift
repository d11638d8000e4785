import Multichat
import Synchronization

/// Planners for any number of threads, as one serves a thread at a time.
final class PlannerPool: Sendable {
    // A desk is in the hands of one thread, or here.
    private struct Idle: @unchecked Sendable { var desks: [PlanningDesk] = [] }

    private let idle = Mutex(Idle())
    private let configuration: StoreConfiguration

    init(_ configuration: StoreConfiguration) { self.configuration = configuration }

    /// Lends a desk for all the plans of one append.
    func with<Result>(_ body: (PlanningDesk) throws -> Result) rethrows -> Result {
        let desk = idle.withLock { $0.desks.popLast() } ?? PlanningDesk(configuration)
        defer {
            desk.finish()
            idle.withLock { $0.desks.append(desk) }
        }
        return try body(desk)
    }
}

/// What one thread plans an append with.
final class PlanningDesk {
    /// Hashes for this thread.
    let chainer = Chainer()
    private let planner: AppendPlanner
    private let tape: SaltTape

    init(_ configuration: StoreConfiguration) {
        var configuration = configuration
        let tape = SaltTape(configuration)
        configuration.random = { tape.next() }
        self.tape = tape
        planner = AppendPlanner(configuration)
    }

    /// Plans the append; the last plan counts.
    func plan(
        _ append: borrowing Append, _ state: SessionState, _ lookup: some EntryLookup, _ now: Timestamp
    ) throws -> AppendPlan {
        tape.rewind()
        return try planner.plan(append, state: state, lookup: lookup, now: now)
    }

    /// The append is done.
    func finish() { tape.cut() }
}

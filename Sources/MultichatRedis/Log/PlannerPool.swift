import Multichat
import Synchronization

/// Planners for any number of threads, as one serves a thread at a time.
final class PlannerPool: Sendable {
    // A planner is in the hands of one thread, or here.
    private struct Idle: @unchecked Sendable { var planners: [AppendPlanner] = [] }

    private let idle = Mutex(Idle())
    private let configuration: StoreConfiguration

    init(_ configuration: StoreConfiguration) { self.configuration = configuration }

    func plan(
        _ append: borrowing Append, _ state: SessionState, _ lookup: some EntryLookup, _ now: Timestamp
    ) throws -> AppendPlan {
        let planner = idle.withLock { $0.planners.popLast() } ?? AppendPlanner(configuration)
        defer { idle.withLock { $0.planners.append(planner) } }
        return try planner.plan(append, state: state, lookup: lookup, now: now)
    }
}

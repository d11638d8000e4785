import CFloors
import Synchronization

/// How long and by how many threads a work is done.
struct Plan: Sendable {
    /// Threads that call the work at the same time.
    var threads = 1
    /// How long they go on.
    var seconds: Double
    /// Ends each thread after so many calls, if that is before the seconds are over; 0 for no limit.
    var calls = 0
    /// When to begin, by ``monotonicNow()``; 0 begins at once.
    var start: Int64 = 0

    var floorPlan: floor_plan {
        floor_plan(threads: Int32(threads), seconds: seconds, calls: Int64(calls), start: start)
    }
}

/// The monotonic clock in nanoseconds, the same for all processes.
func monotonicNow() -> Int64 { floor_now() }

/// Calls a work in the loop that measures the floors.
///
/// - Parameters:
///   - plan: threads and time.
///   - operationsPerCall: how much one call does.
///   - work: is given the number of its thread.
/// - Throws: the first error that the work threw, which ends the loop.
func drive(
    _ plan: Plan, operationsPerCall: Int = 1, _ work: @escaping @Sendable (_ thread: Int) throws -> Void
) throws -> Measurement {
    let driven = DrivenWork(work)
    var result = floor_result()
    let answer = withUnsafePointer(to: plan.floorPlan) { plan in
        floor_drive(plan, callDrivenWork, Unmanaged.passUnretained(driven).toOpaque(), &result)
    }
    try withExtendedLifetime(driven) { try driven.rethrow() }
    try check(answer, "The measuring loop")
    return Measurement(result, operationsPerCall: operationsPerCall)
}

private func callDrivenWork(_ context: UnsafeMutableRawPointer?, _ thread: Int32) -> Int32 {
    guard let context else { return -1 }
    return Unmanaged<DrivenWork>.fromOpaque(context).takeUnretainedValue().call(Int(thread))
}

/// A work and the first error that it threw.
private final class DrivenWork: Sendable {
    private let work: @Sendable (Int) throws -> Void
    private let failure = Mutex<(any Error)?>(nil)

    init(_ work: @escaping @Sendable (Int) throws -> Void) { self.work = work }

    func call(_ thread: Int) -> Int32 {
        do {
            try work(thread)
            return 0
        } catch {
            failure.withLock { $0 = $0 ?? error }
            return -1
        }
    }

    func rethrow() throws {
        if let error = failure.withLock({ $0 }) { throw error }
    }
}

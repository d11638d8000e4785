import Synchronization

/// Keeps long work from taking the store for itself: it works for a slice of time, then rests three times as long as
/// it worked, so that writers find the store free most of the time.
public final class Pacer: Sendable {
    /// The work was asked to end.
    struct Stopped: Error {}

    private static let restFactor: Int64 = 3

    private let slice: Int64
    private let timing: MaintenanceTiming
    private let began: Mutex<Int64>
    private let isStopped = Atomic(false)

    /// Makes a pacer.
    ///
    /// - Parameters:
    ///   - slice: how long it works before it rests, in microseconds.
    ///   - timing: the clock, and what resting is.
    public init(slice: Int64, timing: MaintenanceTiming = MaintenanceTiming()) {
        self.slice = slice
        self.timing = timing
        began = Mutex(timing.now())
    }

    /// Called between the small steps of the work: rests where the slice is used up.
    ///
    /// - Throws: where the work was asked to end.
    func step() throws {
        if isStopped.load(ordering: .acquiring) { throw Stopped() }
        let worked = began.withLock { timing.now() - $0 }
        guard worked >= slice else { return }
        timing.pause(worked * Self.restFactor)
        began.withLock { $0 = timing.now() }
        if isStopped.load(ordering: .acquiring) { throw Stopped() }
    }

    /// Asks the work to end at its next step.
    func stop() { isStopped.store(true, ordering: .releasing) }
}

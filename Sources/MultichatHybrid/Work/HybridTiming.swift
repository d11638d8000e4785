import Multichat

/// The clock for waiting, and whether work is done by threads of the store's own or by who calls for it.
struct HybridTiming: Sendable {
    /// A clock that never goes back, in microseconds.
    var now: @Sendable () -> Int64 = { Platform.monotonicMicroseconds() }
    /// Whether threads do the work.
    var hasWorkers = true
}

import Dispatch

/// How maintenance measures time and rests; tests give it a clock of their own.
public struct MaintenanceTiming: Sendable {
    /// Microseconds since some moment; never goes back.
    public var now: @Sendable () -> Int64
    /// Rests for so many microseconds.
    public var pause: @Sendable (Int64) -> Void

    /// Makes a timing; without arguments, the system's.
    public init(
        now: @escaping @Sendable () -> Int64 = { Int64(DispatchTime.now().uptimeNanoseconds / 1000) },
        pause: @escaping @Sendable (Int64) -> Void = { time in
            _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(Int(clamping: time)))
        }
    ) {
        self.now = now
        self.pause = pause
    }
}

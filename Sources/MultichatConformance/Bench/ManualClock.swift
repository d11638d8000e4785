import Multichat
import Synchronization

/// A clock that stands still until it is moved.
public final class ManualClock: Sendable {
    private let micros = Mutex<Int64>(1_790_000_000_000_000)

    /// Makes a clock at a fixed time in 2026.
    public init() {}

    /// The time.
    public var now: Timestamp { Timestamp(microseconds: micros.withLock { $0 }) }

    /// Moves it forward.
    public func advance(seconds: Int64) { micros.withLock { $0 += seconds * 1_000_000 } }
}

/// Random words that a seed determines (SplitMix64), for any number of threads.
public final class SeededRandom: RandomNumberGenerator, Sendable {
    private let state: Mutex<UInt64>

    /// Makes a generator.
    public init(_ seed: UInt64) { state = Mutex(seed) }

    /// The next word.
    public func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}

/// Whether replies come so soon that asking for them again and again beats falling asleep.
///
/// To fall asleep and be woken by another processor can take longer than a server nearby needs to answer. Where replies
/// take longer than a thread may stay awake for them, it does so more and more seldom.
struct Promptness {
    /// How long a thread stays awake for one reply.
    private static let limit = Nanoseconds(80_000)
    private static let longestPause = 256

    private var pause = 0
    private var left = 0

    /// One reply that is waited for.
    struct Patience {
        fileprivate var end: MonotonicTime?
        fileprivate var isLost = false

        /// Whether it is time to fall asleep.
        mutating func isOver() -> Bool {
            guard let end else { return true }
            if MonotonicTime.now() >= end { (self.end, isLost) = (nil, true) }
            return isLost
        }
    }

    /// How long to stay awake for the next reply.
    var patience: Patience { Patience(end: left > 0 ? nil : MonotonicTime.now() + Self.limit) }

    /// A reply has come.
    mutating func note(_ patience: Patience) {
        if patience.isLost {
            pause = min(max(pause * 2, 1), Self.longestPause)
            left = pause
        } else if left > 0 {
            left -= 1
        } else {
            pause = 0
        }
    }
}

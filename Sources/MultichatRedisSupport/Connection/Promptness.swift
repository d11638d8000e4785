/// Whether replies come so soon that asking for them again and again beats falling asleep.
///
/// To fall asleep and be woken by another processor can take longer than a server nearby needs to answer. Where replies
/// take longer than a thread may stay awake for them, it does so more and more seldom; and for a good while not at all
/// where others want the processor: the system gives it sooner to a thread that sleeps in between.
struct Promptness {
    /// How long a thread stays awake for one reply.
    private static let limit = Nanoseconds(80_000)
    /// Whoever was away for so long had to make room for somebody else.
    private static let absence = Nanoseconds(200_000)
    private static let longestPause = 4096

    /// How many replies are slept for before the next attempt, and how many of them are to come.
    private var pause = 0
    private var left = 0

    /// One reply that is waited for.
    struct Patience {
        fileprivate let start: MonotonicTime
        fileprivate var seen: MonotonicTime
        fileprivate var isAwake: Bool
        fileprivate var isLost = false
        fileprivate var wasAway = false

        /// Whether it is time to fall asleep.
        mutating func isOver() -> Bool {
            guard isAwake else { return true }
            let now = MonotonicTime.now()
            wasAway = wasAway || now - seen > Promptness.absence
            seen = now
            isAwake = !wasAway && now - start < Promptness.limit
            isLost = !isAwake
            return isLost
        }
    }

    /// How long to stay awake for the next reply.
    var patience: Patience {
        let now = MonotonicTime.now()
        return Patience(start: now, seen: now, isAwake: left == 0)
    }

    /// A reply has come.
    mutating func note(_ patience: Patience) {
        let wasAway = patience.wasAway || patience.isAwake && MonotonicTime.now() - patience.seen > Self.absence
        if wasAway || patience.isLost {
            pause = wasAway ? Self.longestPause : min(max(pause * 2, 1), Self.longestPause)
            left = pause
        } else if patience.isAwake {
            pause = 0
        } else {
            left -= 1
        }
    }
}

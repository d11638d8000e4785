/// Leaves a store alone that fails again and again, and tries it once in a while.
struct Breaker: Sendable {
    /// Whether calls go through.
    enum State: String, Sendable {
        /// They do.
        case closed
        /// They don't.
        case open
        /// One does, as a probe.
        case halfOpen = "half-open"
    }

    private static let longestCooldown: Int64 = 30_000_000

    private(set) var state = State.closed
    /// When it opened last, by the monotonic clock.
    private(set) var openedAt: Int64 = 0
    private var failures = 0
    private var cooldown: Int64
    private let limit: Int
    private let firstCooldown: Int64

    init(limit: Int, cooldown: Int64) {
        self.limit = limit
        self.cooldown = cooldown
        firstCooldown = cooldown
    }

    /// Counts a call that failed; of a probe only its end counts.
    mutating func fail(at now: Int64) {
        guard state == .closed else { return }
        failures += 1
        if failures >= limit { trip(at: now) }
    }

    /// Counts a call that didn't.
    mutating func succeed() { failures = 0 }

    /// Ends the probe.
    mutating func endProbe(_ isFit: Bool, at now: Int64) {
        failures = 0
        state = isFit ? .closed : .open
        openedAt = now
        cooldown = isFit ? firstCooldown : min(cooldown * 2, Self.longestCooldown)
    }

    /// Opens at once.
    mutating func trip(at now: Int64) {
        guard state == .closed else { return }
        state = .open
        openedAt = now
    }

    /// Lets one caller make the probe, when it is time; answers whether that is this one.
    mutating func beginProbe(at now: Int64) -> Bool {
        guard state == .open, now >= openedAt + cooldown else { return false }
        state = .halfOpen
        return true
    }
}

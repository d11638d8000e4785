import Multichat
import Synchronization

/// Tells which of two stores reads faster, by measuring both once in a while.
final class ReadPace: Sendable {
    /// Every so many readings the store that seems slower is measured again.
    private static let probeEvery = 128
    /// The share of the newest reading in the mean.
    private static let weight = 0.2

    private struct State {
        var durable: Double?
        var hot: Double?
        var readings = 0
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> Int64

    /// `now` is a clock that never goes back.
    init(now: @escaping @Sendable () -> Int64) { self.now = now }

    /// Whether the next reading should ask the hot store.
    func prefersHot() -> Bool {
        state.withLock { state in
            state.readings += 1
            guard let durable = state.durable else { return false }
            guard let hot = state.hot else { return true }
            return (hot < durable) != (state.readings % Self.probeEvery == 0)
        }
    }

    /// Reads and remembers how long that took; a reading that fails doesn't count.
    ///
    /// A reading that asked the hot store counts as its, even if the durable one had to answer in the end.
    func timed<Answer>(isHot: Bool, _ body: () throws -> Answer) rethrows -> Answer {
        let start = now()
        let answer = try body()
        let time = Double(now() - start)
        state.withLock { state in
            if isHot { state.hot = mean(state.hot, time) } else { state.durable = mean(state.durable, time) }
        }
        return answer
    }

    private func mean(_ old: Double?, _ time: Double) -> Double { old.map { $0 + (time - $0) * Self.weight } ?? time }
}

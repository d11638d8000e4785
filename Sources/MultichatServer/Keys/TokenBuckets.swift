import Multichat
import Synchronization

/// How many requests are taken in a time; as many may come at once.
public struct Rate: Sendable, Equatable {
    /// How many.
    public var count: Int
    /// In how many microseconds.
    public var microseconds: Int64

    /// So many requests in a time.
    ///
    /// - Parameters:
    ///   - count: at least 1.
    ///   - microseconds: at least 1.
    public init(_ count: Int, every microseconds: Int64) {
        self.count = max(count, 1)
        self.microseconds = max(microseconds, 1)
    }

    /// Reads `200/s`, `1000/m` or `50000/h`; `nil` for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Int(parts[0]), (1...1_000_000_000).contains(count),
            let unit = Self.units[String(parts[1])]
        else { return nil }
        self.init(count, every: unit)
    }

    private static let units: [String: Int64] = ["s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000]
}

/// Counts what each of many does against a rate: a bucket of tokens each, which fills evenly.
final class TokenBuckets: Sendable {
    private struct Bucket {
        var level: Double
        var at: Int64
    }

    /// From so many buckets on, those that are full again are forgotten.
    private static let capacity = 10_000
    /// How long it takes at least until that is done again, in microseconds.
    private static let pause: Int64 = 1_000_000
    private let rate: Rate
    private let state = Mutex(State())

    private struct State {
        var buckets: [String: Bucket] = [:]
        var sweptAt = Int64.min
    }

    init(_ rate: Rate) { self.rate = rate }

    /// How many buckets there are.
    var count: Int { state.withLock { $0.buckets.count } }

    /// Takes a token of somebody's bucket at a time in microseconds; where there is none, answers how long it takes
    /// until there is.
    func take(_ name: String, at now: Int64) -> Int64? {
        state.withLock { state in
            guard state.buckets.count >= Self.capacity, state.buckets[name] == nil else {
                return take(name, of: &state.buckets, at: now)
            }
            if state.sweptAt == .min || now - state.sweptAt >= Self.pause {
                state.sweptAt = now
                state.buckets = state.buckets.filter { level($0.value, at: now) < Double(rate.count) }
            }
            // Where so many are busy, newcomers share one.
            return take(state.buckets.count < Self.capacity ? name : "", of: &state.buckets, at: now)
        }
    }

    private func take(_ name: String, of buckets: inout [String: Bucket], at now: Int64) -> Int64? {
        let level = buckets[name].map { self.level($0, at: now) } ?? Double(rate.count)
        guard level >= 1 else {
            return Int64(((1 - level) * Double(rate.microseconds) / Double(rate.count)).rounded(.up))
        }
        buckets[name] = Bucket(level: level - 1, at: now)
        return nil
    }

    private func level(_ bucket: Bucket, at now: Int64) -> Double {
        let gained = Double(max(now - bucket.at, 0)) * Double(rate.count) / Double(rate.microseconds)
        return min(bucket.level + gained, Double(rate.count))
    }
}

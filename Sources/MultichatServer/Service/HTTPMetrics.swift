import Multichat
import Synchronization

/// What is measured of requests.
final class HTTPMetrics: Sendable {
    /// One kind of request.
    struct Kind: Hashable, Sendable {
        /// The path as it is declared.
        var route: String
        /// The method.
        var method: String
        /// The status; 0 where the connection was lost.
        var status: Int
    }

    /// What tells how many connections and requests there are now.
    private let gauges = Mutex<(connections: @Sendable () -> Int, requests: @Sendable () -> Int)>(({ 0 }, { 0 }))
    private let counts = Mutex<[Kind: Int]>([:])
    private let times = Mutex<[String: Histogram]>([:])

    /// Has the present figures told by these.
    func observe(connections: @escaping @Sendable () -> Int, requests: @escaping @Sendable () -> Int) {
        gauges.withLock { $0 = (connections, requests) }
    }

    /// How many connections there are.
    var connections: Int { gauges.withLock { $0 }.connections() }
    /// How many requests are being answered.
    var requests: Int { gauges.withLock { $0 }.requests() }

    /// Notes a request that is over.
    func note(_ kind: Kind, microseconds: Int64) {
        counts.withLock { $0[kind, default: 0] += 1 }
        let histogram = times.withLock { times in
            if let known = times[kind.route] { return known }
            let made = Histogram()
            times[kind.route] = made
            return made
        }
        histogram.add(microseconds)
    }

    /// How many of each kind there were, in a settled order.
    var readings: [(kind: Kind, count: Int)] {
        counts.withLock { $0 }.map { (kind: $0.key, count: $0.value) }.sorted {
            ($0.kind.route, $0.kind.method, $0.kind.status) < ($1.kind.route, $1.kind.method, $1.kind.status)
        }
    }

    /// How long those of each route took.
    var durations: [(route: String, reading: Histogram.Reading)] {
        times.withLock { $0 }.map { (route: $0.key, reading: $0.value.reading) }.sorted { $0.route < $1.route }
    }
}

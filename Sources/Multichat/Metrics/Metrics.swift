import Synchronization

/// What the stores of a process did: counts, latencies, errors.
///
/// A store notes to it where its configuration has one; without one nothing is measured and nothing costs.
///
///     let metrics = Metrics()
///     let store = try SQLiteStore(path: "chats.db", configuration: StoreConfiguration(metrics: metrics))
///     print(PrometheusText(metrics).text)
public final class Metrics: Sendable {
    /// What was called, and how long it took, in microseconds.
    let operations: [Histogram]
    /// How long commits took, in microseconds.
    public let commits = Histogram()
    /// How many writers shared a commit.
    public let commitSizes = Histogram()
    /// How many entries were in appends that succeeded.
    public let entries = Counter()
    /// How often a file's data was made durable by an append.
    public let syncs = Counter()
    /// How often a session was found in a store's memory when it was written.
    public let cacheHits = Counter()
    /// How often it was not.
    public let cacheMisses = Counter()
    let errors: [Counter]
    let slow: SlowLimit?

    /// Makes metrics that count from nothing.
    ///
    /// - Parameter slow: what is told of operations that take long.
    public init(slow: SlowLimit? = nil) {
        operations = Operation.allCases.map { _ in Histogram() }
        errors = ErrorCode.allCases.map { _ in Counter() }
        self.slow = slow
    }

    /// What a store does for its callers.
    public enum Operation: Int, Sendable, CaseIterable {
        /// Storing a batch.
        case append
        /// Reading a page of entries.
        case entries
        /// Reading the newest values of keys.
        case latest
        /// Reading a session.
        case session
        /// Reading a page of sessions.
        case sessions
        /// Looking something up in the search index.
        case search
        /// Removing what is expired.
        case sweep

        /// The name in reports.
        public var name: String { "\(self)" }
    }

    /// The latencies of an operation, in microseconds.
    public subscript(operation: Operation) -> Histogram { operations[operation.rawValue] }

    /// How often operations failed with a code.
    public subscript(code: ErrorCode) -> Counter { errors[Self.place[code] ?? 0] }

    private static let place = Dictionary(uniqueKeysWithValues: ErrorCode.allCases.enumerated().map { ($1, $0) })

    /// Notes whether a session that is written was in memory.
    public func lookedUp(_ isKnown: Bool) { (isKnown ? cacheHits : cacheMisses).add() }

    /// Notes a commit.
    public func committed(_ size: Int, since start: Int64) {
        commits.add(Platform.monotonicMicroseconds() - start)
        commitSizes.add(Int64(size))
    }
}

/// A number that only grows; any thread may add at any time.
public final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    /// Makes a counter at nothing.
    public init() {}

    /// Counts some more.
    public func add(_ more: Int = 1) { count.wrappingAdd(more, ordering: .relaxed) }

    /// How much was counted.
    public var value: Int { count.load(ordering: .relaxed) }
}

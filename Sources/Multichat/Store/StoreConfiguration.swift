/// What a store is given from outside: time, randomness and limits.
public struct StoreConfiguration: Sendable {
    /// The clock: microseconds since 1970, UTC.
    public var clock: @Sendable () -> Timestamp
    /// A source of random words, for salts and ids.
    public var random: @Sendable () -> UInt64
    /// The greatest size and depth of a body.
    public var limits: JSONLimits
    /// The greatest number of entries in one append.
    public var maximumBatch: Int
    /// What the store notes its work to; `nil` measures nothing.
    public var metrics: Metrics?
    /// Random words that a store has drawn and not used; copies of the configuration share them.
    package let spareWords = SpareWords()

    /// Makes a configuration; without arguments, the system's clock and randomness and the standard limits.
    public init(
        clock: @escaping @Sendable () -> Timestamp = { Platform.now() },
        random: @escaping @Sendable () -> UInt64 = { Platform.randomWord() },
        limits: JSONLimits = .standard, maximumBatch: Int = 100_000, metrics: Metrics? = nil
    ) {
        self.clock = clock
        self.random = random
        self.limits = limits
        self.maximumBatch = maximumBatch
        self.metrics = metrics
    }

    /// A random salt.
    public func salt() -> Salt { Salt(random(), random()) }
}

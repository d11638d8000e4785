/// How a hybrid store joins its two stores.
public struct HybridOptions: Sendable, Equatable {
    /// Which store answers an append.
    public enum Mode: String, Sendable, CaseIterable {
        /// The durable one; the hot one follows.
        case writeThrough = "write-through"
        /// The hot one; the durable one follows.
        case writeBehind = "write-behind"
    }

    /// Which store answers an append.
    public var mode = Mode.writeThrough
    /// How long the hot copy of a session is kept that nobody appends to, in microseconds.
    public var lifetime: Int64 = 3_600_000_000
    /// How long entries wait for others before they are copied to the other store, in microseconds.
    public var flushInterval: Int64 = 100_000
    /// How often the archive is brought up to date, in microseconds.
    public var archiveInterval: Int64 = 3_600_000_000
    /// The greatest number of entries, or of sessions in write-through, that wait to be copied.
    public var queueLimit = 10_000
    /// The greatest number of bytes of bodies that wait to be copied.
    public var queueBytes = 64 << 20
    /// How long an append waits for room in the queue, in microseconds.
    public var patience: Int64 = 5_000_000
    /// A session with more entries isn't copied whole to the hot store in write-through; one that is there goes on.
    public var fillLimit = 50_000
    /// After so many failures one after the other the hot store is left alone.
    public var failureLimit = 3
    /// How long it is left alone at first, in microseconds; doubled with every failed probe, up to 30 s.
    public var cooldown: Int64 = 1_000_000

    /// The standard: write-through, an hour, 100 ms.
    public init() {}
}

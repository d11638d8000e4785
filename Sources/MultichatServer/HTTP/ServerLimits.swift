/// What a client may take of a server.
public struct ServerLimits: Sendable {
    /// The greatest size of a request's first line and header, in bytes.
    public var headerBytes = 16 << 10
    /// The greatest size of a body, in bytes; imports have none.
    public var bodyBytes = 8 << 20
    /// How deep a body's JSON may nest.
    public var depth = 64
    /// How long a header may take to come, in microseconds.
    public var headerTime: Int64 = 10_000_000
    /// How long nothing may happen on a connection, in microseconds.
    public var idleTime: Int64 = 60_000_000
    /// The least speed of a body that comes, and of an answer that is taken, in bytes a second.
    public var leastSpeed = 1024
    /// The greatest number of connections.
    public var connections = 20_000
    /// The greatest number of requests that wait for a thread.
    public var waiting = 1000

    /// How long a stream of events is quiet at most, in microseconds: then it says that it is alive.
    public var heartbeat: Int64 = 15_000_000
    /// How long a reader of events may take over a piece of at most 64 of them, in microseconds.
    public var slowTime: Int64 = 20_000_000
    /// The greatest number of exports at once.
    public var streams = 16

    /// How many bytes of answers are kept for those who read the same again.
    public var cacheBytes = 32 << 20

    /// How many requests each key may make; `nil` lets it make any number.
    public var rate: Rate?

    /// How many requests without a valid key are answered as such to one address; behind them it is told to wait.
    public var failureRate = Rate(10, every: 10_000_000)

    /// The limits that serve most.
    public init() {}

    /// How long so many bytes may take, in microseconds.
    func time(for bytes: Int) -> Int64 { Int64(bytes) * 1_000_000 / Int64(max(leastSpeed, 1)) }
}

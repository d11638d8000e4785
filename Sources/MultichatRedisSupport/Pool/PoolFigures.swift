/// How a pool stands, for monitoring.
public struct PoolFigures: Sendable, Equatable {
    /// Connections that are open or being opened.
    public var open = 0
    /// Those among them that nobody uses.
    public var idle = 0
    /// Callers that wait for one.
    public var waiting = 0
    /// Connections opened since the start.
    public var opened = 0
    /// Attempts that failed since the start.
    public var failed = 0
    /// Callers that waited in vain since the start.
    public var timeouts = 0

    /// A pool that was never used.
    public init() {}
}

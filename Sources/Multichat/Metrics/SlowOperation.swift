/// Which operations are slow, and who is told of them.
public struct SlowLimit: Sendable {
    /// From so many microseconds on.
    public var threshold: Int64
    /// Called on the thread that did the operation, once it is done; it must not use the store.
    public var tell: @Sendable (SlowOperation) -> Void

    /// Makes a limit.
    public init(_ threshold: Int64, tell: @escaping @Sendable (SlowOperation) -> Void) {
        self.threshold = threshold
        self.tell = tell
    }
}

/// An operation that took long: what it was, never what was said.
public struct SlowOperation: Sendable, Equatable {
    /// What was done.
    public var operation: Metrics.Operation
    /// The session concerned, if it was one.
    public var session: SessionReference?
    /// How many entries were stored.
    public var entries: Int
    /// How long it took.
    public var microseconds: Int64
    /// How it failed, if it did.
    public var error: ErrorCode?

    /// One line of a structured log: an object without white space.
    public func line(at time: Timestamp) -> JSON {
        var members: [JSONValue.Member] = [
            .init("time", .string(time.description)), .init("operation", .string(operation.name)),
            .init("microseconds", .integer(microseconds)),
        ]
        if let session {
            members.append(.init("session", .string(session.id.text)))
            members.append(.init("namespace", .string(session.namespace.text)))
        }
        if entries > 0 { members.append(.init("entries", .integer(entries))) }
        if let error { members.append(.init("error", .string(error.rawValue))) }
        return JSONValue.object(members).json
    }
}

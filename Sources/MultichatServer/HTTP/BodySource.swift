/// A body that is read piece by piece, as fast as the client takes it.
///
/// The calls come one at a time, on the thread of the connection: they must not wait for long.
protocol BodySource: AnyObject, Sendable {
    /// The next piece.
    ///
    /// - Parameter waker: what to wake once there is more, where the answer is `wait`.
    func next(_ waker: Waker) -> BodyPiece

    /// Nobody reads any more, or all was read.
    func close()
}

/// What a source has.
enum BodyPiece: Sendable {
    /// Some bytes, at least one.
    case bytes([UInt8])
    /// Nothing as yet: the connection rests until the waker is used.
    case wait
    /// Nothing any more.
    case end
    /// Something went wrong: the client is to notice that the body is not complete.
    case failure
}

/// Wakes a connection that rests; may be used from any thread, more than once, and too late.
///
/// A source must not hold a lock while it uses it that ``BodySource/next(_:)`` takes too.
struct Waker: Sendable {
    private let suspension: Suspension

    init(_ suspension: Suspension) { self.suspension = suspension }

    /// Has the source asked again.
    func wake() { suspension.wake() }
}

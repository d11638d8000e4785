import Dispatch
import Synchronization

/// A body that another thread writes while it is sent; the writer waits where the client is slower.
final class ByteStream: BodySource {
    private struct State {
        var pieces: [[UInt8]] = []
        var bytes = 0
        var waker: Waker?
        var isWriterWaiting = false
        var end: BodyPiece?
        var isClosed = false
    }

    /// Nobody reads any more.
    struct Closed: Error {}

    /// How many bytes are kept for a client that is slower.
    private static let capacity = 1 << 20

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)

    /// Adds bytes; waits while there are many that weren't taken.
    ///
    /// - Throws: ``Closed`` where nobody reads any more.
    func write(_ bytes: [UInt8]) throws {
        while true {
            let (isTaken, waker) = try state.withLock { state -> (Bool, Waker?) in
                if state.isClosed { throw Closed() }
                guard state.bytes < Self.capacity else {
                    state.isWriterWaiting = true
                    return (false, nil)
                }
                state.pieces.append(bytes)
                state.bytes += bytes.count
                return (true, state.waker.take())
            }
            waker?.wake()
            if isTaken { return }
            room.wait()
        }
    }

    /// That was all.
    func finish() { end(.end) }

    /// More will not come, though there should be more.
    func fail() { end(.failure) }

    func next(_ waker: Waker) -> BodyPiece {
        let (piece, signals) = state.withLock { state -> (BodyPiece, Bool) in
            guard !state.pieces.isEmpty else {
                if let end = state.end { return (end, false) }
                state.waker = waker
                return (.wait, false)
            }
            let bytes = state.pieces.removeFirst()
            state.bytes -= bytes.count
            defer { state.isWriterWaiting = false }
            return (.bytes(bytes), state.isWriterWaiting)
        }
        if signals { room.signal() }
        return piece
    }

    func close() {
        let signals = state.withLock { state in
            state.isClosed = true
            state.pieces = []
            defer { state.isWriterWaiting = false }
            return state.isWriterWaiting
        }
        if signals { room.signal() }
    }

    private func end(_ piece: BodyPiece) {
        let waker = state.withLock { state in
            state.end = piece
            return state.waker.take()
        }
        waker?.wake()
    }
}

import CMicroHTTPD
import Synchronization

/// Lets a connection rest without holding a thread until somebody wakes it.
///
/// The library must not be told to resume a connection that is not suspended, nor be stopped while one is: here is
/// known which it is.
final class Suspension: @unchecked Sendable {
    private struct State {
        var isResting = false
        var isWoken = false
        var isOver = false
        var isStopping = false
    }

    // The library's own handle, used only before the request is over, which the lock guards.
    private let connection: OpaquePointer
    private let state = Mutex(State())

    /// For the connection of a request.
    init(_ connection: OpaquePointer) { self.connection = connection }

    /// Whether the server stops, so that nothing rests any more.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// Lets the connection rest; answers `false` where it was woken meanwhile, or must not rest any more.
    ///
    /// Called on the connection's thread, while the library waits for the answer of a callback.
    func rest() -> Bool {
        state.withLock { state in
            guard !state.isWoken, !state.isStopping else {
                state.isWoken = false
                return false
            }
            state.isResting = true
            MHD_suspend_connection(connection)
            return true
        }
    }

    /// Has the library go on with the connection.
    func wake() { state.withLock { wake(&$0) } }

    /// Wakes it for good.
    func stop() {
        state.withLock { state in
            state.isStopping = true
            wake(&state)
        }
    }

    /// The request is over: nothing is done any more.
    func end() { state.withLock { $0.isOver = true } }

    private func wake(_ state: inout State) {
        guard !state.isOver else { return }
        guard state.isResting else {
            state.isWoken = true
            return
        }
        state.isResting = false
        MHD_resume_connection(connection)
    }
}

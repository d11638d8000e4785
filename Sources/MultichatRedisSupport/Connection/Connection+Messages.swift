extension Connection {
    /// Waits for what the server sends unasked; a fault leaves the connection to be closed by the caller.
    func message(until deadline: MonotonicTime) throws(Fault) -> Reply { try receive(until: deadline) }

    /// Ends the waiting of another thread; the connection must not be closed yet.
    func interrupt() { transport.interrupt() }
}

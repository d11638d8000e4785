/// Carries bytes to a server and back; one thread at a time may use it.
protocol Transport: AnyObject {
    /// Sends all the bytes.
    func send(_ bytes: UnsafeRawBufferPointer, until deadline: MonotonicTime) throws(Fault)

    /// Waits for bytes and answers how many have come, at least one.
    func receive(into buffer: UnsafeMutableRawBufferPointer, until deadline: MonotonicTime) throws(Fault) -> Int

    /// Whether nothing has come unasked and the server hasn't closed the connection, as far as is known here.
    var isQuiet: Bool { get }

    /// Makes whoever waits for bytes, now or later, see the end of the connection; any thread may call it as long as the
    /// connection isn't closed.
    func interrupt()

    /// Closes the connection; again is harmless.
    func close()
}

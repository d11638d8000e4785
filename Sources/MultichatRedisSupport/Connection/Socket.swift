import CHiredis

/// A connected socket that doesn't block.
final class Socket: Transport {
    private var descriptor: Int32
    private var promptness = Promptness()

    /// Takes over a connected descriptor.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close() }

    func send(_ bytes: UnsafeRawBufferPointer, until deadline: MonotonicTime) throws(Fault) {
        var rest = bytes
        do {
            while !rest.isEmpty {
                let sent = multichat_redis_send(descriptor, rest.baseAddress, rest.count)
                if sent >= 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest[sent...])
                } else if try mustWait() {
                    try Self.wait(for: descriptor, writing: true, until: deadline)
                }
            }
        } catch {
            throw rest.count < bytes.count ? error.reached() : error
        }
    }

    func receive(into buffer: UnsafeMutableRawBufferPointer, until deadline: MonotonicTime) throws(Fault) -> Int {
        var patience = promptness.patience
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 {
                promptness.note(patience)
                return count
            }
            guard count < 0 else { throw Fault(.lost, "it closed the connection") }
            if try mustWait(), patience.isOver() {
                try Self.wait(for: descriptor, writing: false, until: deadline)
            }
        }
    }

    var isQuiet: Bool { descriptor >= 0 && multichat_redis_poll(descriptor, 0, 0) == 0 }

    func interrupt() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    func close() {
        guard descriptor >= 0 else { return }
        _ = CHiredis.close(descriptor)
        descriptor = -1
    }

    /// Whether the last call has to wait rather than just be repeated.
    private func mustWait() throws(Fault) -> Bool {
        let number = multichat_redis_errno()
        guard number == EAGAIN || number == EWOULDBLOCK || number == EINTR else { throw Fault.system(.lost, number) }
        return number != EINTR
    }

    /// Waits until a socket can be read or written.
    static func wait(for descriptor: Int32, writing: Bool, until deadline: MonotonicTime) throws(Fault) {
        while true {
            let left = deadline.millisecondsLeft
            let ready = multichat_redis_poll(descriptor, writing ? 1 : 0, left)
            if ready > 0 { return }
            let number = multichat_redis_errno()
            guard ready == 0 || number == EINTR else { throw Fault.system(.lost, number) }
            guard left > 0 else { throw Fault(.timeout, "it does not answer in time") }
        }
    }
}

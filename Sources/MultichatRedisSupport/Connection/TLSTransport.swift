import COpenSSLTLS

/// TLS over a socket.
///
/// OpenSSL works on buffers in memory; only the socket below waits, with deadlines and without signals.
final class TLSTransport: Transport {
    private let socket: Socket
    let session: OpaquePointer
    /// What has come and isn't decrypted yet; belongs to the session.
    private let incoming: OpaquePointer
    /// What is encrypted and isn't sent yet; belongs to the session.
    private let outgoing: OpaquePointer
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 * 1024, alignment: 16)

    /// Shakes hands over a connected socket.
    ///
    /// - Parameter host: whom the certificate must name, and whom the server is asked for.
    init(_ socket: Socket, _ context: TLSContext, host: String, until deadline: MonotonicTime) throws(Fault) {
        guard let session = SSL_new(context.context), let incoming = multichat_tls_buffer(),
            let outgoing = multichat_tls_buffer()
        else { throw Fault(.refused, "OpenSSL can't start TLS") }
        self.socket = socket
        self.session = session
        self.incoming = incoming
        self.outgoing = outgoing
        SSL_set_bio(session, incoming, outgoing)
        SSL_set_connect_state(session)
        expect(host)
        try shakeHands(until: deadline)
    }

    deinit {
        SSL_free(session)
        buffer.deallocate()
    }

    var isQuiet: Bool { SSL_pending(session) == 0 && socket.isQuiet }

    func close() {
        SSL_shutdown(session)
        // The other side may be gone: what can't be sent at once isn't.
        try? flush(until: MonotonicTime(nanoseconds: 0))
        ERR_clear_error()
        socket.close()
    }

    func interrupt() { socket.interrupt() }

    func send(_ bytes: UnsafeRawBufferPointer, until deadline: MonotonicTime) throws(Fault) {
        var start = 0
        while start < bytes.count {
            // Records of a bounded size, so that the encrypted copy of a large command stays small.
            let count = min(bytes.count - start, 64 * 1024)
            let written = SSL_write(session, bytes.baseAddress?.advanced(by: start), Int32(count))
            guard written > 0 else { throw start > 0 ? failure(written).reached() : failure(written) }
            start += Int(written)
            do throws(Fault) { try flush(until: deadline) } catch { throw start > count ? error.reached() : error }
        }
    }

    func receive(into target: UnsafeMutableRawBufferPointer, until deadline: MonotonicTime) throws(Fault) -> Int {
        while true {
            let count = SSL_read(session, target.baseAddress, Int32(clamping: target.count))
            if count > 0 { return Int(count) }
            guard SSL_get_error(session, count) == SSL_ERROR_WANT_READ else { throw failure(count) }
            try flush(until: deadline)
            try fill(until: deadline)
        }
    }

    /// Sends what is encrypted.
    func flush(until deadline: MonotonicTime) throws(Fault) {
        var bytes: UnsafePointer<CChar>?
        let count = multichat_tls_pending(outgoing, &bytes)
        guard count > 0 else { return }
        defer { multichat_tls_clear(outgoing) }
        try socket.send(UnsafeRawBufferPointer(start: bytes, count: count), until: deadline)
    }

    /// Waits for encrypted bytes.
    func fill(until deadline: MonotonicTime) throws(Fault) {
        let count = try socket.receive(into: buffer, until: deadline)
        guard BIO_write(incoming, buffer.baseAddress, Int32(count)) == Int32(count) else {
            throw Fault(.lost, "memory is short")
        }
    }

    private func failure(_ result: Int32) -> Fault {
        defer { ERR_clear_error() }
        let isClosed = SSL_get_error(session, result) == SSL_ERROR_ZERO_RETURN
        return Fault(.lost, isClosed ? "it closed the connection" : "TLS failed (\(reason))")
    }
}

import COpenSSLTLS

/// TLS over a socket.
///
/// OpenSSL works on buffers in memory; only the socket below waits, with deadlines and without signals.
final class TLSTransport: Transport {
    private let socket: Socket
    private let session: OpaquePointer
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
    private func flush(until deadline: MonotonicTime) throws(Fault) {
        var bytes: UnsafePointer<CChar>?
        let count = multichat_tls_pending(outgoing, &bytes)
        guard count > 0 else { return }
        defer { multichat_tls_clear(outgoing) }
        try socket.send(UnsafeRawBufferPointer(start: bytes, count: count), until: deadline)
    }

    /// Waits for encrypted bytes.
    private func fill(until deadline: MonotonicTime) throws(Fault) {
        let count = try socket.receive(into: buffer, until: deadline)
        guard BIO_write(incoming, buffer.baseAddress, Int32(count)) == Int32(count) else {
            throw Fault(.lost, "memory is short")
        }
    }
}

extension TLSTransport {
    /// Asks for a host and requires a certificate for it: by address where it is one, otherwise by name.
    private func expect(_ host: String) {
        guard X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host) != 1 else { return }
        ERR_clear_error()
        SSL_set1_host(session, host)
        _ = multichat_tls_server_name(session, host)
    }

    private func shakeHands(until deadline: MonotonicTime) throws(Fault) {
        while true {
            let result = SSL_do_handshake(session)
            do throws(Fault) {
                try flush(until: deadline)
                if result == 1 { return }
                guard SSL_get_error(session, result) == SSL_ERROR_WANT_READ else { throw refusal() }
                try fill(until: deadline)
            } catch {
                throw Self.ofHandshake(error)
            }
        }
    }

    /// A connection that ends while hands are shaken says most often that the other side speaks no TLS.
    private static func ofHandshake(_ fault: Fault) -> Fault {
        guard fault.kind == .lost else { return Fault(fault.kind, fault.words, hint: fault.hint) }
        return Fault(
            .unreachable, "it closed the connection during the TLS handshake", hint: "Check that this port speaks TLS.")
    }

    private func refusal() -> Fault {
        defer { ERR_clear_error() }
        let verdict = SSL_get_verify_result(session)
        guard verdict == X509_V_OK else {
            let words = String(cString: X509_verify_cert_error_string(verdict))
            return Fault(
                .refused, "its TLS certificate is not accepted (\(words))",
                hint: "Use the name that the certificate was made for, and give its authority: ?ca=PATH.")
        }
        return Fault(.refused, "the TLS handshake failed (\(reason))", hint: "Check that this port speaks TLS.")
    }

    private func failure(_ result: Int32) -> Fault {
        defer { ERR_clear_error() }
        let isClosed = SSL_get_error(session, result) == SSL_ERROR_ZERO_RETURN
        return Fault(.lost, isClosed ? "it closed the connection" : "TLS failed (\(reason))")
    }

    /// OpenSSL's words for the last error of this thread.
    private var reason: String {
        guard let words = ERR_reason_error_string(ERR_peek_last_error()) else { return "no reason is given" }
        return String(cString: words)
    }
}

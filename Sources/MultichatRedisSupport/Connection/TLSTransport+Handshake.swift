import COpenSSLTLS

extension TLSTransport {
    /// Asks for a host and requires a certificate for it: by address where it is one, otherwise by name.
    func expect(_ host: String) {
        guard X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host) != 1 else { return }
        ERR_clear_error()
        SSL_set1_host(session, host)
        _ = multichat_tls_server_name(session, host)
    }

    /// Shakes hands.
    func shakeHands(until deadline: MonotonicTime) throws(Fault) {
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

    /// A connection that ends, or is silent, while hands are shaken says most often that the other side speaks no TLS.
    private static func ofHandshake(_ fault: Fault) -> Fault {
        let hint = fault.hint ?? "Check that this port speaks TLS."
        guard fault.kind == .lost else { return Fault(fault.kind, fault.words, hint: hint) }
        return Fault(.unreachable, "it closed the connection during the TLS handshake", hint: hint)
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

    /// OpenSSL's words for the last error of this thread.
    var reason: String {
        guard let words = ERR_reason_error_string(ERR_peek_last_error()) else { return "no reason is given" }
        return String(cString: words)
    }
}

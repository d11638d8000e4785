import COpenSSLTLS

// OpenSSL's contexts count their references with atomics, and this one isn't changed after its making.
/// Which certificates are trusted.
final class TLSContext: @unchecked Sendable {
    let context: OpaquePointer

    /// Trusts the authorities of a file in PEM form, or the system's.
    init(authorities: String?) throws(Fault) {
        guard let context = SSL_CTX_new(TLS_client_method()) else { throw Fault(.refused, "OpenSSL can't start TLS") }
        self.context = context
        multichat_tls_at_least_1_2(context)
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
        if let authorities {
            guard SSL_CTX_load_verify_locations(context, authorities, nil) == 1 else {
                ERR_clear_error()
                throw Fault(
                    .refused, "the file of certificate authorities can't be read",
                    hint: "Give the path of a PEM file: ?ca=PATH.")
            }
        } else {
            SSL_CTX_set_default_verify_paths(context)
        }
    }

    deinit { SSL_CTX_free(context) }
}

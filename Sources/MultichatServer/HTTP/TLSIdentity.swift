import CMicroHTTPD

/// What a server proves itself with.
struct TLSIdentity: Sendable {
    /// The certificate with its chain, PEM.
    let certificate: String
    /// The private key, PEM.
    let key: String

    /// Calls the closure with the library's options, whose texts live for as long.
    static func withOptions<Result>(
        _ identity: TLSIdentity?, _ body: ([MHD_OptionItem]) throws -> Result
    ) rethrows -> Result {
        guard let identity else { return try body([]) }
        return try identity.certificate.withCString { certificate in
            try identity.key.withCString { key in
                try priorities.withCString { priorities in
                    try body([
                        multichat_http_text(.HTTPS_MEM_CERT, certificate),
                        multichat_http_text(.HTTPS_MEM_KEY, key),
                        multichat_http_text(.HTTPS_PRIORITIES, priorities),
                    ])
                }
            }
        }
    }

    /// TLS 1.2 and 1.3.
    private static let priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"
}

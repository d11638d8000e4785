/// What a browser may do with the documentation: run and load what lies beside it.
enum DocumentationPolicy {
    /// The fields of the header.
    static let headers = [
        (name: "Content-Security-Policy", value: content),
        (name: "Referrer-Policy", value: "no-referrer"),
        (name: "Cross-Origin-Opener-Policy", value: "same-origin"),
        (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    ]

    /// The renderer of the reference sets styles as it draws; scripts stand in files alone.
    private static let content = [
        "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "connect-src 'self'",
        "img-src 'self' data:", "font-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
}

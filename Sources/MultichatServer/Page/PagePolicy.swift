/// What a browser may do with the page: only what it loads from this server, and nothing that stands in a message.
enum PagePolicy {
    /// The fields of the header.
    static let headers = [
        (name: "Content-Security-Policy", value: content),
        (name: "Referrer-Policy", value: "no-referrer"),
        (name: "Cross-Origin-Opener-Policy", value: "same-origin"),
        (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    ]

    /// Everything but own files is forbidden; text can't become markup or script.
    private static let content = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'",
        "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'",
    ].joined(separator: "; ")
}

/// What a browser may do with what it is shown.
enum BrowserPolicy {
    /// The page: it loads files of this server alone, and text can't become markup or script.
    static let page = headers(
        "style-src 'self'", "img-src 'self'", "require-trusted-types-for 'script'")

    /// The documentation: the renderer of the reference sets styles as it draws; scripts stand in files alone.
    static let documentation = headers(
        "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'")

    /// The fields of the header; nothing is allowed but own scripts, connections to this server and what is named.
    private static func headers(_ rules: String...) -> [(name: String, value: String)] {
        let common = [
            "default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'",
            "base-uri 'none'", "form-action 'none'",
        ]
        return [
            ("Content-Security-Policy", (common + rules).joined(separator: "; ")),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
    }
}

import Multichat

/// Where a server answers: `http://HOST[:PORT]`.
struct ServerURL: Equatable {
    /// The name or address.
    var host: String
    /// The port; 7750 where none is given.
    var port: Int

    /// Reads a URL.
    ///
    /// - Throws: ``UsageError`` that says what is wrong.
    init(_ text: String) throws {
        guard let rest = Self.rest(of: text, behind: "http://") else {
            let isSecret = Self.rest(of: text, behind: "https://") != nil
            throw UsageError(
                isSecret
                    ? "--server takes no https:// here." : "--server must be http://HOST:PORT.",
                hint: isSecret ? "Run the command on the server's machine, or through a tunnel (ssh -L)." : nil)
        }
        let place = rest.prefix { $0 != "/" }
        guard rest.dropFirst(place.count).allSatisfy({ $0 == "/" }) else {
            throw UsageError("--server takes no path behind the host.")
        }
        // An IPv6 address stands in brackets.
        let name = place.first == "[" ? place.prefix { $0 != "]" } + "]" : place.prefix { $0 != ":" }
        let tail = place.dropFirst(name.count)
        host = name.first == "[" ? String(name.dropFirst().dropLast()) : String(name)
        port = tail.isEmpty ? 7750 : Int(tail.dropFirst()) ?? 0
        guard !host.isEmpty, (1..<65_536).contains(port), tail.isEmpty || tail.first == ":" else {
            throw UsageError("--server must be http://HOST:PORT.")
        }
    }

    /// What stands in a request's `Host`.
    var authority: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    private static func rest(of text: String, behind scheme: String) -> Substring? {
        text.lowercased().hasPrefix(scheme) ? text.dropFirst(scheme.count) : nil
    }
}

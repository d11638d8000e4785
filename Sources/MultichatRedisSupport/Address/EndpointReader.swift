import Multichat

/// Reads hosts with ports.
enum EndpointReader {
    /// Reads a list of `host`, `host:port` and `[address]:port`, with commas in between.
    ///
    /// - Parameter port: the port of those that name none.
    static func list(_ text: Substring, port: Int) throws(MultichatError) -> [Endpoint] {
        guard !text.isEmpty else { throw RedisURLParts.invalid("lacks a host", "Write redis://HOST:PORT.") }
        var endpoints: [Endpoint] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            endpoints.append(try one(word, port: port))
        }
        return endpoints
    }

    private static func one(_ text: Substring, port: Int) throws(MultichatError) -> Endpoint {
        let (host, digits) = text.hasPrefix("[") ? try bracketed(text) : try plain(text)
        let name = try PercentCoding.decode(host, "Redis URL's host")
        guard !name.isEmpty else { throw noHost }
        guard let digits else { return .tcp(host: name, port: port) }
        guard let number = Int(digits), (1...65535).contains(number) else {
            throw RedisURLParts.invalid("has a port that is no number from 1 to 65535", "Write HOST:6379.")
        }
        return .tcp(host: name, port: number)
    }

    /// The parts of `[address]` and `[address]:port`.
    private static func bracketed(_ text: Substring) throws(MultichatError) -> (Substring, Substring?) {
        guard let closing = text.lastIndex(of: "]") else { throw noHost }
        let rest = text[closing...].dropFirst()
        guard rest.isEmpty || rest.hasPrefix(":") else { throw noHost }
        return (text[..<closing].dropFirst(), rest.isEmpty ? nil : rest.dropFirst())
    }

    /// The parts of `host` and `host:port`.
    private static func plain(_ text: Substring) throws(MultichatError) -> (Substring, Substring?) {
        guard !text.contains("]") else { throw noHost }
        guard let colon = text.lastIndex(of: ":") else { return (text, nil) }
        guard !text[..<colon].contains(":") else { throw noHost }
        return (text[..<colon], text[colon...].dropFirst())
    }

    private static var noHost: MultichatError {
        RedisURLParts.invalid(
            "has a host that can't be read", "Write HOST:PORT, and an IPv6 address as [ADDRESS]:PORT.")
    }
}

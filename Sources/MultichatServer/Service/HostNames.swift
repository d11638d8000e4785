/// The names that a server answers to.
///
/// A page of another site can make a browser send requests to a server on loopback under a name of its own that leads
/// there; such a name is none of these.
struct HostNames: Sendable {
    private let names: Set<String>

    init(_ configuration: ServerConfiguration) {
        names = Set(["localhost", "127.0.0.1", "[::1]", Self.name(configuration.host)])
            .union(configuration.allowedHosts.map(Self.name))
    }

    /// Whether a request to `NAME` or `NAME:PORT` is meant for this server.
    func isOwn(host: String) -> Bool { names.contains(Self.withoutPort(host)) }

    /// Whether a page comes from this server, or from one of its names on the same port.
    func isOwn(origin: String, isSecure: Bool, host: String?) -> Bool {
        let scheme = isSecure ? "https://" : "http://"
        guard origin.hasPrefix(scheme) else { return false }
        let authority = String(origin.dropFirst(scheme.count))
        guard isOwn(host: authority) else { return false }
        return host.map { Self.port(of: $0) == Self.port(of: authority) } ?? false
    }

    /// A host in lower case; an address of IPv6 stands in brackets.
    private static func name(_ host: String) -> String {
        let host = host.lowercased()
        return host.contains(":") && host.first != "[" ? "[\(host)]" : host
    }

    private static func withoutPort(_ host: String) -> String {
        let host = host.lowercased()
        if host.first == "[" { return String(host.prefix { $0 != "]" }) + "]" }
        return String(host.prefix { $0 != ":" })
    }

    private static func port(of host: String) -> Substring { host.lowercased().dropFirst(withoutPort(host).count) }
}

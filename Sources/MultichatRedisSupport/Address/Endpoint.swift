/// Where a server listens.
public enum Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// A host, by name or address, and a port.
    case tcp(host: String, port: Int)
    /// The path of a Unix socket.
    case unix(path: String)

    /// The name of the host, or `localhost` for a Unix socket.
    public var host: String {
        guard case .tcp(let host, _) = self else { return "localhost" }
        return host
    }

    /// `host:port`, with an IPv6 address in brackets, or the path.
    public var description: String {
        switch self {
        case .tcp(let host, let port): host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): path
        }
    }
}

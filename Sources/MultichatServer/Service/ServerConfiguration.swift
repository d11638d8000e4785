import Multichat

/// How a server is set up.
public struct ServerConfiguration: Sendable {
    /// The host to listen on: a name or an address.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 takes a free one.
    public var port = 0
    /// Further names that requests may be sent to, besides the host and those of loopback.
    public var allowedHosts: Set<String> = []
    /// A socket that listens already, as systemd hands it over; used instead of host and port.
    public var socket: Int32?
    /// The certificate with its chain and the private key, PEM; without them, plain HTTP is spoken.
    public var certificate: (chain: String, key: String)?
    /// How many threads answer.
    public var threads = 4
    /// What a client may take.
    public var limits = ServerLimits()
    /// The namespace of requests that name none.
    public var namespace = Namespace.standard
    /// What tells about the store: its URL without a password.
    public var storeName = ""
    /// The version that is told.
    public var version = ""
    /// Where the search index of a namespace lies; without a place, search and ranking by words are not there.
    public var indexPath: @Sendable (Namespace) throws -> String? = { _ in nil }
    /// Examines the machine, the store and its settings.
    public var examine: @Sendable () -> HealthReport = { HealthReport() }
    /// The folder of the documentation that `/docs` shows, as `make docs` builds it; `nil` where there is none.
    public var documentation: String?
    /// What the store notes its work to.
    public var metrics: Metrics?

    /// Whether requests need a key even before the store has one.
    public var requiresKey = false
    /// The file that gets a line for each request; none is written where it is `nil`.
    public var auditPath: String?
    /// What rates are measured by: microseconds that never go back.
    public var monotonicClock: @Sendable () -> Int64 = { Platform.monotonicMicroseconds() }

    /// A server on loopback, at a free port.
    public init() {}
}

/// How to talk to servers, and which keys are ours.
public struct RedisOptions: Sendable, Equatable {
    /// The user; none means the server's default user.
    public var user: String?
    /// The password.
    public var password: Secret?
    /// The number of the database.
    public var database = 0
    /// Whether the connections are encrypted.
    public var isEncrypted = false
    /// A PEM file of the certificate authorities to trust in place of the system's.
    public var authorities: String?
    /// What the name of every key begins with.
    public var prefix = "mc"
    /// How many replicas should confirm an append.
    public var replicasToWaitFor = 0
    /// Whether a server that evicts keys will do, because it is only a cache.
    public var isCache = false
    /// The longest time for a connection to come about.
    public var connectTimeout = Nanoseconds.seconds(2)
    /// The longest time for a call, its retries and redirections included.
    public var timeout = Nanoseconds.seconds(10)
    /// The greatest number of connections to one server.
    public var poolSize = 16
    /// How long a connection may be unused before it is closed.
    public var idleTimeout = Nanoseconds.seconds(300)
    /// How long a connection may be unused before it is tried with a PING.
    public var idleCheck = Nanoseconds.seconds(30)
    /// The name that `CLIENT LIST` shows.
    public var clientName = "multichat"

    /// The standard: no password, no encryption, the prefix `mc`.
    public init() {}
}

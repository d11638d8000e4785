/// The root that users hold: one tenant's sessions in a store.
///
///     let swarm = Swarm(try SQLiteStore(path: "chats.db"))
///     let chat = try swarm.start(topic: "Release", with: ["Agent-1", "Agent-2"])
///     try chat.post("Ready?", from: "Agent-1", to: ["Agent-2"])
///     for entry in try chat.messages(last: 50) { print(entry.sequence, entry.body) }
public struct Swarm: Sendable {
    /// Where the sessions live.
    public let store: any Store
    /// The tenant whose sessions these are.
    public let namespace: Namespace
    /// Who is known to find messages that are addressed to it.
    let addresses = AddressBook()
    /// What tells followers of the store's sessions; copies of the swarm share it.
    public let feed: Feed

    /// Makes the root of a store's namespace.
    public init(_ store: any Store, namespace: Namespace = .standard) {
        self.init(store, namespace: namespace, feed: Feed(store))
    }

    /// Makes the root of a store's namespace that follows by a feed of that store, which others may share.
    public init(_ store: any Store, namespace: Namespace, feed: Feed) {
        self.store = store
        self.namespace = namespace
        self.feed = feed
    }

    /// Starts a session and answers its chat; durable when it returns.
    ///
    /// - Parameters:
    ///   - id: the session's id; a new one where it is `nil`.
    ///   - topic: what it is about.
    ///   - agents: who is in from the start.
    ///   - labels: free names and values.
    ///   - expiry: when it is gone.
    /// - Throws: ``MultichatError``: `conflict` where the id is taken, `invalid`.
    @discardableResult
    public func start(
        _ id: SessionID? = nil, topic: String? = nil, with agents: [AgentID] = [], labels: [String: String] = [:],
        expiry: Expiry? = nil
    ) throws -> Chat {
        var new = NewSession(reference(id ?? SessionID(unchecked: newID())))
        new.topic = topic
        new.participants = agents
        new.labels = labels
        new.expiry = expiry
        _ = try store.create(new)
        return Chat(self, new.reference)
    }

    /// The chat of a session; whether it exists shows when it is used.
    public func chat(_ id: SessionID) -> Chat { Chat(self, reference(id)) }

    /// A page of this namespace's sessions.
    public func sessions(_ query: SessionQuery = SessionQuery()) throws -> Page<Session> {
        var query = query
        query.namespace = namespace
        return try store.sessions(query)
    }

    /// Removes a session for good; answers whether there was one.
    @discardableResult
    public func delete(_ id: SessionID) throws -> Bool { try store.delete(reference(id)) }

    /// A new id: a UUID of version 7.
    public func newID() -> String {
        UUIDv7.make(at: store.configuration.clock(), random: store.configuration.random())
    }

    /// The one door for async callers: runs synchronous calls off the cooperative pool.
    ///
    ///     try await swarm.perform { try $0.chat("release").post("Done", from: "Agent-1") }
    public func perform<Result: Sendable>(_ work: @escaping @Sendable (Swarm) throws -> Result) async throws -> Result {
        try await OffPool.run { try work(self) }
    }

    func reference(_ id: SessionID) -> SessionReference { SessionReference(id, in: namespace) }
}

import Multichat
import MultichatRedisSupport
import Synchronization

/// Sessions on a Redis server or cluster, shared by any number of processes and machines.
///
///     let store = try RedisStore(RedisURL("redis://localhost:6379"))
///
/// An append is one script, which checks that the session is as the writer knew it. What an answer is worth depends on
/// how the server saves its data: Redis alone bounds what is lost with it, and is not durable.
public final class RedisStore: Restoring {
    /// The clock, randomness and limits.
    public let configuration: StoreConfiguration
    /// The servers.
    public let url: RedisURL
    let client: RedisClient
    let planners: PlannerPool
    let cache = RecordCache()
    private let isOpen = Atomic(true)

    /// Opens the store on servers, which are not asked anything yet.
    public init(_ url: RedisURL, configuration: StoreConfiguration = StoreConfiguration()) throws {
        self.url = url
        self.configuration = configuration
        client = try RedisClient(url)
        planners = PlannerPool(configuration)
    }

    /// Creates a session; a conflict where its id is taken.
    public func create(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        let log = try log(session.reference)
        let record = SessionRecord(session, token: token(), at: configuration.clock())
        try replacingExpired(log) { token in
            var command = LifeScripts.create.command(keys: 6, capacity: 1024)
            for key in log.keys.all + [log.keys.index.created, log.keys.index.updated] { command.append(key) }
            add(record, replacing: token, log.keys, to: &command)
            return try client.run(LifeScripts.create, command, key: log.keys.session).integer ?? 1
        }
        return record.state.session
    }

    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        guard let session = try log(reference).record()?.state.session else { return nil }
        return session.isExpired(at: configuration.clock()) ? nil : session
    }

    /// Deletes a session with its entries; whether it was there.
    public func delete(_ reference: SessionReference) throws -> Bool {
        let log = try log(reference)
        let session = try log.record()?.state.session
        cache[reference] = nil
        var command = LifeScripts.remove.command(keys: 6)
        for key in log.keys.all + [log.keys.index.created, log.keys.index.updated] { command.append(key) }
        command.append("")
        command.append(log.keys.member)
        let isRemoved = try client.run(LifeScripts.remove, command, key: log.keys.session).integer == 1
        return isRemoved && session.map { !$0.isExpired(at: configuration.clock()) } ?? false
    }

    /// Closes the store; a second time does nothing.
    public func close() throws {
        if isOpen.exchange(false, ordering: .acquiringAndReleasing) { client.close() }
    }

    /// The log of a session, or of its copy that isn't published yet.
    func log(_ reference: SessionReference, isStaged: Bool = false) throws -> RedisLog {
        guard isOpen.load(ordering: .acquiring) else { throw MultichatError.closed(url.description) }
        let keys = SessionKeys(reference, prefix: url.options.prefix, isStaged: isStaged)
        return RedisLog(client: client, keys: keys, session: reference)
    }

    /// Tells a new session from those that had its id before.
    ///
    /// It is no part of what is stored for users, so it takes nothing of the randomness that they gave.
    func token() -> String { String(Platform.randomWord(), radix: 36) + String(Platform.randomWord(), radix: 36) }
}

import Multichat
import MultichatRedisSupport
import Synchronization

/// Sessions on a Redis server or cluster, shared by any number of processes and machines.
///
///     let store = try RedisStore(RedisURL("redis://localhost:6379"))
///
/// An append is one script, which checks that the session is as the writer knew it. What an answer is worth depends on
/// how the server saves its data: Redis alone bounds what is lost with it, and is not durable; ``promises`` says how
/// much.
public final class RedisStore: Restoring {
    /// The clock, randomness and limits.
    public let configuration: StoreConfiguration
    /// The servers.
    public let url: RedisURL
    let client: RedisClient
    let planners: PlannerPool
    let cache = RecordCache()
    let submissions = SubmissionPool()
    let names: KeyTable
    /// Tells watches that the store is closed; what changes, the servers tell.
    let board = ChangeBoard()
    private let isOpen = Atomic(true)

    /// Opens the store and asks the servers what they promise.
    ///
    /// - Throws: ``MultichatError``: `unavailable` where a server can't be used, with its name and the cause;
    ///   `incompatible` where one is too old, or may drop keys when memory is short and the URL doesn't say that it is
    ///   only a cache.
    public init(_ url: RedisURL, configuration: StoreConfiguration = StoreConfiguration()) throws {
        self.url = url
        self.configuration = configuration
        client = try RedisClient(url)
        planners = PlannerPool(configuration)
        names = KeyTable(prefix: url.options.prefix)
        do {
            try ServerReports(client).check(url)
        } catch {
            client.close()
            throw error
        }
    }

    /// What the servers promise now.
    ///
    /// - Throws: ``MultichatError`` where one of them can't be asked.
    public var promises: RedisPromises {
        get throws {
            try requireOpen()
            return try ServerReports(client).promises(url, client.figures)
        }
    }

    /// Closes the store; a second time does nothing.
    public func close() throws {
        guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
        submissions.drain()
        board.tell(.closed)
        client.close()
    }

    /// Fails where the store was closed.
    func requireOpen() throws {
        guard isOpen.load(ordering: .acquiring) else { throw MultichatError.closed(url.description) }
    }

    /// The log of a session, or of its copy that isn't published yet.
    func log(_ reference: SessionReference, isStaged: Bool = false) throws -> RedisLog {
        try requireOpen()
        let keys = isStaged ? SessionKeys(copyOf: reference, prefix: url.options.prefix) : names[reference]
        return RedisLog(client: client, keys: keys, session: reference)
    }
}

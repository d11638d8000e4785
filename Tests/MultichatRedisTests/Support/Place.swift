import Multichat
import MultichatConformance
import MultichatRedisSupport
import TestSupport

@testable import MultichatRedis

/// A store on a server of its own, with a clock that stands still, and a client that looks behind the store.
struct Place {
    static let session = SessionReference("s")

    let server: RedisServer
    let store: RedisStore
    let client: RedisClient
    let clock = ManualClock()

    init(_ arguments: [String] = [], query: String = "") throws {
        server = try RedisServer(arguments)
        client = try server.client()
        let clock = clock
        store = try RedisStore(server.url(query), configuration: StoreConfiguration(clock: { clock.now }))
    }

    /// The names of the session's keys.
    var keys: SessionKeys { SessionKeys(Self.session, prefix: store.url.options.prefix) }

    /// Starts the session.
    @discardableResult
    func start(_ expiry: Expiry? = nil) throws -> Chat {
        var new = NewSession(Self.session)
        new.participants = ["A"]
        new.expiry = expiry
        _ = try store.create(new)
        return chat
    }

    var chat: Chat { Swarm(store).chat(Self.session.id) }

    /// A batch of one message.
    func message(_ id: EntryID, key: EntryKey? = nil) -> Append {
        var draft = Draft(id: id, kind: key == nil ? .message : .value, author: "A", body: Message("hello").body)
        draft.key = key
        return Append(to: Self.session, [draft])
    }

    /// The milliseconds that a key lives on, -1 for ever, -2 where there is none.
    func life(_ key: String) throws -> Int { try client.send(Command("PTTL", key)).integer ?? 0 }

    /// How many keys there are.
    func count() throws -> Int { try client.send(Command("DBSIZE")).integer ?? 0 }
}

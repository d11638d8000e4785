import Multichat
import MultichatHybrid
import MultichatJSON
import MultichatRedis
import MultichatRedisSupport
import MultichatSQLite
import TestSupport

/// Hybrids of one durable store and one Redis server, as many as a test wants: each as another process would open it.
struct Hybrids: Sendable {
    let mode: HybridOptions.Mode
    let server: RedisServer
    let folder: TemporaryDirectory
    var isJSON = false
    var options = HybridOptions()
    /// How far the stores' clock is ahead, in microseconds.
    var advance: Int64 = 0

    init(_ mode: HybridOptions.Mode, server: RedisServer, isJSON: Bool = false) throws {
        self.mode = mode
        self.server = server
        self.isJSON = isJSON
        folder = try TemporaryDirectory()
        options.mode = mode
        options.flushInterval = 5000
        options.cooldown = 50_000
        options.patience = 2_000_000
    }

    func open() throws -> HybridStore {
        try HybridStore(durable: openDurable(), options: options) { [server] in
            try RedisStore(server.url("?timeout=300ms&connect-timeout=300ms"))
        }
    }

    /// Opens it as a process does that the server can't be reached from.
    func openCutOff() throws -> HybridStore {
        try HybridStore(durable: openDurable(), options: options) {
            throw MultichatError(.unavailable, "The cable was pulled.")
        }
    }

    /// Opens it as soon as the server answers.
    func openPatiently() throws -> HybridStore {
        var store: HybridStore?
        try Patience.wait {
            store = try? open()
            return store != nil
        }
        guard let store else { throw MultichatError(.internal, "There is no store.") }
        return store
    }

    func openDurable() throws -> any Restoring {
        let configuration = StoreConfiguration(clock: { [advance] in Platform.now().adding(microseconds: advance) })
        if isJSON { return try JSONStore(path: folder("store"), configuration: configuration) }
        return try SQLiteStore(path: folder("store.db"), configuration: configuration)
    }
}

/// A mode with a durable store, as a parameter of tests.
enum Joining: CaseIterable, Sendable {
    case throughSQLite, throughJSON, behindSQLite, behindJSON

    var isBehind: Bool { self == .behindSQLite || self == .behindJSON }

    func hybrids(_ server: RedisServer) throws -> Hybrids {
        switch self {
        case .throughSQLite: try Hybrids(.writeThrough, server: server)
        case .throughJSON: try Hybrids(.writeThrough, server: server, isJSON: true)
        case .behindSQLite: try Hybrids(.writeBehind, server: server)
        case .behindJSON: try Hybrids(.writeBehind, server: server, isJSON: true)
        }
    }
}

import Multichat
import MultichatConformance
import MultichatHybrid
import MultichatJSON
import MultichatRedis
import MultichatRedisSupport
import MultichatSQLite
import TestSupport

/// Hybrid stores of new stores; the hot one outlives a reopening unless it is a memory.
struct HybridBench: StoreBench {
    enum Durable { case sqlite, json }
    enum Hot { case redis, memory }

    static let server = Result { try RedisServer() }

    let name = "the hybrid store"
    let mode: HybridOptions.Mode
    let durable: Durable
    let hot: Hot
    private let folder: TemporaryDirectory
    private let prefix = "t" + String(UInt64.random(in: .min ... .max), radix: 36)

    init(_ mode: HybridOptions.Mode, _ durable: Durable, _ hot: Hot) throws {
        self.mode = mode
        self.durable = durable
        self.hot = hot
        folder = try TemporaryDirectory()
    }

    func open(_ configuration: StoreConfiguration) throws -> any Restoring {
        var options = HybridOptions()
        options.mode = mode
        options.flushInterval = 1000
        return try HybridStore(durable: openDurable(configuration), options: options) { [self] in
            try openHot(configuration)
        }
    }

    func reopen(_ store: any Restoring) throws -> any Restoring {
        try store.close()
        return try open(store.configuration)
    }

    func remove(_ store: any Restoring) throws { try store.close() }

    func openDurable(_ configuration: StoreConfiguration) throws -> any Restoring {
        switch durable {
        case .sqlite: try SQLiteStore(path: folder("store.db"), configuration: configuration)
        case .json: try JSONStore(path: folder("store"), configuration: configuration)
        }
    }

    func openHot(_ configuration: StoreConfiguration) throws -> any Restoring {
        guard hot == .redis else { return MemoryStore(configuration) }
        var options = RedisOptions()
        options.prefix = prefix
        return try RedisStore(RedisURL(.single(try Self.server.get().endpoint), options), configuration: configuration)
    }
}

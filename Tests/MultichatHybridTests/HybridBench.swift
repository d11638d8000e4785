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
    /// What is joined, and how.
    enum Kind: CaseIterable {
        case throughSQLiteRedis, throughJSONRedis, behindSQLiteRedis, behindJSONRedis, throughSQLiteMemory
        case behindSQLiteMemory
    }

    static let server = Result { try RedisServer() }

    let name = "the hybrid store"
    let kind: Kind
    private let folder: TemporaryDirectory
    private let prefix = "t" + String(UInt64.random(in: .min ... .max), radix: 36)

    init(_ kind: Kind) throws {
        self.kind = kind
        folder = try TemporaryDirectory()
    }

    func open(_ configuration: StoreConfiguration) throws -> any Restoring {
        var options = HybridOptions()
        options.mode =
            [.behindSQLiteRedis, .behindJSONRedis, .behindSQLiteMemory].contains(kind) ? .writeBehind : .writeThrough
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
        if [.throughJSONRedis, .behindJSONRedis].contains(kind) {
            return try JSONStore(path: folder("store"), configuration: configuration)
        }
        return try SQLiteStore(path: folder("store.db"), configuration: configuration)
    }

    func openHot(_ configuration: StoreConfiguration) throws -> any Restoring {
        guard ![.throughSQLiteMemory, .behindSQLiteMemory].contains(kind) else { return MemoryStore(configuration) }
        var options = RedisOptions()
        options.prefix = prefix
        return try RedisStore(RedisURL(.single(try Self.server.get().endpoint), options), configuration: configuration)
    }
}

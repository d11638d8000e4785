import MultichatStores
import TestSupport

/// The stores that searches are tried on.
enum SearchedStore: String, CaseIterable, Sendable {
    case memory
    case sqlite
    case json
    case redis
    case writeThrough
    case writeBehind

    /// Those that this machine has.
    static let all = allCases.filter { RedisServer.isInstalled || ![.redis, .writeThrough, .writeBehind].contains($0) }

    /// A new store with its index.
    func make() throws -> SearchWorld {
        let folder = try TemporaryDirectory(inMemory: true)
        switch self {
        case .memory, .sqlite, .json:
            return try SearchWorld(try StoreURL(self == .memory ? "memory:" : "\(rawValue):\(folder("store"))"), folder)
        case .redis:
            return try SearchWorld(
                try StoreURL("redis://127.0.0.1:\(Self.server.get().port)?prefix=\(Self.prefix)"), folder)
        case .writeThrough, .writeBehind:
            let mode = self == .writeThrough ? "write-through" : "write-behind"
            let hot = "redis%3A%2F%2F127.0.0.1%3A\(try Self.server.get().port)%3Fprefix%3D\(Self.prefix)"
            return try SearchWorld(
                try StoreURL("hybrid:?durable=sqlite:\(folder("store"))&hot=\(hot)&mode=\(mode)"), folder)
        }
    }

    /// One server for all tests, which use different prefixes.
    private static let server = Result { try RedisServer() }
    private static var prefix: String { "t" + String(UInt64.random(in: .min ... .max), radix: 16) }
}

import MultichatStores
import TestSupport

/// The stores that need a Redis server.
enum ServedStore: String, CaseIterable, Sendable {
    case redis
    case writeThrough = "write-through"
    case writeBehind = "write-behind"

    /// A store of this kind, with its files at a path.
    func at(_ path: String, _ server: RedisServer) throws -> StoreURL {
        guard self != .redis else { return try StoreURL("redis://127.0.0.1:\(server.port)") }
        let hot = "redis%3A%2F%2F127.0.0.1%3A\(server.port)"
        return try StoreURL("hybrid:?durable=sqlite:\(path)&hot=\(hot)&mode=\(rawValue)")
    }
}

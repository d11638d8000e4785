import Multichat
import MultichatRedisSupport

extension RedisStore: Describing {
    /// Where it is, what the servers promise, and this process's connections to them.
    public func facts() throws -> [StoreFact] {
        let promises = try promises
        let pools = promises.connections.values
        return [
            StoreFact("kind", .text("redis")), StoreFact("server", .text(url.description)),
            StoreFact("version", .text("Redis \(promises.version)")),
            StoreFact("durability", .text(promises.durability.rawValue)),
            StoreFact("masters", .number(promises.masters)), StoreFact("replicas", .number(promises.replicas)),
            StoreFact("memory", .bytes(promises.memory)),
            StoreFact("memory limit", promises.memoryLimit > 0 ? .bytes(promises.memoryLimit) : .text("none")),
            StoreFact("when memory is full", .text(promises.evictionPolicy)),
            StoreFact("connections", .number(pools.reduce(0) { $0 + $1.open })),
            StoreFact("idle connections", .number(pools.reduce(0) { $0 + $1.idle })),
            StoreFact("waiting callers", .number(pools.reduce(0) { $0 + $1.waiting })),
        ]
    }
}

import Multichat
import MultichatRedisSupport

/// What the servers of a store promise, as they say themselves; of a cluster, what the weakest of its masters does.
public struct RedisPromises: Sendable, Equatable {
    /// What is left of an acknowledged append when a server loses its power.
    public enum Durability: String, Sendable, Comparable, CaseIterable {
        /// Maybe nothing: the server keeps no log of its writes, or leaves it to the system when to save it.
        case none
        /// All but the last second or so.
        case upToOneSecond = "up to 1 s"
        /// All that as many replicas have confirmed as the store waits for.
        case replicated
        /// All: the server syncs its log before it answers.
        case synced

        /// Whether one promises less than another.
        public static func < (left: Durability, right: Durability) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What is left when a server loses its power.
    public var durability: Durability
    /// The lowest version of the servers.
    public var version: String
    /// What a server does when its memory is full, such as `noeviction`.
    public var evictionPolicy: String
    /// The bytes that all masters use together.
    public var memory: Int
    /// The bytes that they may use together; 0 where one of them has no limit.
    public var memoryLimit: Int
    /// The lowest number of replicas that follow a master.
    public var replicas: Int
    /// How many masters there are.
    public var masters: Int
    /// The connections of this process to each server.
    public var connections: [Endpoint: PoolFigures]
}

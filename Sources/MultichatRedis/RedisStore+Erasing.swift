import Multichat

extension RedisStore: Erasing {
    /// Nothing is left in the server's memory; what it wrote to its disk, and its replicas to theirs, is theirs.
    public func scrub() throws -> [Remnant] {
        [
            Remnant(
                "the Redis server's append-only file and dump",
                "they hold what was erased until the server writes them anew: "
                    + "`redis-cli bgrewriteaof` and `redis-cli bgsave` on each master and replica")
        ]
    }
}

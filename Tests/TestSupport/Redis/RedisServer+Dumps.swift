internal import MultichatRedisSupport
internal import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension RedisServer {
    /// Writes a dump, and puts it aside for ``rollBack()``.
    package func keepDump() throws {
        let client = try client()
        _ = try client.send(Command("SAVE"))
        client.close()
        try #require(rename(file("dump.rdb"), file("old.rdb")) == 0)
    }

    /// Kills it and starts it again with what the dump had that was kept.
    package func rollBack() throws {
        kill()
        try #require(rename(file("old.rdb"), file("dump.rdb")) == 0)
        try start()
    }
}

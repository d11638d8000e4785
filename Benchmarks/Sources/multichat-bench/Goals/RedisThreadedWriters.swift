import Multichat

/// Appends of many threads to Redis, each in a session of its own and waiting for its answer, against one XADD after
/// the other.
struct RedisThreadedWriters: Goal {
    let threads: Int
    let goal: Double

    var name: String { "redis-\(threads)-threads" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try RedisServer(in: bench)
        let floor = try server.floor()
        let swarm = Swarm(try server.store())
        let chats = try (0..<threads).map { try swarm.start(Filling.session($0)) }
        let series = try bench.compare(
            [
                Side(name: "XADD, one writer") { try floor.append(Plan(seconds: $0.seconds)) },
                Filling.posts(to: chats),
            ], threads: threads)
        try swarm.store.close()
        return [
            Outcome(
                work: "Redis: append, \(threads) threads", value: series[1].ratio(to: series[0], \.rate),
                unit: "× one-writer XADD", requirement: .atLeast(goal), detail: rates(series), series: series)
        ]
    }
}

import Multichat

/// The memory that a Redis server takes for each byte of the bodies.
struct RedisMemory: Goal {
    let name = "redis-memory"

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try RedisServer(in: bench)
        let floor = try server.floor()
        let sessions = 100
        let swarm = Swarm(try server.store())
        try Filling.start(sessions, in: swarm)
        let before = try floor.memory()
        try Filling.post(bench.hundredThousand, over: sessions, in: swarm)
        let bytes = try floor.memory() - before
        try swarm.store.close()
        let bodies = bench.hundredThousand * Sample.length
        return [
            Outcome(
                work: "Redis: memory, \(bench.hundredThousand) entries in \(sessions) sessions",
                value: Double(bytes) / Double(bodies), unit: "× bodies", requirement: .atMost(2),
                detail: "\(grouped(Double(bytes) / Double(bench.hundredThousand))) bytes an entry")
        ]
    }
}

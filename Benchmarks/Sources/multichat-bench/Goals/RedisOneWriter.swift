import Multichat

/// Appends of one writer to Redis, against XADD.
struct RedisOneWriter: Goal {
    let name = "redis-one-writer"

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try RedisServer(in: bench)
        let floor = try server.floor()
        let swarm = Swarm(try server.store())
        let chat = try swarm.start(Filling.session(0))
        let series = try bench.compare([
            Side(name: "XADD") { try floor.append($0) },
            Side(name: "multichat") { plan in
                try drive(plan) { _ in try chat.post(Sample.message, from: Sample.author) }
            },
        ])
        try swarm.store.close()
        return [
            Outcome(
                work: "Redis: append, one writer", value: series[1].ratio(to: series[0], \.rate), unit: "× XADD",
                requirement: .atLeast(0.6), detail: rates(series), series: series)
        ]
    }
}

import Multichat

/// Appends of 64 entries each to one session on Redis, against pipelines of 64 XADD.
struct RedisBatches: Goal {
    let name = "redis-batches"
    private let size = 64

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try RedisServer(in: bench)
        let floor = try server.floor()
        let swarm = Swarm(try server.store())
        let chat = try swarm.start(Filling.session(0))
        let size = size
        let series = try bench.compare([
            Side(name: "XADD, \(size) a pipeline") { try floor.append($0, batch: size) },
            Filling.batches(of: size, to: chat),
        ])
        try swarm.store.close()
        return [
            Outcome(
                work: "Redis: append, \(size) a batch", value: series[1].ratio(to: series[0], \.rate),
                unit: "× pipelined XADD", requirement: .atLeast(0.4), detail: rates(series), series: series)
        ]
    }
}

import Multichat

/// Reading the newest 50 entries of a session of 10,000 on Redis as Swift values, against XREVRANGE of as many.
struct RedisNewestFifty: Goal {
    let name = "redis-newest"

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try RedisServer(in: bench)
        let floor = try server.floor()
        _ = try floor.append(Plan(seconds: 60, calls: 10_000))
        let swarm = Swarm(try server.store())
        try Filling.append(10_000, to: Filling.session(0), in: swarm)
        let series = try bench.compare([Side(name: "XREVRANGE 50", measure: floor.readNewest), reading(swarm)])
        try swarm.store.close()
        return [
            Outcome(
                work: "Redis: newest 50 of 10,000", value: series[1].ratio(to: series[0], \.rate),
                unit: "× XREVRANGE", requirement: .atLeast(0.7), detail: times(series), series: series)
        ]
    }
}

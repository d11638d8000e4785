import CFloors
import Synchronization

/// What 10,000 followers to whom nothing happens cost: memory, and time of appends to another session.
struct ServerIdleFollowers: Goal {
    let name = "server-followers"

    func measure(in bench: Bench) throws -> [Outcome] {
        let count = bench.quick ? 500 : 10_000
        let server = try Served.empty(sessions: 2, in: bench)
        let load = LoadGenerator(port: server.port, bench: bench)
        let post = load.side("without", .post(Served.messages, body: Served.message))
        let path = "/v1/sessions/session-1/events"
        let memory = Mutex(0)
        let series = try bench.compare([
            post,
            Side(name: "with \(count) followers") { plan in
                let before = server.descriptors
                let measurement = try following(count, of: path, server) {
                    defer { memory.withLock { $0 = max($0, server.resident) } }
                    return try post.measure(plan)
                }
                // The next round is without them.
                while server.descriptors > before + 100 { floor_rest(10) }
                return measurement
            },
        ])
        return [
            Outcome(
                work: "HTTP: memory of \(count) idle followers", value: Double(memory.withLock { $0 }) / 1_000_000,
                unit: "MB resident", requirement: .atMost(400)),
            Outcome(
                work: "HTTP: time of an append beside them", value: 1 / series[1].ratio(to: series[0], \.rate),
                unit: "× without", requirement: .atMost(1.5), detail: rates(series), series: series),
        ]
    }

    /// Measures while others follow a path, who leave behind it.
    private func following(
        _ count: Int, of path: String, _ server: ServedStore, _ work: () throws -> Measurement
    ) throws -> Measurement {
        let followers = try Followers(count, of: path, port: server.port)
        return try withExtendedLifetime(followers, work)
    }
}

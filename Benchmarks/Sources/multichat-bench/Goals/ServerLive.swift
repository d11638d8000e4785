/// How soon 100 followers have an event, from the append's answer on.
struct ServerLive: Goal {
    let name = "server-live"

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try Served.empty(in: bench)
        let followers = try Followers(100, of: "/v1/sessions/session-0/events", port: server.port)
        let client = try Client(port: server.port)
        var times: [Double] = []
        for round in 0..<(bench.quick ? 100 : 1000) {
            guard try client.post(Served.message, to: Served.messages).status == 201 else {
                throw BenchFailure("A message was refused.")
            }
            let answered = monotonicNow()
            let received = try followers.receive()
            // The first ones warm up.
            if round >= 10 { times += received.map { Double(max(0, $0 - answered)) / 1e6 } }
        }
        times.sort()
        let half = times[times.count / 2]
        let most = times[times.count * 99 / 100]
        let detail = "worst \(fixed(times.last ?? 0, 1)) ms"
        return [
            Outcome(
                work: "HTTP: a live event to \(followers.count) followers, p50", value: half, unit: "ms",
                requirement: .atMost(3), detail: detail),
            Outcome(work: "HTTP: the same, p99", value: most, unit: "ms", requirement: .atMost(20)),
        ]
    }
}

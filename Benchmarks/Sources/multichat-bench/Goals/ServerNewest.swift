/// The newest 50 messages by GET, against nginx and a file of the same size.
struct ServerNewest: Goal {
    let name = "server-newest"

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try Served.empty(in: bench)
        let client = try Client(port: server.port)
        for _ in 0..<100 {
            guard try client.post(Served.message, to: Served.messages).status == 201 else {
                throw BenchFailure("A message was refused.")
            }
        }
        let path = Served.messages + "?last=50"
        let nginx = try Nginx(bytes: try client.get(path).length, in: bench)
        let series = try bench.compare([
            LoadGenerator(port: nginx.port, bench: bench).side("nginx", .get("/file")),
            LoadGenerator(port: server.port, bench: bench).side("multichat", .get(path)),
        ])
        return [
            Outcome(
                work: "HTTP: newest 50 by GET, 64 connections", value: series[1].ratio(to: series[0], \.rate),
                unit: "× nginx", requirement: .atLeast(0.25), detail: rates(series), series: series)
        ]
    }
}

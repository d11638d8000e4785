import Multichat

/// Durable appends by POST, against the floor of one writer.
struct ServerPosts: Goal {
    let name = "server-posts"

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.fresh("floor")
        try Filling.make(.sqlite, at: path, sessions: 1)
        let floor = try SQLiteFloor(path: path)
        let server = try Served.empty(in: bench)
        let load = LoadGenerator(port: server.port, bench: bench)
        let series = try bench.compare([
            Side(name: "SQLite, one writer") { try floor.append($0) },
            load.side("POST", .post(Served.messages, body: Served.message)),
        ])
        return [
            Outcome(
                work: "HTTP: durable append by POST, 64 connections", value: series[1].ratio(to: series[0], \.rate),
                unit: "× one-writer floor", requirement: .atLeast(3), detail: rates(series), series: series),
            Outcome(
                work: "HTTP: p99 of the same", value: series[1].median(\.p99) / 1000, unit: "ms",
                requirement: .atMost(25)),
        ]
    }
}

/// What a server is measured with.
enum Served {
    /// The path of the messages of a session.
    static let messages = "/v1/sessions/\(Filling.session(0).text)/messages"
    /// A message as a request has it.
    static let message = "{\"from\":\"\(Sample.author.text)\",\"content\":\"\(Sample.text)\"}"

    /// A server of a new SQLite store with some sessions.
    static func empty(sessions: Int = 1, in bench: Bench) throws -> ServedStore {
        let path = try bench.fresh("own")
        try Filling.make(.sqlite, at: path, sessions: sessions)
        return try ServedStore(StoreKind.sqlite.url(path), in: bench)
    }
}

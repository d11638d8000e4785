import Multichat
import MultichatHybrid
import MultichatRedis
import MultichatSQLite

/// Appends of one writer to a hybrid of SQLite and Redis on the same machine, which is reached by its Unix socket,
/// against SQLite alone.
struct HybridOneWriter: Goal {
    let mode: HybridOptions.Mode

    var name: String { "hybrid-\(mode.rawValue)" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let server = try RedisServer(in: bench)
        let alone = try StoreKind.sqlite.open(try bench.fresh("alone"))
        let hybrid = Swarm(try open(try bench.fresh("own"), server))
        let series = try bench.compare([
            try side("SQLite alone", alone), try side("multichat, \(mode.rawValue)", hybrid),
        ])
        try hybrid.store.close()
        try alone.store.close()
        return [outcome(series)]
    }

    private func open(_ path: String, _ server: RedisServer) throws -> HybridStore {
        var options = HybridOptions()
        options.mode = mode
        let url = server.localURL
        return try HybridStore(durable: SQLiteStore(path: path), options: options) { try RedisStore(url) }
    }

    private func side(_ name: String, _ swarm: Swarm) throws -> Side {
        let chat = try swarm.start(Filling.session(0))
        return Side(name: name) { plan in
            try drive(plan) { _ in try chat.post(Sample.message, from: Sample.author) }
        }
    }

    /// Write-through is held to what it does a second, write-behind to how long a call takes.
    private func outcome(_ series: [Series]) -> Outcome {
        let isBehind = mode == .writeBehind
        return Outcome(
            work: "hybrid, \(mode.rawValue): append, one writer",
            value: isBehind ? series[1].ratio(to: series[0], \.p50) : series[1].ratio(to: series[0], \.rate),
            unit: isBehind ? "× SQLite's p50" : "× SQLite alone",
            requirement: isBehind ? .atMost(0.6) : .atLeast(0.8), detail: rates(series), series: series)
    }
}

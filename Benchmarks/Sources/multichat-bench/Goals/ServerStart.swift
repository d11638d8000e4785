/// From the start of `multichat serve` to its first answer, with a million entries.
struct ServerStart: Goal {
    let name = "server-start"

    func measure(in bench: Bench) throws -> [Outcome] {
        let store = StoreKind.sqlite.url(try bench.million(.sqlite))
        var times: [Double] = []
        for _ in 0..<bench.rounds {
            let start = monotonicNow()
            let server = try ServedStore(store, in: bench)
            times.append(Double(monotonicNow() - start) / 1e6)
            server.stop()
        }
        return [
            Outcome(
                work: "HTTP: start to ready with \(bench.million) entries", value: median(times), unit: "ms",
                requirement: .atMost(300), detail: "worst \(fixed(times.max() ?? 0, 1)) ms")
        ]
    }
}

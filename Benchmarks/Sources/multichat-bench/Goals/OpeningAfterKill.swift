import Multichat

/// Opening a store of a million entries whose writer was killed, up to the newest message.
struct OpeningAfterKill: Goal {
    let kind: StoreKind
    /// The most that it may take, in milliseconds.
    let limit: Double

    var name: String { "\(kind.rawValue)-opening" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.million(kind)
        let worker = KilledWorker(kind, path)
        var times: [Double] = []
        for _ in 0..<bench.rounds {
            try worker.finish(in: bench)
            let start = monotonicNow()
            let swarm = try kind.open(path)
            guard try swarm.chat(Filling.session(0)).messages(last: 1).count == 1 else {
                throw BenchFailure("The newest message is missing.")
            }
            times.append(Double(monotonicNow() - start) / 1e6)
            try swarm.store.close()
        }
        return [
            Outcome(
                work: "\(kind.title): open after kill -9 at \(bench.million), and read the newest",
                value: median(times), unit: "ms", requirement: .atMost(limit),
                detail: "worst \(fixed(times.max() ?? 0, 1)) ms")
        ]
    }
}

import Multichat
import MultichatSearch
import Synchronization

/// Recalling from 100,000 learnings with embeddings of 384 dimensions, by words and meaning.
struct Recall: Goal {
    let name = "recall"

    func measure(in bench: Bench) throws -> [Outcome] {
        let count = bench.hundredThousand
        let path = try bench.fresh("learnings")
        let swarm = try StoreKind.sqlite.open(path)
        let learnings = LearningSample(seed: 7)
        progress("  learning \(count) things")
        let filled = try learnings.fill(count, swarm.brain)
        let index = try SearchIndex(IndexPlace.beside(path), of: swarm.namespace.text)
        let brain = Brain(swarm, index: BrainIndex(index))
        progress("  indexing them")
        let indexed = try seconds { _ = try brain.recall(try learnings.question(0)) }
        let warm = try warm(brain, learnings, bench)
        index.close()
        try swarm.store.close()
        return [warm.both, warm.meaning] + (try fresh(path, count, learnings, bench)) + [
            Outcome(
                work: "learnings indexed a second", value: Double(count) / indexed, unit: "learnings/s",
                detail: "learned in \(fixed(filled, 1)) s, indexed in \(fixed(indexed, 1)) s")
        ]
    }

    /// Questions to a process that has asked before.
    private func warm(
        _ brain: Brain, _ learnings: LearningSample, _ bench: Bench
    ) throws -> (both: Outcome, meaning: Outcome) {
        let questions = try (0..<64).map { try learnings.question($0) }
        let sides = [("words and embedding", true), ("embedding", false)].map { name, hasWords in
            Side(name: name) { plan in
                let turn = Atomic(0)
                return try drive(plan) { _ in
                    var question = questions[turn.add(1, ordering: .relaxed).oldValue % questions.count]
                    if !hasWords { question.text = "" }
                    guard try brain.recall(question).count == 10 else { throw BenchFailure("Too little was recalled.") }
                }
            }
        }
        let series = try bench.compare(sides)
        let outcomes = series.map { series in
            Outcome(
                work: "recall by \(series.name), warm", value: series.median(\.p50) / 1000, unit: "ms",
                requirement: .atMost(15), detail: "p99 \(fixed(series.median(\.p99) / 1000, 1)) ms", series: [series])
        }
        return (outcomes[0], outcomes[1])
    }

    /// The command's whole process: time, and memory.
    private func fresh(
        _ path: String, _ count: Int, _ learnings: LearningSample, _ bench: Bench
    ) throws -> [Outcome] {
        let question = try learnings.question(1)
        let vector = question.embedding?.values.map { "\($0)" }.joined(separator: ",") ?? ""
        let arguments = [
            bench.command, "--store", StoreKind.sqlite.url(path), "recall", question.text, "--embed",
            "echo '[\(vector)]'",
        ]
        var times: [Double] = []
        var peak = 0
        for _ in 0..<(bench.quick ? 3 : 11) {
            let ending = try MeasuringWorker.ending(of: arguments, in: bench)
            times.append(ending.seconds * 1000)
            peak = max(peak, Int(ending.peak))
        }
        let detail = "worst \(fixed(times.max() ?? 0, 1)) ms"
        return [
            Outcome(
                work: "multichat recall of \(count), fresh process", value: median(times), unit: "ms",
                requirement: .atMost(300), detail: detail),
            Outcome(
                work: "multichat recall of \(count), memory", value: Double(peak) / 1_000_000, unit: "MB resident",
                requirement: .atMost(250)),
        ]
    }

    private func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = monotonicNow()
        try work()
        return Double(monotonicNow() - start) / 1e9
    }
}

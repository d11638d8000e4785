/// The memory that exporting and importing a million entries takes, whole process.
struct CommandMemory: Goal {
    let kind: StoreKind

    var name: String { "\(kind.rawValue)-memory" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let archive = bench.path("archive.jsonl")
        let source = kind.url(try bench.million(kind))
        let target = kind.url(try bench.fresh("own"))
        let export = try run(["--store", source, "export", "--to", archive], "exporting", bench)
        let restore = try run(["--store", target, "import", archive], "importing", bench)
        bench.remove("own")
        bench.remove("archive.jsonl")
        return [export, restore]
    }

    private func run(_ arguments: [String], _ verb: String, _ bench: Bench) throws -> Outcome {
        progress("  \(verb) \(bench.million) entries")
        let ending = try MeasuringWorker.ending(of: [bench.command] + arguments, in: bench)
        return Outcome(
            work: "\(kind.title): \(verb) \(bench.million) entries", value: Double(ending.peak) / 1_000_000,
            unit: "MB resident", requirement: .atMost(128),
            detail: "\(fixed(ending.seconds, 1)) s, \(grouped(Double(bench.million) / ending.seconds)) entries/s")
    }
}

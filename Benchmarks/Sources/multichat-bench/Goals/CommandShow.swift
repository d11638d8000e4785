import Multichat

/// `multichat show --last 20` on a store of a million entries, the whole process.
struct CommandShow: Goal {
    let kind: StoreKind

    var name: String { "\(kind.rawValue)-show" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let session = Filling.session(0).text
        let show = Program(
            arguments: [
                bench.command, "--store", kind.url(try bench.million(kind)), "show", session, "--last", "20",
            ], output: bench.path("shown"))
        let bare = Program(arguments: [bench.command, "version"], output: bench.path("version"))
        var shown: [Double] = []
        var started: [Double] = []
        for _ in 0..<(bench.quick ? 5 : 21) {
            shown.append(try milliseconds(show))
            started.append(try milliseconds(bare))
        }
        return [
            Outcome(
                work: "\(kind.title): multichat show --last 20 of \(bench.million)", value: median(shown), unit: "ms",
                requirement: .atMost(20),
                detail: "worst \(fixed(shown.max() ?? 0, 1)) ms; multichat version \(fixed(median(started), 1)) ms")
        ]
    }

    private func milliseconds(_ program: Program) throws -> Double {
        let ending = try program.run()
        try program.requireSuccess(ending.status)
        return ending.seconds * 1000
    }
}

/// Prints outcomes as they come and the goals at the end.
enum Table {
    /// Prints the figures of one goal.
    static func show(_ entry: Results.Entry) {
        for outcome in entry.outcomes {
            say("  \(padded(outcome.work, 58)) \(value(outcome))")
            if !outcome.detail.isEmpty { say("      \(outcome.detail)") }
        }
        if let failure = entry.failure { say("  not measured: \(failure)") }
    }

    /// Prints each goal as met or not.
    static func summarize(_ results: Results) {
        say("\n\(padded("goal", 62)) \(padded("required", 12)) \(padded("measured", 28))")
        for entry in results.goals {
            for outcome in entry.outcomes {
                let required = outcome.requirement.map { "\($0.direction.rawValue) \(plain($0.limit))" } ?? "beside"
                let verdict = outcome.requirement == nil ? "" : outcome.isMet ? "met" : "NOT MET"
                say("\(padded(outcome.work, 62)) \(padded(required, 12)) \(padded(value(outcome), 28)) \(verdict)")
            }
            if let failure = entry.failure { say("\(padded(entry.goal, 62)) NOT MEASURED: \(failure)") }
        }
        let missed = results.goals.filter { !$0.isMet }.map(\.goal)
        say(missed.isEmpty ? "\nEvery goal is met." : "\nNot met: \(missed.joined(separator: ", "))")
        if results.quick { say("This was a quick run: its figures prove nothing.") }
    }

    private static func value(_ outcome: Outcome) -> String {
        "\(fixed(outcome.value, outcome.value < 20 ? 2 : 1)) \(outcome.unit)"
    }

    /// A limit without needless digits.
    private static func plain(_ value: Double) -> String {
        value == value.rounded() ? fixed(value, 0) : "\(value)"
    }
}

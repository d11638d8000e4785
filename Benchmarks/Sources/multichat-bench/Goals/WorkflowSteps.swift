import Multichat

/// Recorded steps of a workflow in a row, against durable appends of as many entries.
///
/// A step's end and the next one's start are one append. A run of 100 steps has three more, for its lease, its beginning
/// and its end.
struct WorkflowSteps: Goal {
    let name = "workflow-steps"
    private static let steps = (1...100).map { "step-\($0)" }

    func measure(in bench: Bench) throws -> [Outcome] {
        let plain = try StoreKind.sqlite.open(try bench.fresh("appends"))
        let recorded = try StoreKind.sqlite.open(try bench.fresh("steps"))
        let appends = try plain.start(Filling.session(0))
        let runs = try recorded.start(Filling.session(0))
        let series = try bench.compare([
            Side(name: "an append of two entries") { try Self.append($0, to: appends) },
            Side(name: "a step") { try Self.run($0, in: runs) },
        ])
        try plain.store.close()
        try recorded.store.close()
        return [
            Outcome(
                work: "SQLite: recorded workflow steps in a row", value: series[1].ratio(to: series[0], \.rate),
                unit: "× appends", requirement: .atLeast(0.7), detail: rates(series), series: series)
        ]
    }

    private static func append(_ plan: Plan, to chat: Chat) throws -> Measurement {
        try drive(plan, operationsPerCall: steps.count) { _ in
            for step in steps {
                let drafts = try ["end/", "start/"].map { kind in
                    var draft = Draft(id: chat.newEntryID(), kind: .value, author: Sample.author, body: Self.body)
                    draft.key = try EntryKey(kind + step)
                    return draft
                }
                try chat.append(drafts)
            }
        }
    }

    private static func run(_ plan: Plan, in chat: Chat) throws -> Measurement {
        try drive(plan, operationsPerCall: steps.count) { _ in
            try chat.workflow(chat.newEntryID().text, steps: steps).run(as: Sample.author) { run in
                for step in steps { try run.step(step) {} }
            }
        }
    }

    private static let body = JSON(unchecked: #"{"state":"completed","number":17,"startedAt":1790000000000000}"#)
}

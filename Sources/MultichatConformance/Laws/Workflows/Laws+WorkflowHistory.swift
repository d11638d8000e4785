import Multichat
import Testing

extension Laws {
    static let workflowHistory: [Law] = [
        Law("A rewind takes steps back, which then run again; a run that goes on meanwhile records nothing") {
            context in
            let chat = try context.start()
            let workflow = chat.workflow("deploy")
            let counts = StepCounts()
            let error = try context.fails(.conflict) {
                try workflow.run(as: "A") { run in
                    try run.step("first") { _ = counts.add("first") }
                    let head = try chat.session().head.sequence
                    try run.step("second") {
                        counts.add("second")
                        try chat.rewind(to: head - 1)
                    }
                }
            }
            #expect(error.message.contains("was rewound while"))
            #expect(try counts.run(workflow, .atLeastOnce) == .completed(2))
            #expect(counts.all == ["first": 2, "second": 2])
            try chat.rewind(to: 0)
            try context.fails(.notFound) { try workflow.status() }
            #expect(try chat.workflows().isEmpty)
        },
        Law("A fork carries a run that isn't finished, paused") { context in
            let chat = try context.start()
            let workflow = chat.workflow("deploy", steps: StepCounts.names)
            let counts = StepCounts()
            try counts.die(in: workflow, .atLeastOnce)
            let fork = try chat.fork(as: "f")
            let copy = fork.workflow("deploy", steps: StepCounts.names)
            let status = try copy.status()
            #expect(
                status.state == .paused && status.lease == nil && status.steps.map(\.state) == [.completed, .running])
            #expect(try counts.run(copy, .atLeastOnce) == .paused)
            #expect(try counts.run(workflow, .atLeastOnce) == .completed(2))
            try copy.resume(by: "B")
            #expect(try counts.run(copy, .atLeastOnce) == .completed(2))
            #expect(counts.all == ["first": 1, "second": 3])
            #expect(try chat.fork(as: "g").workflow("deploy").status().state == .completed)
        },
        Law("Code of another version or with other steps is refused, and what is recorded stays") { context in
            let chat = try context.start()
            let workflow = chat.workflow("deploy", version: 1)
            #expect(try Self.run(workflow, ["one", "two"], wait: true) == .waiting(for: "go"))
            let log = try context.log().count
            let version = try context.fails(.incompatible) {
                try Self.run(chat.workflow("deploy", version: 2), ["one", "two"], wait: true)
            }
            #expect(version.message.contains("version 1") && version.message.contains("version 2"))
            try context.fails(.incompatible) {
                try Self.run(chat.workflow("deploy", steps: ["one"]), ["one"], wait: true)
            }
            #expect(try context.log().count == log)
            try workflow.signal("go", true)
            for steps in [["one", "other"], ["two", "one"], ["one", "between", "two"], ["one"], []] {
                let error = try context.fails(.incompatible) { try Self.run(workflow, steps, wait: false) }
                #expect(error.session == "s" && error.message.contains("deploy"))
            }
            try context.fails(.invalid) { try Self.run(workflow, ["one", "one"], wait: false) }
            #expect(try Self.run(workflow, ["one", "two"], wait: true) == .completed(2))
        },
        Law("A recorded result that doesn't decode names step and sequence") { context in
            let chat = try context.start()
            let workflow = chat.workflow("deploy")
            try workflow.run(as: "A") { run in
                try run.step("build") { ["image"] }
                try run.waitFor("go")
            }
            try workflow.signal("go", 1)
            let sequence = try #require(try workflow.status().steps.first?.sequence)
            let error = try context.fails(.incompatible) {
                try workflow.run(as: "A") { run in
                    try run.step("build") { 7 }
                    return 1
                }
            }
            #expect(error.message.contains("build, at sequence \(sequence)") && error.sequence == sequence)
            try chat.put("nonsense", as: "workflow/deploy/step/x")
            #expect(try context.fails(.incompatible) { try workflow.status() }.message.contains("no record"))
        },
        Law("Names that can't be, steps within steps and tries that can't be are refused") { context in
            let chat = try context.start()
            for name in ["", "a/b", String(repeating: "x", count: 201)] {
                try context.fails(.invalid) { try chat.workflow(name).run(as: "A") { _ in } }
            }
            try context.fails(.invalid) { try chat.workflow("w", steps: ["a", "a"]).run(as: "A") { _ in } }
            try context.fails(.invalid) {
                try chat.workflow("w").run(as: "A") { run in
                    try run.step("outer") { try run.step("inner") {} }
                }
            }
            var both = StepOptions.atMostOnce
            both.attempts = 2
            let options = both
            try context.fails(.invalid) { try chat.workflow("w").run(as: "A") { try $0.step("outer", options) {} } }
            try chat.end()
            try context.fails(.status) { try chat.workflow("v").run(as: "A") { _ in } }
            try context.fails(.notFound) { try context.chat("none").workflow("v").run(as: "A") { _ in } }
        },
    ]

    private static func run(_ workflow: Workflow, _ steps: [String], wait: Bool) throws -> WorkflowOutcome<Int> {
        try workflow.run(as: "A") { run in
            for step in steps { try run.step(step) {} }
            if wait { try run.waitFor("go") }
            return steps.count
        }
    }
}

import Multichat
import Testing

extension Laws {
    static let workflowControl: [Law] = [
        Law("A wait holds neither thread nor lease, survives reopening, and takes an answer from anywhere") { context in
            try context.start()
            let counts = StepCounts()
            let code: (WorkflowRun) throws -> Bool = { run in
                try run.step("build") { _ = counts.add("build") }
                let isApproved = try run.waitFor("approval", as: Bool.self)
                try run.step("ship") { _ = counts.add("ship") }
                return isApproved
            }
            #expect(try context.chat().workflow("deploy").run(as: "A", code) == .waiting(for: "approval"))
            try context.reopen()
            let workflow = context.chat().workflow("deploy")
            let head = try context.chat().session().head
            #expect(try workflow.run(as: "B", code) == .waiting(for: "approval"))
            #expect(try context.chat().session().head == head)
            let waiting = try workflow.status()
            #expect(waiting.state == .waiting && waiting.waitsFor == "approval" && !waiting.isAnswered)
            #expect(waiting.lease == nil && waiting.steps.map(\.state) == [.completed, .waiting])
            try workflow.signal("approval", "yes", by: "Human")
            #expect(try workflow.status().isAnswered)
            try context.fails(.incompatible) { try workflow.run(as: "B", code) }
            try workflow.signal("approval", true, by: "Human")
            #expect(try workflow.run(as: "B", code) == .completed(true))
            #expect(counts.all == ["build": 1, "ship": 1])
            try context.fails(.status) { try workflow.signal("approval", false) }
            try context.fails(.notFound) { try context.chat().workflow("other").signal("approval", true) }
        },
        Law("An answer that comes before its wait is taken at once, and only once") { context in
            let workflow = try context.start().workflow("deploy")
            let outcome = try workflow.run(as: "A") { run in
                try workflow.signal("approval", 1, by: "Human")
                let first = try run.waitFor("approval", as: Int.self)
                try workflow.signal("approval", 2, by: "Human")
                let asked = try run.waitFor("other")
                return [first, try asked.decode()]
            }
            #expect(outcome == .waiting(for: "other"))
            try workflow.signal("other", 3)
            let again = try workflow.run(as: "A") { run in
                [try run.waitFor("approval", as: Int.self), try run.waitFor("other", as: Int.self)]
            }
            #expect(again == .completed([1, 3]))
        },
        Law("A pause stops a run before its next step, a resume lets it go on") { context in
            let workflow = try context.start().workflow("deploy", steps: StepCounts.names)
            let counts = StepCounts()
            let paused = try workflow.run(as: "A") { run in
                try run.step("first") {
                    counts.add("first")
                    try workflow.pause(by: "B")
                }
                try run.step("second") { _ = counts.add("second") }
                return 2
            }
            #expect(paused == .paused && counts.all == ["first": 1])
            let status = try workflow.status()
            #expect(
                status.state == .paused && status.lease == nil && status.steps.map(\.state) == [.completed, .pending])
            #expect(try counts.run(workflow, .atMostOnce) == .paused)
            try context.fails(.status) { try workflow.pause() }
            try workflow.resume(by: "B")
            #expect(try workflow.status().state == .pending)
            try context.fails(.status) { try workflow.resume() }
            #expect(try counts.run(workflow, .atMostOnce) == .completed(2))
            #expect(counts.all == ["first": 1, "second": 1])
            for refused in [workflow.pause, workflow.resume, workflow.cancel] {
                try context.fails(.status) { try refused(nil) }
            }
        },
        Law("A cancelled run stops before its next step, for good") { context in
            let workflow = try context.start().workflow("deploy")
            let counts = StepCounts()
            let outcome = try workflow.run(as: "A") { run in
                try run.step("first") {
                    counts.add("first")
                    try workflow.cancel(by: "B")
                }
                try run.step("second") { _ = counts.add("second") }
                return 2
            }
            #expect(outcome == .cancelled && counts.all == ["first": 1])
            #expect(try counts.run(workflow, .atLeastOnce) == .cancelled)
            let status = try workflow.status()
            #expect(status.state == .cancelled && status.lease == nil && status.steps.map(\.state) == [.completed])
            try context.fails(.status) { try workflow.resume() }
            try context.fails(.notFound) { try context.chat().workflow("other").cancel() }
        },
        Law("Steps beside each other run each once, and all come to an end where one fails") { context in
            let workflow = try context.start().workflow("check", steps: ["a", "b", "c", "end"])
            let counts = StepCounts()
            let code: (WorkflowRun) throws -> [Int] = { run in
                let results = try run.parallel(["a", "b", "c"]) { name in
                    if name == "b", counts.add("b") == 1 { throw Mishap() }
                    return name == "b" ? 0 : counts.add(name)
                }
                try run.step("end") {}
                return results
            }
            let failed = WorkflowFailure(step: "b", message: "the disk is on fire")
            #expect(try workflow.run(as: "A", code) == .failed(failed))
            let steps = try workflow.status().steps
            #expect(steps.map(\.state) == [.completed, .failed, .completed, .pending])
            #expect(steps.map(\.group) == [1, 1, 1, nil])
            try workflow.resume()
            #expect(try workflow.run(as: "A", code) == .completed([1, 0, 1]))
            #expect(counts.all == ["a": 1, "b": 2, "c": 1])
        },
    ]
}

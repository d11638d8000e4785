import Multichat
import Synchronization
import Testing

extension Laws {
    static let workflows: [Law] = [
        Law("A workflow's steps run once, and its results come back, also after reopening") { context in
            try context.start()
            let counts = StepCounts()
            for _ in 0..<2 {
                let outcome = try context.chat().workflow("deploy").run(as: "A") { run in
                    let one = try run.step("one") { counts.add("one") }
                    let two = try run.step("two", input: one) { "\($0 + counts.add("two"))" }
                    try run.step("three") { _ = counts.add("three") }
                    return [two]
                }
                #expect(outcome == .completed(["2"]))
                try context.reopen()
            }
            #expect(counts.all == ["one": 1, "two": 1, "three": 1])
            let status = try context.chat().workflow("deploy").status()
            #expect(status.state == .completed && status.steps.map(\.name) == ["one", "two", "three"])
            #expect(status.steps.allSatisfy { $0.state == .completed } && status.lease == nil)
            #expect(status.steps[1].input?.text == "1" && status.steps[1].result?.text == "\"2\"")
            try context.fails(.notFound) { try context.chat().workflow("other").status() }
        },
        Law("A step that was running when its process died runs again") { context in
            let workflow = try context.start().workflow("deploy", steps: StepCounts.names)
            let counts = StepCounts()
            try counts.die(in: workflow, .atLeastOnce)
            try context.reopen()
            let again = context.chat().workflow("deploy", steps: StepCounts.names)
            #expect(try again.status().steps.map(\.state) == [.completed, .running])
            #expect(try counts.run(again, .atLeastOnce) == .completed(2))
            #expect(counts.all == ["first": 1, "second": 2])
        },
        Law("A step that runs at most once is reported where its process died, and run again when people say so") {
            context in
            let workflow = try context.start().workflow("deploy", steps: StepCounts.names)
            let counts = StepCounts()
            try counts.die(in: workflow, .atMostOnce)
            try context.reopen()
            let again = context.chat().workflow("deploy", steps: StepCounts.names)
            guard case .failed(let failure) = try counts.run(again, .atMostOnce) else { throw Mishap() }
            #expect(failure.step == "second" && failure.message.contains("not to be run twice"))
            #expect(counts.all == ["first": 1, "second": 1])
            try again.resume(by: "B")
            #expect(try counts.run(again, .atMostOnce) == .completed(2))
            #expect(counts.all == ["first": 1, "second": 2])
        },
        Law("Steps in a row cost one append each, the next start included") { context in
            let chat = try context.start()
            let names = (1...20).map { "step-\($0)" }
            let workflow = chat.workflow("row", steps: names)
            try workflow.run(as: "A") { run in
                for name in names { try run.step(name) {} }
            }
            let steps = try context.log().filter { $0.key?.text.contains("/step/") == true }
            // One start with the run's, then an end and a start in each batch, and the last end.
            let ends = steps.map { $0.body.text.contains("completed") }
            #expect(ends == [false] + Array(repeating: [true, false], count: 19).flatMap { $0 } + [true])
            #expect(try workflow.status().steps.map(\.name) == names)
        },
        Law("A failed step is tried again with waits that double; then the run has failed until it is resumed") {
            context in
            let waits = Mutex<[Duration]>([])
            var workflow = try context.start().workflow("flaky")
            workflow.options.wait = { wait in waits.withLock { $0.append(wait) } }
            let counts = StepCounts()
            let code: (WorkflowRun) throws -> Bool = { run in
                try run.step("before") { _ = counts.add("before") }
                return try run.step("flaky", .retrying(4, backoff: .seconds(2))) {
                    if counts.add("flaky") < 5 { throw Mishap() }
                    return true
                }
            }
            let failed = WorkflowOutcome<Bool>.failed(WorkflowFailure(step: "flaky", message: "the disk is on fire"))
            #expect(try workflow.run(as: "A", code) == failed)
            #expect(waits.withLock { $0 } == [.seconds(2), .seconds(4), .seconds(8)])
            let step = try workflow.status().steps[1]
            #expect(step.state == .failed && step.attempt == 4 && step.error == "the disk is on fire")
            #expect(try workflow.run(as: "A", code) == failed)
            try workflow.resume(by: "B")
            #expect(try workflow.run(as: "A", code) == .completed(true))
            #expect(counts.all == ["before": 1, "flaky": 5])
        },
    ]
}

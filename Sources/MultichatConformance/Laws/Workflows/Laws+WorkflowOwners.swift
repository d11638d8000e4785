import Multichat
import Synchronization
import Testing

extension Laws {
    static let workflowOwners: [Law] = [
        Law("Only the holder of its lease runs a workflow; whoever wakes up late records nothing") { context in
            let chat = try context.start()
            let workflow = chat.workflow("deploy")
            let counts = StepCounts()
            let late = try context.fails(.conflict) {
                try workflow.run(as: "A") { run in
                    try run.step("first") { _ = counts.add("first") }
                    let other = try context.fails(.conflict) { try workflow.run(as: "B") { _ in } }
                    #expect(other.message.contains("held by A until"))
                    context.clock.advance(seconds: 61)
                    try workflow.run(as: "B") { other in
                        try other.step("first") { _ = counts.add("first") }
                        try other.step("second") { _ = counts.add("second") }
                    }
                    try context.fails(.conflict) {
                        try chat.post(Message("late"), from: "A", expecting: [run.expectation])
                    }
                    try run.step("second") { _ = counts.add("late") }
                }
            }
            #expect(late.message.contains("any more"))
            #expect(counts.all == ["first": 1, "second": 1])
            #expect(try workflow.status().agent == "B")
        },
        Law("Of 8 threads that race to run a workflow, each of its steps is run by one") { context in
            let chat = try context.start()
            let counts = StepCounts()
            let names = (1...5).map { "step-\($0)" }
            try Threads.run(8) { index in
                do {
                    try chat.workflow("race", steps: names).run(as: try AgentID("A\(index)")) { run in
                        for name in names { try run.step(name) { _ = counts.add(name) } }
                    }
                } catch let error as MultichatError where error.code == .conflict {}
            }
            #expect(counts.all == Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
            #expect(try chat.workflow("race").status().state == .completed)
        },
        Law("A lease is renewed along with what is recorded") { context in
            let workflow = try context.start().workflow("long")
            try workflow.run(as: "A") { run in
                for number in 1...5 {
                    try run.step("step-\(number)") {
                        context.clock.advance(seconds: 40)
                        try context.fails(.conflict) { try workflow.run(as: "B") { _ in } }
                    }
                }
                try run.step("longest") {
                    context.clock.advance(seconds: 50)
                    try run.renew()
                    context.clock.advance(seconds: 50)
                    try context.fails(.conflict) { try workflow.run(as: "B") { _ in } }
                }
            }
            #expect(try workflow.status().state == .completed)
        },
        Law("An unfinished workflow is handed over to another agent in one append") { context in
            let chat = try context.start()
            let workflow = chat.workflow("deploy", steps: StepCounts.names)
            let counts = StepCounts()
            try counts.die(in: workflow, .atLeastOnce)
            #expect(try chat.workflows(unfinished: true).map(\.name) == ["deploy"])
            #expect(try chat.workflows(unfinished: true).first?.isHeld(at: context.clock.now) == true)
            try context.fails(.conflict) { try workflow.run(as: "B") { _ in } }
            let runs = try chat.workflowHandover(from: "A", to: "B")
            let leases = try chat.leaseHandover(from: "A", to: "B", for: .seconds(60))
            try chat.append(runs.drafts + leases.drafts, expecting: runs.expectations + leases.expectations)
            let status = try workflow.status()
            #expect(status.agent == "B" && status.lease?.holder == "B")
            try context.fails(.conflict) { try counts.run(workflow, .atLeastOnce) }
            try workflow.run(as: "B") { run in
                for name in StepCounts.names { try run.step(name) { _ = counts.add(name) } }
            }
            #expect(counts.all == ["first": 1, "second": 2])
            #expect(try chat.workflows(unfinished: true).isEmpty && chat.workflows().map(\.name) == ["deploy"])
        },
    ]
}

import Multichat
import Synchronization
import TestSupport
import Testing

@Suite("What a workflow's run writes") struct WorkflowRecordingTests {
    @Test func stepsInARowCostOneAppendEach() throws {
        for (names, planned) in [(1...50).map({ "step-\($0)" })].flatMap({ [($0, true), ($0, false)] }) {
            let counted = Counted()
            var store = InterposedStore(MemoryStore())
            store.beforeWrite = { _ in counted.writes.withLock { $0 += 1 } }
            let chat = try Swarm(store).start("s")
            counted.writes.withLock { $0 = 0 }
            try chat.workflow("row", steps: planned ? names : []).run(as: "A") { run in
                for (place, name) in names.enumerated() {
                    // Durable when it returns: the lease, the beginning, and one append for each step.
                    #expect(counted.writes.withLock { $0 } == 2 + place)
                    try run.step(name, planned ? .atMostOnce : .atLeastOnce) {}
                }
            }
            // The last one ends the run and gives the lease back.
            #expect(counted.writes.withLock { $0 } == 3 + names.count)
        }
    }

    @Test func anAppendWithAnUnknownOutcomeIsRepeatedWithItsIDs() throws {
        let counted = Counted()
        var store = InterposedStore(MemoryStore())
        store.beforeWrite = { write in
            guard write.name == "append", counted.next() % 3 == 2 else { return }
            throw MultichatError(.unknownOutcome, "lost", retry: .sameIDs)
        }
        let chat = try Swarm(store).start("s")
        let ran = Counted()
        let outcome = try Self.patiently {
            try chat.workflow("w").run(as: "A") { run in
                for number in 1...5 { try run.step("step-\(number)") { _ = ran.next() } }
                return 5
            }
        }
        #expect(outcome == .completed(5) && ran.next() == 6)
    }

    @Test func aStoreThatFailsStopsTheRunAndTheNextOneGoesOn() throws {
        let counted = Counted()
        let isBroken = Counted()
        var store = InterposedStore(MemoryStore())
        store.beforeWrite = { _ in
            if isBroken.writes.withLock({ $0 == 1 }) { throw MultichatError(.io, "The disk is full.") }
        }
        let chat = try Swarm(store).start("s")
        let code: (WorkflowRun) throws -> Int = { run in
            for number in 1...3 {
                do {
                    try run.step("step-\(number)") {
                        if counted.next() == 2 { isBroken.writes.withLock { $0 = 1 } }
                    }
                } catch {
                    // Code that goes on all the same comes to no further step.
                }
            }
            return 3
        }
        let error = #expect(throws: MultichatError.self) { try chat.workflow("w").run(as: "A", code) }
        #expect(error?.code == .io && counted.next() == 3)
        isBroken.writes.withLock { $0 = 0 }
        #expect(try chat.workflow("w").status().state == .running)
        #expect(try chat.workflow("w").run(as: "A", code) == .completed(3))
        // The second step ran twice, as its end was not recorded.
        #expect(counted.next() == 6)
    }

    /// Repeats what has an unknown outcome before a run has begun.
    private static func patiently<Result>(_ body: () throws -> Result) throws -> Result {
        for _ in 0..<10 {
            do { return try body() } catch let error as MultichatError where error.code == .unknownOutcome {}
        }
        return try body()
    }
}

/// A number that threads share.
final class Counted: Sendable {
    let writes = Mutex(0)

    /// The next number: 1, 2, 3 …
    func next() -> Int {
        writes.withLock { count in
            count += 1
            return count
        }
    }
}

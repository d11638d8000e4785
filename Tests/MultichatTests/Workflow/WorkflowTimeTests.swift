import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import Multichat

@Suite("Times of a workflow's steps") struct WorkflowTimeTests {
    @Test func aStepThatTakesTooLongHasFailedAndItsLateResultIsDropped() throws {
        let workflow = try Swarm(MemoryStore()).start("s").workflow("w")
        let gate = DispatchSemaphore(value: 0)
        let isOver = DispatchSemaphore(value: 0)
        let outcome = try workflow.run(as: "A") { run in
            try run.step("slow", timeout: .milliseconds(1)) {
                gate.wait()
                defer { isOver.signal() }
                return 7
            }
        }
        guard case .failed(let failure) = outcome else { throw Refusal("it should have failed") }
        #expect(failure.step == "slow" && failure.message.contains("longer than its time"))
        let head = try workflow.chat.session().head
        gate.signal()
        isOver.wait()
        #expect(try workflow.chat.session().head == head)
        #expect(try workflow.status().steps[0].state == .failed)
    }

    @Test func aStepThatIsInTimeIsAsAnyOther() throws {
        let workflow = try Swarm(MemoryStore()).start("s").workflow("w")
        let outcome = try workflow.run(as: "A") { run in
            do {
                return try run.step("fails", timeout: .seconds(60)) { () throws -> Int in throw Refusal("no") }
            } catch let failure as WorkflowFailure {
                #expect(failure == WorkflowFailure(step: "fails", message: "no"))
                return try run.step("instead", timeout: .seconds(60)) { 8 }
            }
        }
        #expect(outcome == .completed(8))
        #expect(try workflow.run(as: "A") { _ in 9 } == .completed(8))
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (7, 60), (1000, 60)])
    func waitsDoubleUpToTheLongest(attempt: Int, seconds: Int) {
        #expect(StepOptions.retrying(9).delay(after: attempt) == .seconds(seconds))
    }

    @Test func durationsAreWholeMicroseconds() {
        #expect(Duration.seconds(2).microseconds == 2_000_000)
        #expect(Duration.nanoseconds(1999).microseconds == 1)
        #expect(Duration.seconds(Int64.max).microseconds == .max)
        #expect(Duration.seconds(Int64.min).microseconds == .min)
    }
}

/// What steps of these tests fail with.
private struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

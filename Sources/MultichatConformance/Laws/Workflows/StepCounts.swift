import Multichat
import Synchronization
import Testing

/// Counts how often each step's work was done.
final class StepCounts: Sendable {
    static let names = ["first", "second"]
    private let counts = Mutex<[String: Int]>([:])

    var all: [String: Int] { counts.withLock { $0 } }

    /// Notes that the work of a step is done once more, and answers how often that was.
    @discardableResult
    func add(_ step: String) -> Int {
        counts.withLock { counts in
            counts[step, default: 0] += 1
            return counts[step, default: 0]
        }
    }

    /// Runs a workflow of two steps, of which the second has options.
    func run(_ workflow: Workflow, _ options: StepOptions) throws -> WorkflowOutcome<Int> {
        try workflow.run(as: "A") { run in
            try run.step("first") { _ = self.add("first") }
            try run.step("second", options) { _ = self.add("second") }
            return 2
        }
    }

    /// Runs it until its process is as good as dead in the second step: the same agent, restarted, has taken it over.
    func die(in workflow: Workflow, _ options: StepOptions) throws {
        let error = #expect(throws: MultichatError.self) {
            try workflow.run(as: "A") { run in
                try run.step("first") { _ = self.add("first") }
                try run.step("second", options) {
                    self.add("second")
                    _ = try workflow.chat.lease("workflow/\(workflow.name)", holder: "A", for: .seconds(60))
                }
            }
        }
        #expect(error?.code == .conflict)
    }
}

/// What steps of laws fail with.
struct Mishap: Error, CustomStringConvertible {
    var description: String { "the disk is on fire" }
}

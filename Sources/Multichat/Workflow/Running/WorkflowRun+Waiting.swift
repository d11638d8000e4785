import Synchronization

extension WorkflowRun {
    /// Waits for a signal: for what a person or another agent answers with ``Workflow/signal(_:_:by:)``.
    ///
    /// Where none has come, the run ends here for now as ``WorkflowOutcome/waiting(for:)``, and holds neither thread nor
    /// lease. Run it again, in any process, when the signal has come: it goes on behind this call. The newest signal of
    /// the name counts; once it was taken, later ones change nothing.
    ///
    /// - Parameters:
    ///   - name: the signal's name; it takes its place among the steps' names.
    ///   - type: what the answer is; one that can't be read so is left for a better one.
    /// - Throws: ``WorkflowStop`` where the run doesn't go on: throw that on.
    public func waitFor<Answer: Decodable>(_ name: String, as type: Answer.Type) throws -> Answer {
        switch try ledger.withLock({ try $0.answer(name) }) {
        case .recorded(let record): return try decode(record)
        case .came(let record):
            let answer: Answer = try decode(record)
            _ = try ledger.withLock { try $0.finish(record.moved(to: .completed)) }
            return answer
        }
    }

    /// Waits for a signal whatever it says.
    @discardableResult
    public func waitFor(_ name: String) throws -> JSON {
        switch try ledger.withLock({ try $0.answer(name) }) {
        case .recorded(let record): return record.result ?? .null
        case .came(let record):
            _ = try ledger.withLock { try $0.finish(record.moved(to: .completed)) }
            return record.result ?? .null
        }
    }
}

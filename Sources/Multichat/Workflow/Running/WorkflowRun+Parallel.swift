import Dispatch
import Synchronization

extension WorkflowRun {
    /// Runs several steps beside each other, each on a thread of its own; those that have completed before are not.
    ///
    /// All come to an end before this returns, also where one fails.
    ///
    /// - Parameters:
    ///   - names: the steps' names.
    ///   - options: the same for all of them.
    ///   - width: at most so many at once.
    ///   - body: what the step of a name does.
    /// - Returns: the results, in the order of the names.
    /// - Throws: ``WorkflowFailure`` of the first of the names that has failed, else as `step`.
    @discardableResult
    public func parallel<Output: Codable & Sendable>(
        _ names: [String], _ options: StepOptions = .atLeastOnce, width: Int = 8,
        _ body: @escaping @Sendable (String) throws -> Output
    ) throws -> [Output] {
        let limits = limits
        let records = try beside(names, options, width: width) { name in
            try JSON(encoding: body(name), field: "result of \(name)", limits: limits)
        }
        return try records.map { try decode($0) }
    }

    private func beside(
        _ names: [String], _ options: StepOptions, width: Int, _ work: @escaping @Sendable (String) throws -> JSON
    ) throws -> [StepRecord] {
        let starts = try ledger.withLock { ledger in
            try ledger.begin(names.map { StepCall($0, options) }, isGroup: true)
        }
        let running = starts.compactMap(\.running)
        let ends = Ends(running.count)
        let group = DispatchGroup()
        for _ in 0..<min(max(width, 1), running.count) {
            DispatchQueue(label: "workflow steps").async(group: group) {
                while let place = ends.next() {
                    let record = running[place]
                    let end = Result { try self.attempt(record, options) { try work(record.name) } }
                    ends.set(end, of: record.name)
                }
            }
        }
        group.wait()
        return try ends.records(of: starts)
    }
}

/// The ends of steps that run beside each other.
private final class Ends: Sendable {
    private let count: Int
    private let state = Mutex((next: 0, ends: [String: Result<StepRecord, any Error>]()))

    init(_ count: Int) { self.count = count }

    /// The place of the next step that nobody runs yet.
    func next() -> Int? {
        state.withLock { state in
            guard state.next < count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func set(_ end: Result<StepRecord, any Error>, of name: String) { state.withLock { $0.ends[name] = end } }

    /// The records of all steps; throws why the run doesn't go on, else the first failure.
    func records(of starts: [StepStart]) throws -> [StepRecord] {
        let ends = state.withLock { $0.ends }
        for case .failure(let stop as WorkflowStop) in ends.values { throw stop }
        return try starts.map { start in
            switch start {
            case .recorded(let record): return record
            case .failed(let failure): throw failure
            case .run(let record):
                guard let end = ends[record.name] else { throw WorkflowStop() }
                return try end.get()
            }
        }
    }
}

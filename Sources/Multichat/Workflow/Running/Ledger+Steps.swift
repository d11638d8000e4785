extension Ledger {
    /// Says what is to be done for steps that the code comes to: for one, or for several that run beside each other.
    ///
    /// - Throws: ``WorkflowStop`` where the run doesn't go on, or the code comes to other steps than are recorded.
    mutating func begin(_ calls: [StepCall], isGroup: Bool = false) throws -> [StepStart] {
        try requireGoing()
        let first = next
        for call in calls { try claim(call) }
        let records = calls.map { steps[$0.name] }
        if records.contains(where: { $0?.state != .completed }) {
            try look()
            try requireGoing()
        }
        var write = LedgerWrite()
        let starts = calls.enumerated().map { offset, call in
            var record = StepRecord(call.name, number: first + offset, .running)
            record.group = isGroup ? first : nil
            record.input = call.input
            return start(record, call, &write)
        }
        if !write.steps.isEmpty { _ = try record(write) }
        active = Set(starts.compactMap { $0.running?.name })
        if let name = early, active.contains(name) { early = nil }
        return starts
    }

    /// Records that a step has failed once and is tried again.
    mutating func retry(_ record: StepRecord) throws {
        _ = try self.record(LedgerWrite(steps: [record.moved(to: .retrying)]))
        try look()
        try requireGoing()
    }

    /// Records the end of a step, and with it the start of the next one that is planned.
    mutating func finish(_ record: StepRecord) throws -> StepRecord {
        active.remove(record.name)
        let goesOn = record.state == .completed && active.isEmpty && stop == nil
        _ = try self.record(LedgerWrite(steps: [record], start: goesOn ? planned(next) : nil))
        return steps[record.name] ?? record
    }

    /// Gives a step its number, which must be the recorded one.
    mutating func claim(_ call: StepCall) throws {
        do {
            try WorkflowKeys.check(step: call.name)
            try call.options.check(call.name)
            try requireFree(call.name)
            try requireSame(call.name, next)
        } catch let error as MultichatError {
            throw halt(error)
        }
        claimed.insert(call.name)
        next += 1
    }

    private func start(_ fresh: StepRecord, _ call: StepCall, _ write: inout LedgerWrite) -> StepStart {
        let old = steps[call.name]
        var record = fresh
        record.startedAt = workflow.now
        switch old?.state {
        case .completed: return .recorded(old ?? record)
        case .failed: return .failed(WorkflowFailure(step: call.name, message: old?.error ?? ""))
        case .running where early != call.name && call.options.isAtMostOnce:
            record.state = .failed
            record.startedAt = old?.startedAt
            record.error = Self.interrupted
            write.steps.append(record)
            return .failed(WorkflowFailure(step: call.name, message: Self.interrupted))
        case .running where early == call.name: record.startedAt = old?.startedAt ?? record.startedAt
        case .retrying: record.attempt = (old?.attempt ?? 0) + 1
        default: if record.group != nil || call.options.isAtMostOnce { write.steps.append(record) }
        }
        return .run(record)
    }

    private static let interrupted =
        "It may have been running when its process ended, and is not to be run twice: look what it did, then resume "
        + "the workflow."
}

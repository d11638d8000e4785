extension Ledger {
    /// What a wait has come to.
    enum Answer {
        /// The answer was taken before.
        case recorded(StepRecord)
        /// A signal has come, and is not taken yet.
        case came(StepRecord)
    }

    /// Looks for the answer to a wait; without one, the run is left waiting.
    ///
    /// - Throws: ``WorkflowStop`` where there is no answer yet, or the run doesn't go on.
    mutating func answer(_ name: String) throws -> Answer {
        try requireGoing()
        try claim(StepCall(name, .atLeastOnce))
        let number = next - 1
        if let record = steps[name], record.state == .completed { return .recorded(record) }
        var wait = StepRecord(name, number: number, .waiting)
        wait.isWait = true
        wait.startedAt = steps[name]?.startedAt ?? workflow.now
        let key = WorkflowKeys.signal(workflow.name, name)
        for _ in 0..<100 {
            try look()
            try requireGoing()
            let newest = try signal(key)
            if let signal = newest, !signal.lacksBody {
                if early == name { early = nil }
                wait.result = signal.body
                wait.sequence = signal.sequence
                return .came(wait)
            }
            var waiting = run.moved(to: .waiting)
            waiting.signal = name
            var write = LedgerWrite(steps: [wait], run: waiting, isLast: true)
            write.expecting = [.newest(WorkflowKeys.run(workflow.name), run.sequence), .newest(key, newest?.sequence)]
            if try record(write) {
                early = nil
                stop = .waiting(name)
                throw WorkflowStop()
            }
        }
        throw halt(MultichatError.rewound(workflow))
    }

    private mutating func signal(_ key: EntryKey) throws -> Entry? {
        do {
            return try chat.latest(key)
        } catch let error as MultichatError {
            throw halt(error)
        }
    }
}

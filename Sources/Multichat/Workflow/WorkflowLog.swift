/// All that a session's log says of a run.
struct WorkflowLog {
    /// What became of it; `nil` where it never began. A run that came by a fork unfinished is paused.
    private(set) var run: RunRecord?
    /// The steps that have a record, by name.
    private(set) var steps: [String: StepRecord] = [:]
    /// The signals that have come.
    private(set) var signals: [String: Entry] = [:]
    /// Whether some of its records were erased.
    private(set) var isErased = false

    /// Reads it.
    ///
    /// - Throws: ``MultichatError`` with the code `incompatible` where an entry under its keys is something else.
    init(_ chat: Chat, _ name: String) throws {
        let prefix = WorkflowKeys.prefix(name)
        for entry in try chat.newest(prefix) {
            let key = entry.key
            if let signal = WorkflowKeys.name(of: key, behind: prefix + "signal/") {
                if !entry.lacksBody { signals[signal] = entry }
            } else if entry.lacksBody {
                isErased = true
            } else if key == WorkflowKeys.run(name) {
                guard let record = RunRecord(entry) else { throw MultichatError.notARecord(entry, chat) }
                run = try record.asSeen(in: chat)
            } else if let step = WorkflowKeys.name(of: key, behind: prefix + "step/") {
                guard let record = StepRecord(entry, name: step) else { throw MultichatError.notARecord(entry, chat) }
                steps[step] = record
            }
        }
    }

    /// Whether it waits for what has not come yet.
    var waitsInVain: String? {
        guard let run, run.state == .waiting, let signal = run.signal else { return nil }
        return signals[signal] == nil ? signal : nil
    }
}

extension RunRecord {
    /// The record as it counts in a session: what a fork copied from its parent doesn't go on by itself.
    func asSeen(in chat: Chat) throws -> RunRecord {
        guard state.isUnfinished, try sequence <= chat.session().forkedFrom?.sequence ?? 0 else { return self }
        var copy = self
        copy.state = .paused
        return copy
    }
}

extension Entry {
    /// Whether its body was erased.
    var lacksBody: Bool {
        if case .erased = seal { true } else { false }
    }
}

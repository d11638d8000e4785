import Multichat
import MultichatFiles

extension LogContents {
    /// Finds the state behind the sealed segments, reads the last one, and compares the recorded head.
    func load() throws {
        state = try state(behind: sealed.count - 1)
        if state.session.head.sequence + 1 < map.first, damage.isEmpty {
            report(state.session.head.sequence + 1, file.path, "it is missing")
        }
        hasUnfinishedEnd = try refresh() != .nothing
        try compareRecorded()
        if !damage.isEmpty { damagedSize = try file.size }
    }

    /// Takes in what the last segment holds behind its known end, up to a length.
    func scan(to size: Int) throws -> SegmentRest {
        var reader = SegmentReader(file.path, from: map.next)
        var lines: [ScannedLine] = []
        try RawLines.each(file, map.end..<size) { raw in
            reader.take(raw, into: &lines)
            for line in lines {
                map.add(line.entry, at: line.offset)
                map.end = line.end
                fold(line, into: &state)
            }
            lines.removeAll(keepingCapacity: true)
        }
        note(reader.damage)
        if !reader.damage.isEmpty { lose(through: reader.expected - 1) }
        isUnsynced = true
        return reader.finish()
    }

    /// Folds an entry into a state; one that doesn't fit is damage.
    func fold(_ line: ScannedLine, into state: inout SessionState) {
        do {
            try state.apply(line.entry)
        } catch {
            if damage.isEmpty { report(line.entry.sequence, folder.path, "it doesn't fit the session: \(error)") }
            state.session.head = line.entry.head
            state.session.updatedAt = max(state.session.updatedAt, line.entry.time)
        }
        if let fence = line.fence { state.session.fence = max(state.session.fence, fence) }
    }

    /// Notes damage.
    func report(_ sequence: Int, _ place: String, _ reason: String) {
        note([LogDamage(sequence: sequence, place: place, reason: reason)])
    }

    /// Notes damage that isn't known yet.
    func note(_ found: [LogDamage]) {
        for new in found where !damage.contains(new) { damage.append(new) }
    }

    /// Makes the log end at a sequence though the entries up to there are lost: whoever reads them gets an error, not
    /// a shorter log.
    private func lose(through sequence: Int) {
        guard sequence >= map.next else { return }
        map.lose(before: sequence + 1)
        state.session.head.sequence = sequence
    }

    /// Throws if the log is damaged.
    func requireWhole() throws {
        guard let first = damage.first else { return }
        throw MultichatError.damaged(reference, sequence: first.sequence, "\(first.reason) (\(first.place))")
            .with { $0.hint = "It can still be read where it is whole, and takes no appends. " + ($0.hint ?? "") }
    }

    /// A log that doesn't reach the recorded head, or another one there, has lost entries.
    private func compareRecorded() throws {
        do {
            recorded = try RecordedHead.read(folder, of: reference)
        } catch let error as MultichatError where error.code == .damaged {
            return report(state.session.head.sequence, folder.head, "it isn't as it was written")
        }
        let head = state.session.head
        if recorded.sequence > head.sequence {
            report(head.sequence + 1, file.path, "the log was cut: its recorded head is \(recorded.sequence)")
            lose(through: recorded.sequence)
            state.session.head = recorded
        } else if recorded.sequence == head.sequence, recorded.chain != head.chain {
            report(head.sequence, file.path, "its chain isn't the recorded one")
        }
    }
}

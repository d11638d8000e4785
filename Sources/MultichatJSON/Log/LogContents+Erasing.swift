import Multichat
import MultichatFiles

extension LogContents {
    /// Leaves the mark of the erasures among entries that are about to be written, if there are any.
    func markErasures(_ entries: [Entry]) throws {
        guard let first = entries.first(where: { $0.kind == .erase }) else { return }
        try ErasureMark(folder).leave(first.sequence)
    }

    /// Erases what the entries from a sequence on say that they erased.
    func eraseRecorded(from sequence: Int) throws {
        var erasures: [SequenceRanges] = []
        if sequence <= state.session.head.sequence {
            try forEachEntry(of: sequence...state.session.head.sequence) { entry in
                if entry.kind == .erase { erasures.append(try Lifecycle.erased(by: entry)) }
            }
        }
        // Only a segment that nobody writes any more can be replaced.
        if erasures.contains(where: { $0.bounds?.upperBound ?? 0 >= map.first }) { try roll() }
        for number in sealed.indices {
            let range = sealed[number].first...sealed[number].next - 1
            let own = erasures.map { $0.clamped(to: range) }.filter { !$0.isEmpty }
            if !own.isEmpty { try rewrite(number) { sequence in own.contains { $0.contains(sequence) } } }
        }
        // A tail that was cut off may have been a part of what was written again afterwards.
        try Directory.remove(folder.quarantine)
        try ErasureMark(folder).remove()
    }

    /// Replaces a sealed segment by one in which some bodies are erased.
    private func rewrite(_ number: Int, erasing isErased: (Int) -> Bool) throws {
        guard let file = try sealedFile(number) else { throw lost(sealed[number].first) }
        var lines = EntryLineWriter(capacity: try file.size)
        var times = LineTime()
        var sequence = sealed[number].first
        try RawLines.each(file, 0..<(try file.size)) { raw in
            defer { sequence += 1 }
            guard isErased(sequence) else { return lines.copy(raw.bytes) }
            guard let line = EntryLine(raw.bytes, &times), line.sequence == sequence else { throw lost(sequence) }
            var entry = line.entry(withBody: true)
            if !entry.isErased { entry.erase(chainer) }
            lines.write(entry, LinePlace(place: line.place, batch: line.batch, fence: line.fence))
        }
        guard sequence == sealed[number].next else { throw lost(sequence) }
        // A crash must not leave an index that doesn't fit the new segment.
        try Directory.removeFile(folder.index(sealed[number].first))
        try lines.writer.bytes.withUnsafeBytes { try AtomicFile.replace(file.path, $0) }
        forgetPlaces(number)
        try rebuild(number, keep: false)
    }

    /// Calls the closure with the entries of a range, in order.
    private func forEachEntry(of range: ClosedRange<Int>, _ body: (Entry) throws -> Void) throws {
        var rest: ClosedRange<Int>? = range
        while let wanted = rest {
            let extent = try extent(wanted.end(false, count: 1024), newestFirst: false)
            var loaded = try extent.load()
            for sequence in extent.range { try body(try loaded.entry(sequence) ?? entry(at: sequence)) }
            rest = wanted.without(extent.range.count, false)
        }
    }
}

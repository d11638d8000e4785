import Multichat
import MultichatFiles

extension LogContents {
    /// The lines of a range that are read at once: those at the end that is wanted first, in one segment.
    func extent(_ wanted: ClosedRange<Int>, newestFirst: Bool) throws -> LogExtent {
        try places(of: newestFirst ? wanted.upperBound : wanted.lowerBound)
            .extent(of: wanted, newestFirst: newestFirst)
    }

    /// The entry with a sequence.
    ///
    /// - Throws: code `damaged`.
    func entry(at sequence: Int) throws -> Entry {
        repeat {
            var loaded = try extent(sequence...sequence, newestFirst: true).load()
            if let entry = loaded.entry(sequence) { return entry }
        } while try relocate(sequence)
        throw lost(sequence)
    }

    /// Looks anew where the lines of the sealed segment stand that holds a sequence; answers whether they may have moved.
    ///
    /// Erasing replaces a segment by a shorter one, also while others know where its lines stood, or make its index.
    func relocate(_ sequence: Int) throws -> Bool {
        guard sequence < map.first, !damage.contains(where: { $0.sequence == sequence }) else { return false }
        let number = number(of: sequence)
        let first = sealed[number].first
        guard let status = try FileStatus(folder.segment(first)), relocated[first] != status else { return false }
        relocated[first] = status
        forgetPlaces(number)
        try rebuild(number, keep: false)
        return true
    }

    /// Forgets where the lines of a sealed segment stand.
    func forgetPlaces(_ number: Int) {
        offsets[sealed[number].first] = nil
        sealed[number].map = nil
    }

    /// The error of an entry that isn't as it was written; the log takes no appends from then on.
    func lost(_ sequence: Int) -> MultichatError {
        let known = damage.first { $0.sequence == sequence }
        let reason = known?.reason ?? "its line isn't as it was written"
        let number = sequence < map.first ? number(of: sequence) : nil
        let place = known?.place ?? number.map { folder.segment(sealed[$0].first) } ?? file.path
        if known == nil { report(sequence, place, reason) }
        return MultichatError.damaged(reference, sequence: sequence, "\(reason) (\(place))")
    }

    /// The number of the sealed segment that holds a sequence.
    func number(of sequence: Int) -> Int {
        var low = 0
        var high = sealed.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if sealed[middle].first <= sequence { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The offsets of a sealed segment; those of the last few are kept.
    private func offsets(_ number: Int) throws -> LineOffsets {
        let first = sealed[number].first
        if let known = offsets[first] { return known }
        if offsets.count >= 4 { offsets.removeAll() }
        let found = try ask(number, { $0.offsets }, orMap: { $0.offsets })
        offsets[first] = found
        return found
    }

    /// Where the lines of the segment stand that holds a sequence.
    private func places(of sequence: Int) throws -> SegmentPlaces {
        guard sequence < map.first else {
            return SegmentPlaces(file: file, first: map.first, offsets: map.offsets, end: map.end)
        }
        let number = number(of: sequence)
        let first = sealed[number].first
        guard let file = try sealedFile(number) else {
            let lost = LineOffsets(lost: sealed[number].next - first)
            return SegmentPlaces(file: self.file, first: first, offsets: lost, end: 0)
        }
        return SegmentPlaces(file: file, first: first, offsets: try offsets(number), end: try file.size)
    }
}

import Multichat
import MultichatFiles

extension LogContents {
    /// The session's state behind the sealed segment with a number; before the first one, what it started with.
    func state(behind number: Int) throws -> SessionState {
        guard number >= 0 else {
            return SessionState(Session(origin, at: origin.createdAt ?? environment.configuration.clock()))
        }
        if let state = try index(number)?.state, state.session.head.sequence == sealed[number].next - 1,
            state.session.createdAt == origin.createdAt
        {
            return state
        }
        return try rebuild(number, keep: false).state
    }

    /// Reads a sealed segment and makes its index anew.
    ///
    /// - Parameter keep: whether to keep what was found in memory too; it is kept where no index can be written.
    @discardableResult
    func rebuild(_ number: Int, keep: Bool) throws -> (map: SegmentMap, state: SessionState) {
        let known = damage.count
        let (map, state) = try read(number, behind: try state(behind: number - 1))
        let isWritten = damage.count == known && write(map, state)
        if keep || !isWritten { sealed[number].map = map }
        return (map, state)
    }

    /// Reads all lines of a sealed segment.
    func read(_ number: Int, behind state: SessionState) throws -> (map: SegmentMap, state: SessionState) {
        let segment = sealed[number]
        var state = state
        var map = SegmentMap(first: segment.first)
        let path = folder.segment(segment.first)
        var reader = SegmentReader(path, from: segment.first)
        var lines: [ScannedLine] = []
        let file = try sealedFile(number)
        try RawLines.each(file ?? self.file, 0..<(try file?.size ?? 0)) { raw in
            reader.take(raw, into: &lines)
            for line in lines {
                map.add(line.entry, at: line.offset)
                map.end = line.end
                fold(line, into: &state)
            }
            lines.removeAll(keepingCapacity: true)
        }
        note(reader.damage)
        checkEnd(map, reader.finish(), segment)
        map.lose(before: segment.next)
        return (map, state)
    }

    /// Writes the index of a segment; answers whether that went well, which is no must.
    @discardableResult
    func write(_ map: SegmentMap, _ state: SessionState) -> Bool {
        guard environment.canWrite else { return false }
        let content = SegmentIndex.content(map, state)
        let path = folder.index(map.first)
        return (try? content.withUnsafeBytes { try AtomicFile.replace(path, $0) }) != nil
    }

    /// Asks the index of a sealed segment, or the segment itself where there is no index.
    func ask<Answer>(
        _ number: Int, _ index: (SegmentIndex) -> Answer?, orMap: (SegmentMap) -> Answer
    ) throws -> Answer {
        if let map = sealed[number].map { return orMap(map) }
        if let file = try self.index(number), let answer = index(file) { return answer }
        return orMap(try rebuild(number, keep: true).map)
    }

    /// Reads the filters of all sealed segments that weren't needed before.
    func loadFilters() throws {
        for number in sealed.indices where sealed[number].bloom == nil {
            sealed[number].bloom = try ask(number, { $0.bloom }, orMap: { $0.bloom })
        }
    }

    /// The index of a sealed segment, if it fits the segment's file.
    private func index(_ number: Int) throws -> SegmentIndex? {
        let segment = sealed[number]
        guard let index = SegmentIndex(folder.index(segment.first)), index.first == segment.first,
            index.count == segment.next - segment.first
        else { return nil }
        return try FileStatus(folder.segment(segment.first))?.size == index.bytes ? index : nil
    }

    /// The file of a sealed segment; `nil` where it is missing.
    ///
    /// - Throws: ``StaleLog`` where the whole session is gone.
    func sealedFile(_ number: Int) throws -> File? {
        do {
            return try File(folder.segment(sealed[number].first), .read)
        } catch let error as MultichatError where error.code == .notFound {
            guard try FileStatus(folder.metadata) != nil else { throw StaleLog() }
            return nil
        }
    }

    private func checkEnd(_ map: SegmentMap, _ rest: SegmentRest, _ segment: SealedSegment) {
        let place = folder.segment(segment.first)
        if map.next < segment.next {
            report(map.next, place, "it is missing")
        } else if map.next > segment.next {
            report(segment.next, place, "it stands in two segments")
        } else if rest != .nothing {
            report(segment.next - 1, place, "unknown bytes follow it")
        }
    }
}

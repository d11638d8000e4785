import Multichat
import MultichatFiles

extension LogContents {
    /// Takes in what other writers added, if nothing here is newer than the file; costs two looks at paths.
    ///
    /// - Throws: ``StaleLog`` where the log must be opened anew.
    func refreshForReading() throws {
        guard !isCommitting, !file.isPoisoned else { return }
        let known = damage.count
        _ = try refresh()
        // What a reader finds without the lock may be half of what a writer is doing: opening looks again.
        if damage.count > known { throw StaleLog() }
    }

    /// Takes in what other writers added, and goes on to the segments that they began.
    ///
    /// - Returns: what follows the last complete batch.
    func refresh() throws -> SegmentRest {
        while true {
            guard let status = try FileStatus(file.path), status.inode == inode else { throw StaleLog() }
            if status.size < map.end, damagedSize == nil { noteCut(to: status.size) }
            if let damagedSize, damagedSize != status.size { throw StaleLog() }
            let hasMore = status.size > map.end && damagedSize == nil
            let rest = hasMore ? try scan(to: status.size) : .nothing
            guard try advance(behind: rest) else { return rest }
        }
    }

    /// Notes that somebody cut what was served already, and records the head so that others learn of it too.
    private func noteCut(to size: Int) {
        let known = (try? RecordedHead.read(folder, of: reference)) ?? .empty
        if environment.canWrite, known.sequence < state.session.head.sequence { record() }
        report(map.first + (map.offsets.lastPlace(before: size) ?? 0), file.path, "the log was cut while it was open")
        damagedSize = size
    }

    /// Goes on to the next segment, if another writer began it.
    private func advance(behind rest: SegmentRest) throws -> Bool {
        let next = state.session.head.sequence + 1
        guard next != map.first, damage.isEmpty, held == nil || held != lastMark else { return false }
        guard try FileStatus(folder.segment(next)) != nil else {
            lastMark = held
            return false
        }
        guard case .nothing = rest else { throw StaleLog() }
        try begin(next)
        return true
    }

    /// Makes the segment that begins with a sequence the last one.
    func begin(_ first: Int) throws {
        let (file, isWritable) = try Self.openFile(folder.segment(first), environment)
        inode = try Self.identity(file)
        lastMark = nil
        sealed.append(SealedSegment(first: map.first, next: first))
        map = SegmentMap(first: first)
        self.file = file
        self.isWritable = isWritable
    }
}

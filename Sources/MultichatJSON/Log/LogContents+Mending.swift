import Multichat
import MultichatFiles
import Synchronization

extension LogContents {
    /// Mends what a dead writer left behind the last complete batch; the log's lock is held.
    func settle(_ rest: SegmentRest) throws {
        guard damage.isEmpty else { return }
        switch rest {
        case .nothing: return
        case .unterminated:
            // The checksum says that the batch is complete: only the newline is missing.
            try [UInt8(ascii: "\n")].withUnsafeBytes { try file.write($0, at: try file.size) }
            try sync()
            recovered("a newline was added behind a complete entry")
            _ = try refresh()
        case .torn: try cut()
        }
    }

    /// Copies what follows the last complete batch to the quarantine, and cuts it off.
    private func cut() throws {
        let size = try file.size
        try Directory.create(folder.quarantine)
        let name = "\(state.session.head.sequence + 1)-at-\(map.end)-\(environment.configuration.clock().microseconds)"
        let copy = try File(folder.quarantine + "/" + name, .create)
        var offset = map.end
        while offset < size {
            let bytes = try file.read(min(size - offset, 1 << 20), at: offset)
            try bytes.withUnsafeBytes { try copy.write($0, at: offset - map.end) }
            offset += bytes.count
        }
        try copy.sync()
        try Directory.sync(folder.quarantine)
        try file.truncate(to: map.end)
        try sync()
        recovered("\(size - map.end) bytes of an append that was never answered were moved to quarantine/\(name)")
    }

    private func recovered(_ action: String) {
        environment.recoveries.note(Recovery(session: reference, place: file.path, action: action))
    }

    /// Opens the last segment anew after a failed sync, and writes again what nobody can vouch for.
    ///
    /// The page cache may hold as clean what the disk never got; a second sync would do nothing. Writing the same
    /// bytes makes them dirty again, and the next segment goes to another place of the disk.
    func reopen() throws {
        let (file, isWritable) = try Self.openFile(file.path, environment)
        guard try Self.identity(file) == inode else { throw StaleLog() }
        var offset = map.end
        let size = try file.size
        while offset < size {
            let bytes = try file.read(min(size - offset, 1 << 20), at: offset)
            try bytes.withUnsafeBytes { try file.write($0, at: offset) }
            offset += bytes.count
        }
        try file.sync()
        self.file = file
        self.isWritable = isWritable
        mustRoll = true
    }

    /// Starts a new segment: the present one gets its index, and its head is recorded.
    func roll() throws {
        if isUnsynced { try sync() }
        let next = state.session.head.sequence + 1
        if next == map.first {
            mustRoll = false
            return
        }
        write(map, state)
        record()
        // Others look for a new segment where they find this word.
        try FileLock.leaveWord(folder.lock)
        _ = try File(folder.segment(next), .create)
        try syncDirectory(folder.path)
        try begin(next)
        try loadFilters()
        mustRoll = false
    }

    /// Writes the head down, if it is another one than last time.
    ///
    /// A failure must not fail the append before it, which is durable: the next append tries again. Until then, only a
    /// cut of entries behind the head written last goes unnoticed.
    func record() {
        let head = state.session.head
        guard head != recorded, damage.isEmpty else { return }
        isRecordDue = (try? RecordedHead.write(head, to: folder)) == nil
        if !isRecordDue { recorded = head }
    }

    /// Makes the names that lead to the log durable: who made them may have died before.
    func anchor() throws {
        try syncDirectory(folder.path)
        try syncDirectory(Directory.parent(of: folder.path))
        isAnchored = true
    }

    private func sync() throws {
        try file.sync()
        isUnsynced = false
        environment.counters.syncs.add(1, ordering: .relaxed)
    }

    private func syncDirectory(_ path: String) throws {
        try Directory.sync(path)
        environment.counters.syncs.add(1, ordering: .relaxed)
    }
}

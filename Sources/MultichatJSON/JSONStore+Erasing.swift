import Multichat
import MultichatFiles

extension JSONStore: Erasing {
    /// Each segment is written once for all that is erased in it.
    public var erasureLimit: Int { 10_000 }

    /// Removes what crashes and deletions left, and finishes erasures; copies that aren't complete are named.
    public func scrub() throws -> [Remnant] {
        _ = try compact(.unlimited)
        let copies = (try? Directory.entries(layout.staging)) ?? []
        return try pendingErasures()
            + copies.map { copy in
                Remnant(
                    layout.staging + "/" + copy.name,
                    "it is an unfinished copy; finish or repeat that import or migration")
            }
    }

    /// Finishes the erasures that were interrupted; names what can't be finished.
    private func pendingErasures() throws -> [Remnant] {
        try folders().compactMap { folder in
            guard try FileStatus(folder.erasing) != nil else { return nil }
            let reference = try folder.reference()
            if let reference { _ = try openLog(OpenSessions.Key(reference: reference)) }
            guard try FileStatus(folder.erasing) != nil else { return nil }
            return Remnant(
                folder.path, "an interrupted erasure can't be finished; `multichat verify` says what is wrong")
        }
    }

    /// The directories of all sessions.
    func folders() throws -> [SessionFolder] {
        try directories(nil).flatMap { directory in
            try names(in: directory).map { SessionFolder(path: directory + "/" + $0) }
        }
    }
}

extension JSONStore: Compacting {
    /// Removes what crashes and deletions left in the directory; no writer waits for that.
    ///
    /// Erased and deleted bodies take no room: a segment is written anew where one is erased.
    public func compact(_ slice: CompactionSlice) throws -> Compaction {
        try requireWritable()
        let before = try left()
        sweep()
        for folder in try folders().map(\.path) + directories(nil) + [path] { _ = try? AtomicFile.sweep(folder) }
        return Compaction(bytes: max(before - (try left()), 0), isComplete: true)
    }

    /// How many bytes of what is to be removed there are.
    private func left() throws -> Int {
        let folders = try self.folders().map(\.path) + directories(nil) + [path]
        let files = folders.flatMap { folder in
            ((try? Directory.entries(folder)) ?? []).filter { $0.name.hasPrefix(AtomicFile.temporaryPrefix) }
                .map { folder + "/" + $0.name }
        }
        return files.reduce(0) { $0 + ((try? FileStatus($1)?.size) ?? 0) } + ((try? Self.size(of: layout.trash)) ?? 0)
    }
}

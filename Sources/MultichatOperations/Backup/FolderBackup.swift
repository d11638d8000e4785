import Multichat
import MultichatFiles

/// Keeps a copy of a store in a folder, and adds to it only what is new since the last time.
///
///     let report = try FolderBackup(of: store, in: "/backups/chats").run()
///
/// The store can be used meanwhile; each session is copied up to the head that it had when it was listed. What is new
/// is proven by the chain: it must follow the head that the folder has. A part counts when it was written, synced and
/// read again, and then the manifest is replaced: whatever happens before, the folder holds the backup before.
public struct FolderBackup: Sendable {
    /// What a backup did.
    public struct Report: Sendable, Equatable {
        /// Sessions that the backup holds.
        public var sessions = 0
        /// Sessions of which something was added.
        public var changed = 0
        /// Entries added.
        public var entries = 0
        /// Bytes written.
        public var bytes = 0
        /// What keeps sessions from being copied; the folder keeps what it had of them.
        public var damage: [Damage] = []

        /// Makes an empty one.
        public init() {}
    }

    /// Called with the number of entries copied so far; what it throws ends the backup.
    public var progress: @Sendable (Int) throws -> Void = { _ in }
    private let store: any Restoring
    private let folder: BackupFolder

    /// Makes the backup of a store in a folder, which is made where it is missing.
    public init(of store: any Restoring, in folder: String) {
        self.store = store
        self.folder = BackupFolder(path: folder)
    }

    /// Adds what is new.
    ///
    /// - Parameter full: writes everything anew, and removes the earlier parts when that is done: what was erased or
    ///   deleted since is then in the folder no more.
    /// - Throws: ``MultichatError``: `cannotCreate` where the folder holds something else, `io` where the disk is full;
    ///   the folder holds the backup before then.
    public func run(full: Bool = false) throws -> Report {
        try folder.withLock {
            let old = try folder.manifest()
            let base = full ? nil : old
            var manifest = base ?? BackupManifest(madeAt: store.configuration.clock())
            manifest.madeAt = store.configuration.clock()
            var report = Report()
            let wanted = try listed(&report)
            manifest.sessions = try kept(wanted, of: base, report)
            if let part = try write(wanted, base, &manifest, &report) { manifest.parts.append(part) }
            report.sessions = manifest.sessions.count
            try manifest.write(in: folder.path)
            if full { folder.removeParts(except: manifest) }
            return report
        }
    }

    /// The sessions of the store as they are now.
    private func listed(_ report: inout Report) throws -> [Session] {
        var found: [Session] = []
        report.damage = try store.forEachSession(in: nil) { session in
            if session.reference != .hybridNotes { found.append(session) }
        }
        return found
    }

    /// What the folder has of sessions that are still there, or can't be read now.
    private func kept(
        _ wanted: [Session], of base: BackupManifest?, _ report: Report
    ) throws -> [SessionReference: BackupManifest.Item] {
        let present = Set(wanted.map(\.reference)).union(report.damage.compactMap(\.session))
        return (base?.sessions ?? [:]).filter { present.contains($0.key) }
    }

    /// Writes the part of what is new; `nil` where there is nothing.
    private func write(
        _ wanted: [Session], _ base: BackupManifest?, _ manifest: inout BackupManifest, _ report: inout Report
    ) throws -> BackupManifest.Part? {
        var part: BackupPartWriter?
        let file = try folder.nextPart()
        let partial = folder.path + "/" + file + BackupFolder.partialSuffix
        do {
            for session in wanted {
                guard let step = try step(for: session, base, &report) else { continue }
                if part == nil { part = try BackupPartWriter(partial, limits: store.configuration.limits) }
                guard try add(step, to: &part, &report) else { continue }
                manifest.sessions[session.reference] = .init(origin: step.origin, head: step.end)
                try progress(report.entries)
            }
            guard let (bytes, digest) = try part?.finish() else { return nil }
            report.bytes = bytes
            try folder.check(partial, bytes, digest, store.configuration.limits)
            try Directory.rename(partial, to: folder.path + "/" + file)
            return .init(file: file, bytes: bytes, digest: digest)
        } catch {
            try? Directory.removeFile(partial)
            throw folder.unchanged(error)
        }
    }

    /// What is to be copied of a session.
    private struct Step {
        var origin: NewSession
        var start: Head
        var end: Head
    }

    private func step(for session: Session, _ base: BackupManifest?, _ report: inout Report) throws -> Step? {
        do {
            var origin = try store.origin(of: session.reference)
            origin.fence = session.fence
            guard let known = base?.sessions[session.reference], known.isBeginning(of: origin),
                try store.holds(known.head, in: session)
            else { return Step(origin: origin, start: .empty, end: session.head) }
            return known.head == session.head ? nil : Step(origin: origin, start: known.head, end: session.head)
        } catch let error as MultichatError where error.code == .damaged {
            report.damage.append(Damage(error, in: session.reference, place: "log"))
            return nil
        } catch let error as MultichatError where error.code == .notFound {
            // It was deleted since.
            return nil
        }
    }

    /// Adds a session to the part; answers whether all of it is there.
    private func add(_ step: Step, to part: inout BackupPartWriter?, _ report: inout Report) throws -> Bool {
        do {
            let before = part?.entries ?? 0
            try part?.add(step.origin, of: store, from: step.start, to: step.end)
            report.entries += (part?.entries ?? 0) - before
            report.changed += 1
            return true
        } catch let error as MultichatError where error.code == .damaged {
            report.damage.append(Damage(error, in: step.origin.reference, place: "log"))
        } catch let error as MultichatError where error.code == .notFound {}
        return false
    }
}

extension BackupManifest.Item {
    /// Whether a session that began so can have gone on from what the backup has.
    fileprivate func isBeginning(of other: NewSession) -> Bool {
        var (own, other) = (origin, other)
        (own.fence, other.fence) = (0, 0)
        return own == other
    }
}

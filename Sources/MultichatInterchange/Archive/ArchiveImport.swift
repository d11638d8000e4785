import Multichat
import MultichatFiles

/// Takes an archive back into a store, with the same chains.
public struct ArchiveImport: Sendable {
    /// What an import of an archive did.
    public struct Report: Sendable, Equatable {
        /// Sessions stored.
        public var sessions = 0
        /// Entries stored.
        public var entries = 0
        /// Of those, messages.
        public var messages = 0
        /// Entries that were there already.
        public var duplicates = 0
        /// Sessions that the store has with another log, and why they were left alone.
        public var refused: [Migration.Refusal] = []
    }

    /// Only this tenant's sessions; all where it is `nil`, but for those of the store's own namespaces.
    public var namespace: Namespace?
    /// Whether everything is checked and nothing stored.
    public var isDryRun = false
    /// Whether sessions are taken that a store keeps about itself, such as those of its learnings.
    public var takesOwn = true
    /// Called with the number of entries stored or found so far, and of all in the archive, before the first is stored
    /// and behind each batch. What it throws ends the import there; a second run adds the rest.
    public var progress: @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    /// What errors call the archive; its path where it is `nil`.
    var name: String?
    private let store: LateStore

    /// Makes an import into a store.
    public init(into store: any Restoring) { self.init(LateStore(store)) }

    init(_ store: LateStore) { self.store = store }

    /// Whether a file begins as an archive does.
    public static func recognises(_ path: String) -> Bool {
        guard let file = try? File(path, .read) else { return false }
        let wanted = Array(ArchiveFormat.beginning.utf8)
        return (try? file.read(wanted.count, at: 0)) == wanted
    }

    /// Checks the whole archive, then stores its sessions, each visible when it is complete.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the archive was cut or changed; nothing was stored.
    public func run(_ path: String) throws -> Report {
        let proven = try ArchiveReader(path, called: name ?? path, limits: store.limits)
        let counts = try ArchiveProof.check(proven, limits: store.limits)
        guard counts.sessions > 0 else { return Report() }
        try progress(0, counts.entries)
        let reader = try ArchiveReader(path, called: name ?? path, limits: store.limits)
        var intake = ArchiveIntake(self, try store.opened(), total: counts.entries)
        while let item = try reader.next() {
            switch item {
            case .session(let origin, let head): try intake.begin(origin, head)
            case .entry(let entry): try intake.add(entry)
            case .trailer: break
            }
        }
        try intake.endSession()
        return intake.report
    }

    /// Hands over what an archive holds; who calls this has checked it before.
    package static func read(
        _ path: String, limits: JSONLimits, begin: (NewSession, Head) throws -> Void,
        take: ([Entry], SessionReference) throws -> Void
    ) throws {
        let reader = try ArchiveReader(path, called: path, limits: limits)
        var session: SessionReference?
        var batch: [Entry] = []
        while let item = try reader.next() {
            if case .entry(let entry) = item {
                batch.append(entry)
                if batch.count < 500 { continue }
            }
            if let session, !batch.isEmpty { try take(batch, session) }
            batch.removeAll(keepingCapacity: true)
            guard case .session(let origin, let head) = item else { continue }
            session = origin.reference
            try begin(origin, head)
        }
    }
}

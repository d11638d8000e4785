import Multichat
import MultichatInterchange
import MultichatStores

/// Brings a backup back, into a store that is empty or not there.
///
///     let report = try Restore(from: "/backups/chats").run(into: .sqlite("chats.db"))
///
/// The store begins a new life: what a hybrid notes about itself doesn't come along, so that a Redis that belonged to
/// the old life is refused instead of being taken for this one's. A store of files appears when it is complete and
/// verified; any other shows its sessions when all of them are.
public struct Restore: Sendable {
    /// What a restore did.
    public struct Report: Sendable, Equatable {
        /// Sessions brought back.
        public var sessions = 0
        /// Entries of them.
        public var entries = 0
        /// Sessions that are expired by now, and so weren't brought back.
        public var expired = 0

        /// Makes an empty one.
        public init() {}
    }

    /// Called with the number of entries stored so far; what it throws ends the restore.
    public var progress: @Sendable (Int) throws -> Void = { _ in }
    /// The clock, randomness and limits of the stores that are opened.
    public var configuration = StoreConfiguration()
    private let path: String

    /// Makes the restore of what `backup` wrote: a folder, an archive, or a copy of an SQLite store.
    public init(from path: String) { self.path = path }

    /// Brings everything back.
    ///
    /// - Parameter url: the store; of a hybrid, its durable store.
    /// - Throws: ``MultichatError``: `conflict` where the store isn't empty, `damaged` or `invalid` where the backup
    ///   isn't as it was written. The store is as it was before then.
    public func run(into url: StoreURL) throws -> Report {
        let source = try RestoreSource(path)
        return try RestoreTarget(url, configuration).fill { store in
            var intake = RestoreIntake(store, progress)
            do {
                try read(source, &intake)
                return try intake.publish()
            } catch {
                intake.discard()
                throw error
            }
        }
    }

    private func read(_ source: RestoreSource, _ intake: inout RestoreIntake) throws {
        switch source {
        case .folder(let folder, let manifest):
            for item in manifest.sessions.values { try intake.begin(item.origin, item.head) }
            var filled = intake
            try folder.read(manifest, limits: configuration.limits) { try filled.add($0, to: $1) }
            intake = filled
        case .archive(let path):
            let memory = MemoryStore(configuration)
            var proof = ArchiveImport(into: memory)
            proof.isDryRun = true
            _ = try proof.run(path)
            var filled = intake
            try ArchiveImport.read(path, limits: configuration.limits) {
                try filled.begin($0, $1)
            } take: {
                try filled.add($0, to: $1)
            }
            intake = filled
        case .store(let url):
            let store = try Stores.open(url, creating: false, configuration: configuration)
            defer { try? store.close() }
            try intake.copy(store)
        }
    }
}

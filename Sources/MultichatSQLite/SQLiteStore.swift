import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import Synchronization

/// Sessions in one SQLite file, shared by any number of processes on one machine.
///
///     let swarm = Swarm(try SQLiteStore(path: "chats.db"))
///
/// An append is on the disk when it returns (`synchronous=FULL`); appends that wait at the same time share one commit.
/// Besides the file there are `-wal` and `-shm`, which are SQLite's, and `-lock`, which keeps writers apart;
/// once somebody follows sessions, `-bell` tells other processes of changes.
public final class SQLiteStore: Restoring {
    /// The clock, randomness and limits.
    public let configuration: StoreConfiguration
    /// The path of the file.
    public let path: String
    let readers: ReaderPool
    let writes: CommitQueue<SQLiteWrite, SQLiteOutcome>
    let isOpen = Atomic(true)
    let bell: ChangeBell
    /// Commits what is written; `nil` where the file can only be read.
    let writer: StoreWriter?

    /// Opens a file, and makes it where it is missing.
    ///
    /// A store without the right to write, on a file system that is read-only, or on a disk that is full, is opened for
    /// reading: writing to it fails then with the code `permission` or `io`.
    ///
    /// - Parameters:
    ///   - path: the file's path; missing directories are made.
    ///   - configuration: the clock, randomness and limits.
    /// - Throws: ``MultichatError``: `incompatible` for another program's file or a newer version, `damaged` where
    ///   the write-ahead log lost commits, `permission`, `io`.
    public convenience init(path: String, configuration: StoreConfiguration = StoreConfiguration()) throws {
        try self.init(path, configuration, SQLiteSchema.schema)
    }

    /// Opens a file of a schema, which older files are migrated to after a backup.
    init(_ path: String, _ configuration: StoreConfiguration, _ schema: Schema) throws {
        self.path = path
        self.configuration = configuration
        let bell = ChangeBell(path + "-bell")
        self.bell = bell
        do {
            let folder = Directory.parent(of: path)
            if !Directory.exists(folder) { try Directory.create(folder) }
            let writer = try StoreWriter(path, configuration, schema)
            writer.sweep()
            self.writer = writer
            readers = ReaderPool(path)
            writes = CommitQueue(maximumBatch: 512, metrics: configuration.metrics) { batch in
                configuration.metrics?.syncs.add()
                let outcomes = writer.commit(batch)
                bell.ring(zip(batch, outcomes).lazy.compactMap { $1.isSuccess ? $0.visibleSession : nil })
                return outcomes
            }
        } catch let refusal as MultichatError where [.permission, .io].contains(refusal.code) {
            guard let readers = try ReaderPool.readOnly(path, schema) else { throw refusal }
            self.readers = readers
            writer = nil
            writes = CommitQueue { $0.map { _ in .failure(refusal) } }
        }
    }

    /// Creates a session; a conflict where its id is taken.
    public func create(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        return try sessionOutcome(.create(session))
    }

    /// Deletes a session with its entries; whether it was there.
    public func delete(_ reference: SessionReference) throws -> Bool {
        guard case .removed(let existed) = try submit(.delete(reference)) else { return false }
        return existed
    }

    /// Appends a batch: all of it or nothing; durable once it returns.
    public func append(_ append: Append) throws -> Receipt {
        try configuration.measured(.append, append.session, entries: append.drafts.count) {
            try prepare(append)
            return try Self.receipt(of: append) { try submit(.append(append)) }
        }
    }

    /// Closes the store; a second time does nothing.
    public func close() throws {
        guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
        writes.drain()
        bell.close()
        readers.close()
        writer?.database.close()
    }

    func sessionOutcome(_ write: SQLiteWrite) throws -> Session {
        guard case .session(let session) = try submit(write) else { throw Self.mismatch }
        return session
    }

    func submit(_ write: SQLiteWrite) throws -> SQLiteOutcome {
        guard isOpen.load(ordering: .acquiring) else { throw MultichatError.closed(path) }
        return try writes.submit(write)
    }

    static let mismatch = MultichatError(.internal, "The store answered another question than the one asked.")
}

import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import Synchronization

/// The file in which the texts of a namespace are indexed: derived from the store, shared by any number of processes,
/// and made anew where it is damaged or of another version.
///
///     let index = try SearchIndex(IndexPlace.beside("chats.db"), of: "default")
///     let hits = try index.mending { try index.read { … } }
///
/// Losing it loses nothing. Besides the file there are `-wal` and `-shm`, which are SQLite's, and `-lock`.
public final class SearchIndex: Sendable {
    /// The file's path.
    public let path: String
    private let owner: String
    private let note: @Sendable (String) -> Void
    private let state: Mutex<OpenIndex?>

    /// Opens an index, and makes it where it is missing or can't be used.
    ///
    /// - Parameters:
    ///   - path: the file; missing folders are made. See ``IndexPlace``.
    ///   - owner: whose texts it has; a file of another owner's is made anew.
    ///   - note: told in a sentence where the index is made anew, and why.
    /// - Throws: ``MultichatError``: `incompatible` for another program's file, which stays as it is, `permission`,
    ///   `io`.
    public init(_ path: String, of owner: String, note: @escaping @Sendable (String) -> Void = { _ in }) throws {
        self.path = path
        self.owner = owner
        self.note = note
        let folder = Directory.parent(of: path)
        if !Directory.exists(folder) { try Directory.create(folder) }
        state = Mutex(nil)
        do {
            let open = try OpenIndex(path)
            state.withLock { $0 = open }
            if let reason = try open.misfit(owner) { try rebuild(because: reason, open) }
        } catch let error as MultichatError where IndexFiles.canReplace(path, after: error) {
            try rebuild(because: Self.reason(error), nil)
        }
    }

    /// Runs work that reads and writes the index, and runs it again where the index was made anew meanwhile.
    public func mending<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch is IndexRebuilt {
            return try work()
        }
    }

    /// Reads one state of the index; call it within ``mending(_:)``.
    ///
    /// - Throws: what the closure throws; ``IndexRebuilt`` where it found damage, and the index is empty now.
    public func read<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try guarding { try $0.read(body) }
    }

    /// Changes the index in a transaction; call it within ``mending(_:)``.
    ///
    /// - Throws: what the closure throws; ``IndexRebuilt`` where it found damage, and the index is empty now.
    public func write<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try guarding { try $0.write(body) }
    }

    /// Empties the file's write-ahead log, which may still hold what was removed.
    public func emptyLog() throws { try guarding { try $0.emptyLog() } }

    /// Makes the index anew, empty.
    ///
    /// - Parameter reason: what is told about it, behind "because".
    public func rebuild(because reason: String) throws { try rebuild(because: reason, state.withLock { $0 }) }

    /// Closes the file; calls after it fail with the code `closed`.
    public func close() {
        state.withLock { $0.take() }?.close()
    }

    /// Makes the index anew, unless another thread has done so since it was opened.
    private func rebuild(because reason: String, _ broken: OpenIndex?) throws {
        try state.withLock { state in
            guard state === broken else { return }
            state?.close()
            state = nil
            try IndexFiles.remove(path)
            let open = try OpenIndex(path)
            try open.own(owner)
            state = open
            note("The search index \(path) is made anew, because \(reason).")
        }
    }

    private func guarding<Result>(_ body: (OpenIndex) throws -> Result) throws -> Result {
        guard let open = state.withLock({ $0 }) else { throw MultichatError.closed(path) }
        do {
            return try body(open)
        } catch let error as MultichatError where IndexFiles.canReplace(path, after: error) {
            try rebuild(because: Self.reason(error), open)
            throw IndexRebuilt()
        }
    }

    private static func reason(_ error: MultichatError) -> String {
        error.code == .incompatible ? "it is of another version or no index any more" : "it is damaged"
    }
}

/// The index was damaged, and is empty now: what was begun must be begun again.
public struct IndexRebuilt: Error {}

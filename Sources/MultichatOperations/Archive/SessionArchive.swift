import Multichat
import MultichatFiles
import MultichatInterchange
import Synchronization

/// A folder of archived sessions, one compressed file each, that can be read where they are.
///
/// A file is an archive as `export` writes it, compressed in frames that can be read one by one, and behind it, where
/// `zstd` skips it, an index. It is written, synced and read again before it gets its name, and never changed then.
final class SessionArchive: Sendable {
    static let suffix = ".jsonl.zst"

    /// The folder's path.
    let path: String
    private let limits: JSONLimits
    private let known = Mutex<[String: ArchivedSession]>([:])

    init(_ path: String, limits: JSONLimits) {
        self.path = path
        self.limits = limits
    }

    /// The session of that id, if it is here.
    func session(_ reference: SessionReference) throws -> ArchivedSession? {
        let found = try open(name(reference))
        return found?.state.session.reference == reference ? found : nil
    }

    /// All sessions that are here; those that can't be read are named.
    func all(_ leftOut: inout [Damage]) throws -> [ArchivedSession] {
        var found: [ArchivedSession] = []
        for name in try names() {
            do {
                if let session = try open(name) { found.append(session) }
            } catch let error as MultichatError where error.code == .damaged {
                leftOut.append(Damage(error, in: nil, place: path + "/" + name))
            }
        }
        return found
    }

    /// The names of its files, which never change once they have them.
    func names() throws -> [String] {
        guard Directory.exists(path) else { return [] }
        return try Directory.entries(path).map(\.name).filter { $0.hasSuffix(Self.suffix) }.sorted()
    }

    /// Writes a session of a store, and proves the file by reading it again.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the session or the file isn't as it was written.
    func add(_ session: Session, of store: any Restoring) throws {
        try Directory.create(path)
        let name = name(session.reference)
        let partial = path + "/" + AtomicFile.temporaryPrefix + name
        do {
            try Directory.removeFile(partial)
            try ArchivedSessionWriter(partial).write(session, of: store)
            guard let written = try ArchivedSession(partial, limits) else { throw ArchivedSession.damaged(partial) }
            try written.prove()
            guard written.state == session.archivedState(written.state.rewinds) else {
                throw ArchivedSession.damaged(partial)
            }
            try Directory.rename(partial, to: path + "/" + name)
        } catch {
            try? Directory.removeFile(partial)
            throw error
        }
    }

    /// Removes a session; answers whether it was here.
    func remove(_ reference: SessionReference) throws -> Bool {
        guard try session(reference) != nil else { return false }
        try Directory.removeFile(path + "/" + name(reference))
        return true
    }

    private func name(_ reference: SessionReference) -> String {
        SafeName.make(reference.namespace.text) + "--" + SafeName.make(reference.id.text) + Self.suffix
    }

    /// The index of a file, read once for as long as the file is the same.
    private func open(_ name: String) throws -> ArchivedSession? {
        let path = path + "/" + name
        let size: Int
        do {
            size = try File(path, .read).size
        } catch let error as MultichatError where error.code == .notFound {
            known.withLock { $0[name] = nil }
            return nil
        }
        if let found = known.withLock({ $0[name] }), found.size == size { return found }
        let found = try ArchivedSession(path, limits)
        known.withLock { $0[name] = found }
        return found
    }
}

extension Session {
    /// The state that the index of this session must have.
    fileprivate func archivedState(_ rewinds: Rewinds) -> SessionState { SessionState(self, rewinds: rewinds) }
}

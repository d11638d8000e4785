import Multichat
import MultichatFiles
import Synchronization

/// Writes the ``CommitMark`` of a database, and scans its log by it; both while holding the lock of the writers.
final class CommitMarker: Sendable {
    private let path: String
    private let marks: File
    private let memory: MappedBytes
    private let log = Mutex<MappedBytes?>(nil)

    /// Opens the lock file, which the lock has made.
    init(_ path: String) throws {
        self.path = path
        marks = try File(SQLiteWriter.lockPath(of: path), .write)
        memory = try MappedBytes(marks, count: CommitMark.size)
    }

    /// Notes that the log's first frames were committed and are durable.
    ///
    /// A mark that can't be written proves less later, and harms nothing now.
    func note(_ frames: Int32, _ anchor: CommitAnchor) {
        guard let salts = try? salts() else { return }
        CommitMark(salts: salts, frames: UInt64(frames), anchor: anchor).write(to: memory)
    }

    /// The anchor of the last commit.
    func anchor() throws -> CommitAnchor { try CommitMark.read(marks)?.anchor ?? CommitAnchor() }

    /// Forgets the last commit, as all is in the database now.
    func clear() { memory.clear() }

    /// Scans the log.
    func scan() throws -> WALReport { try CommitMark.scan(path, marks) }

    /// The salts in the log's header, behind a commit; the log keeps its file as long as a connection is open.
    private func salts() throws -> UInt64 {
        try log.withLock { log in
            let header = try log ?? MappedBytes(reading: File(path + "-wal", .read), count: WALHeader.size)
            log = header
            return header.word(at: 16)
        }
    }
}

import Multichat
import MultichatFiles

/// How far the write-ahead log went when a commit was last answered, kept in the writers' lock file.
///
/// The scan of a log alone can't tell a damaged last commit from one that was never finished. The mark can: it is
/// written behind each commit, so a log that ends before it has lost what was answered. It is not synced; after a
/// power cut it may be older than the log, and proves less then, but never too much.
struct CommitMark: Sendable, Equatable {
    /// The bytes of a mark.
    static let size = 36

    /// What tells the log from those before it.
    var salts: UInt64
    /// The frames up to the end of the commit.
    var frames: UInt64
    /// What the database must hold since, whatever has become of the log; both 0 where nothing was said.
    var anchor = CommitAnchor()

    /// Scans the log of a database, and judges it by the mark, if there is one.
    ///
    /// The mark is read first: without the lock, a log may grow meanwhile, and is never shorter than an earlier mark.
    static func scan(_ path: String, _ marks: File?) throws -> WALReport {
        let mark = try marks.flatMap { try read($0) }
        var report = try WALScanner.scan(path)
        mark?.judge(&report)
        return report
    }

    /// Reads the mark; `nil` where there is none, or not a whole one.
    static func read(_ file: File) throws -> CommitMark? {
        let bytes = try file.read(size, at: 0)
        guard bytes.count == size else { return nil }
        return bytes.withUnsafeBytes { bytes in
            let mark = CommitMark(
                salts: bytes.loadUnaligned(as: UInt64.self),
                frames: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                anchor: CommitAnchor(
                    bytes.loadUnaligned(fromByteOffset: 16, as: Int64.self),
                    bytes.loadUnaligned(fromByteOffset: 24, as: Int64.self)))
            return bytes.loadUnaligned(fromByteOffset: 32, as: UInt32.self) == mark.checksum ? mark : nil
        }
    }

    /// Writes the mark where all processes see it at once; a system call a commit would cost a tenth of it.
    func write(to memory: MappedBytes) {
        withUnsafeBytes(of: (salts, frames, anchor.number, anchor.value, checksum)) {
            memory.store(UnsafeRawBufferPointer(rebasing: $0[..<Self.size]))
        }
    }

    /// Judges a scanned log once more: one that ends before the mark is damaged.
    func judge(_ log: inout WALReport) {
        guard log.salts == salts, log.committedFrames < frames else { return }
        log.verdict = .damaged
        // The mark stands behind a commit, so one at least is missing; those that were cut off whole can't be counted.
        log.lostCommits = max(log.lostCommits, 1)
        let frameSize = WALHeader.frameHeaderSize + log.pageSize
        log.faultOffset = log.faultOffset ?? WALHeader.size + log.committedFrames * frameSize
    }

    private var checksum: UInt32 {
        withUnsafeBytes(of: (salts, frames, anchor.number, anchor.value)) { CRC32C.checksum($0) }
    }
}

/// Two numbers, of the writer's choice, by which it finds again what its last commit stored.
///
/// A log that was removed takes its commits with it, and leaves nothing to scan; but the mark then speaks of something
/// that the database lacks.
public struct CommitAnchor: Sendable, Equatable {
    /// What it is about: the number of a row, say; 0 where nothing was said.
    public var number: Int64
    /// What the row must have reached.
    public var value: Int64

    /// Makes an anchor; without arguments, one that says nothing.
    public init(_ number: Int64 = 0, _ value: Int64 = 0) {
        self.number = number
        self.value = value
    }
}

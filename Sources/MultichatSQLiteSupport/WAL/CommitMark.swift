import Multichat
import MultichatFiles

/// How far the write-ahead log went when a commit was last answered, kept in the writers' lock file.
///
/// The scan of a log alone can't tell a damaged last commit from one that was never finished. The mark can: it is
/// written behind each commit, so a log that ends before it has lost what was answered. It is not synced; after a
/// power cut it may be older than the log, and proves less then, but never too much.
struct CommitMark: Sendable, Equatable {
    private static let size = 20

    /// What tells the log from those before it.
    var salts: UInt64
    /// The frames up to the end of the commit.
    var frames: UInt64

    /// Reads the mark; `nil` where there is none, or not a whole one.
    static func read(_ file: File) throws -> CommitMark? {
        let bytes = try file.read(size, at: 0)
        guard bytes.count == size else { return nil }
        return bytes.withUnsafeBytes { bytes in
            let mark = CommitMark(
                salts: bytes.loadUnaligned(as: UInt64.self),
                frames: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            return bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self) == mark.checksum ? mark : nil
        }
    }

    func write(to file: File) throws {
        try withUnsafeBytes(of: (salts, frames, checksum)) { bytes in
            try file.write(UnsafeRawBufferPointer(rebasing: bytes[..<Self.size]), at: 0)
        }
    }

    /// Judges a scanned log once more: one that ends before the mark is damaged.
    func judge(_ log: inout WALReport) {
        guard log.salts == salts, log.committedFrames < frames else { return }
        log.verdict = .damaged
        let frameSize = WALHeader.frameHeaderSize + log.pageSize
        log.faultOffset = log.faultOffset ?? WALHeader.size + log.committedFrames * frameSize
    }

    private var checksum: UInt32 { withUnsafeBytes(of: (salts, frames)) { CRC32C.checksum($0) } }
}

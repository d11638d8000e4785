import MultichatFiles

/// Looks for the frames of a write-ahead log whose header is invalid.
///
/// SQLite takes such a log for empty. It writes and syncs the header before the first frame, so frames that are right
/// behind a header that is not mean damage.
enum WALRemains {
    /// The most frames looked at.
    private static let limit = 64

    /// Whether a frame is found that is bound to the one before, or the first one to the header, by its checksum.
    static func lookValid(behind header: [UInt8], in file: File) throws -> Bool {
        guard header.count == WALHeader.size else { return false }
        for pageSize in WALHeader.pageSizes {
            let frameSize = WALHeader.frameHeaderSize + pageSize
            let bytes = try file.read(limit * frameSize, at: WALHeader.size)
            let isFound = bytes.withUnsafeBytes { bytes in
                let frames = frames(in: bytes, frameSize)
                return areBound(frames, isBigEndian: false, header) || areBound(frames, isBigEndian: true, header)
            }
            if isFound { return true }
        }
        return false
    }

    private static func frames(in bytes: UnsafeRawBufferPointer, _ size: Int) -> [WALFrame] {
        (0..<bytes.count / size).map {
            WALFrame(bytes: UnsafeRawBufferPointer(rebasing: bytes[$0 * size..<($0 + 1) * size]))
        }
    }

    private static func areBound(_ frames: [WALFrame], isBigEndian: Bool, _ header: [UInt8]) -> Bool {
        var previous = headerChecksums(header, isBigEndian: isBigEndian)
        for frame in frames {
            let isBound = previous.contains {
                frame.checksum(after: $0, isBigEndian: isBigEndian) == frame.storedChecksum
            }
            if isBound, frame.pageNumber != 0 { return true }
            previous = [frame.storedChecksum]
        }
        return false
    }

    /// The checksum in the header and the one that the header should have: either may be right.
    private static func headerChecksums(_ header: [UInt8], isBigEndian: Bool) -> [WALChecksum] {
        header.withUnsafeBytes { bytes in
            var computed = WALChecksum()
            computed.add(UnsafeRawBufferPointer(rebasing: bytes[..<24]), isBigEndian: isBigEndian)
            return [bytes.checksum(24), computed]
        }
    }
}

/// The first 32 bytes of a write-ahead log, and with them the layout of all frames.
///
/// Source: "WAL-mode File Format", section 4.1, of SQLite's documentation.
struct WALHeader {
    static let size = 32
    /// The bytes before the page in each frame.
    static let frameHeaderSize = 24

    private static let magic: UInt32 = 0x377F_0682
    private static let version: UInt32 = 3_007_000

    /// Whether checksums add up big-endian words; the lowest bit of the magic number says so.
    var isBigEndian: Bool
    var pageSize: Int
    /// Two numbers that change whenever the log begins anew; frames with others are left from before.
    var salts: UInt64
    /// The header's checksum, from which that of the first frame goes on.
    var checksum: WALChecksum

    var frameSize: Int { Self.frameHeaderSize + pageSize }

    /// Reads a header; `nil` where it is not whole and right.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.size, bytes.word(0) & ~1 == Self.magic, bytes.word(4) == Self.version else {
            return nil
        }
        isBigEndian = bytes.word(0) & 1 == 1
        pageSize = Int(bytes.word(8))
        salts = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        checksum = WALChecksum()
        checksum.add(UnsafeRawBufferPointer(rebasing: bytes[..<24]), isBigEndian: isBigEndian)
        guard checksum == bytes.checksum(24), Self.pageSizes.contains(pageSize) else { return nil }
    }

    static let pageSizes = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]
}

/// One frame of a write-ahead log: a page, and what it belongs to.
struct WALFrame {
    let bytes: UnsafeRawBufferPointer

    var pageNumber: UInt32 { bytes.word(0) }
    /// Whether the frame ends a transaction.
    var isCommit: Bool { bytes.word(4) != 0 }
    var salts: UInt64 { bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) }
    var storedChecksum: WALChecksum { bytes.checksum(16) }

    /// The checksum that the frame should have behind one with the given checksum.
    func checksum(after previous: WALChecksum, isBigEndian: Bool) -> WALChecksum {
        var sum = previous
        sum.add(UnsafeRawBufferPointer(rebasing: bytes[..<8]), isBigEndian: isBigEndian)
        sum.add(
            UnsafeRawBufferPointer(rebasing: bytes[WALHeader.frameHeaderSize...]), isBigEndian: isBigEndian)
        return sum
    }
}

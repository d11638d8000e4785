/// The running checksum of SQLite's write-ahead log: a sum over pairs of 32-bit words that depends on their order.
///
/// Source: "WAL-mode File Format", section 4.2, of SQLite's documentation.
struct WALChecksum: Equatable {
    var first: UInt32 = 0
    var second: UInt32 = 0

    /// Adds bytes, of which there are a multiple of eight.
    mutating func add(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) {
        guard let start = bytes.baseAddress else { return }
        var (first, second) = (first, second)
        var place = 0
        if isBigEndian {
            while place < bytes.count {
                first &+= UInt32(bigEndian: start.loadUnaligned(fromByteOffset: place, as: UInt32.self)) &+ second
                second &+= UInt32(bigEndian: start.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)) &+ first
                place += 8
            }
        } else {
            while place < bytes.count {
                first &+= UInt32(littleEndian: start.loadUnaligned(fromByteOffset: place, as: UInt32.self)) &+ second
                second &+=
                    UInt32(littleEndian: start.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)) &+ first
                place += 8
            }
        }
        (self.first, self.second) = (first, second)
    }
}

extension UnsafeRawBufferPointer {
    /// The big-endian word at an offset, which is how SQLite's formats keep all numbers.
    func word(_ offset: Int) -> UInt32 {
        UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The checksum stored at an offset.
    func checksum(_ offset: Int) -> WALChecksum { WALChecksum(first: word(offset), second: word(offset + 4)) }
}

import Multichat
import MultichatFiles

/// The checksum of a row: CRC-32C over its integers and over its texts and blobs, each with its length.
///
/// The lengths are folded into one word and added last, so that no byte can move between fields unseen.
struct RowChecksum {
    private var crc = CRC32C()
    private var lengths: UInt64 = 0

    init() {}

    init(_ first: Int64, _ second: Int64) {
        withUnsafeBytes(of: (first.littleEndian, second.littleEndian)) { crc.update($0) }
    }

    /// Adds bytes, and passes them on.
    @inline(__always)
    mutating func adding(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        lengths = lengths &* 0x100_0000_01B3 ^ UInt64(bytes.count)
        crc.update(bytes)
        return bytes
    }

    mutating func add(_ text: String?) {
        guard var text else { return add(Int64.min) }
        text.withUTF8 { _ = adding(UnsafeRawBufferPointer($0)) }
    }

    mutating func add(_ word: Int64?) { withUnsafeBytes(of: (word ?? .min).littleEndian) { crc.update($0) } }

    /// The checksum of a row of the table `rewind`.
    static func rewind(_ number: Int64, _ rewind: Rewinds.Rewind) -> Int64 {
        var crc = RowChecksum(number, Int64(rewind.sequence))
        crc.add(Int64(rewind.target))
        return crc.value
    }

    /// The checksum of a row of the table `entry_key`.
    static func key(_ number: Int64, _ key: String, _ sequence: Int64) -> Int64 {
        var crc = RowChecksum(number, sequence)
        crc.add(key)
        return crc.value
    }

    /// The checksum as the column `crc` holds it.
    var value: Int64 {
        var crc = crc
        withUnsafeBytes(of: lengths.littleEndian) { crc.update($0) }
        return Int64(crc.value)
    }
}

import CMultichatShims
import MultichatFiles
import TestSupport
import Testing

struct CRC32CTests {
    /// RFC 3720, B.4, and the check value of the catalogue of CRCs.
    static let vectors: [(bytes: [UInt8], value: UInt32)] = [
        ([], 0),
        (Array(repeating: 0, count: 32), 0x8A91_36AA),
        (Array(repeating: 0xFF, count: 32), 0x62A8_AB43),
        (Array(0...31), 0x46DD_794E),
        (Array((0...31).reversed()), 0x113F_DB5C),
        (Array("123456789".utf8), 0xE306_9283),
    ]

    @Test(arguments: vectors)
    func theOfferedWayIsRight(bytes: [UInt8], value: UInt32) {
        #expect(bytes.withUnsafeBytes(CRC32C.checksum) == value)
    }

    @Test(arguments: vectors)
    func softwareIsRight(bytes: [UInt8], value: UInt32) {
        #expect(~bytes.withUnsafeBytes { CRC32C.software(~0, $0) } == value)
    }

    @Test(.enabled(if: multichat_crc32c_offered(), "this processor has no CRC-32C instructions"), arguments: vectors)
    func hardwareIsRight(bytes: [UInt8], value: UInt32) {
        #expect(~bytes.withUnsafeBytes { CRC32C.hardware(~0, $0) } == value)
    }

    @Test func bothWaysAgreeForEveryLengthAndAlignment() {
        var random = SeededRandom(seed: 7)
        let bytes = (0..<600).map { _ in UInt8.random(in: 0...255, using: &random) }
        bytes.withUnsafeBytes { bytes in
            for start in 0..<8 {
                for count in 0...(bytes.count - 8) {
                    let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
                    #expect(CRC32C.checksum(part) == ~CRC32C.software(~0, part))
                }
            }
        }
    }

    @Test func partsGiveTheValueOfTheWhole() {
        let bytes = Array("123456789".utf8)
        bytes.withUnsafeBytes { bytes in
            for cut in 0...9 {
                var crc = CRC32C()
                crc.update(UnsafeRawBufferPointer(rebasing: bytes[..<cut]))
                crc.update(UnsafeRawBufferPointer(rebasing: bytes[cut...]))
                #expect(crc.value == 0xE306_9283)
            }
        }
    }
}

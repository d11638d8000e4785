import CMultichatShims

/// The checksum CRC-32C (Castagnoli, RFC 3720), by the processor's own instructions where it has them.
///
///     var crc = CRC32C()
///     crc.update(head)
///     crc.update(body)
///     crc.value
public struct CRC32C: Sendable {
    private static let isOffered = multichat_crc32c_offered()

    private var state: UInt32 = ~0

    /// Starts with no bytes.
    public init() {}

    /// The checksum of the bytes so far.
    public var value: UInt32 { ~state }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        state = Self.isOffered ? Self.hardware(state, bytes) : Self.software(state, bytes)
    }

    /// The checksum of one run of bytes.
    public static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }

    /// Advances the inverted checksum by instructions, which must be there.
    package static func hardware(_ state: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return state }
        return multichat_crc32c(state, base, bytes.count)
    }
}

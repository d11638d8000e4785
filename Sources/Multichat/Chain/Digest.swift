/// A SHA-256 value: 32 bytes, held in line.
@frozen public struct Digest: Hashable, Sendable, CustomStringConvertible {
    @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64)

    /// 32 zero bytes: the chain value of an empty log.
    public static let zero = Digest(words: (0, 0, 0, 0))

    @inlinable init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// Copies 32 bytes, or returns `nil` for another count.
    @inlinable public init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        words = bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
    }

    /// Reads 64 hexadecimal digits, or returns `nil` for any other text.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.bytes(hex), bytes.count == 32 else { return nil }
        self.init(words: bytes.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) })
    }

    /// Lends the 32 bytes.
    @inlinable public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withUnsafeBytes(of: words, body)
    }

    /// Compares all 32 bytes.
    @inlinable public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    /// Hashes all 32 bytes.
    @inlinable public func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }

    /// 64 lower-case hexadecimal digits.
    public var description: String { withBytes(Hex.string) }
}

/// The random 16 bytes that are hashed before a body, so that its hash tells nothing about it.
@frozen public struct Salt: Hashable, Sendable, CustomStringConvertible {
    @usableFromInline var words: (UInt64, UInt64)

    /// Makes a salt of two random words.
    @inlinable public init(_ high: UInt64, _ low: UInt64) { words = (high, low) }

    /// Copies 16 bytes, or returns `nil` for another count.
    @inlinable public init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        words = bytes.loadUnaligned(as: (UInt64, UInt64).self)
    }

    /// Lends the 16 bytes.
    @inlinable public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withUnsafeBytes(of: words, body)
    }

    /// Compares all 16 bytes.
    @inlinable public static func == (left: Salt, right: Salt) -> Bool { left.words == right.words }

    /// Hashes all 16 bytes.
    @inlinable public func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }

    /// 32 lower-case hexadecimal digits.
    public var description: String { withBytes(Hex.string) }
}

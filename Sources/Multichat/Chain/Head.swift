/// The end of a session's log: its last sequence and the chain value there.
@frozen public struct Head: Hashable, Sendable {
    /// The last sequence; 0 for an empty log.
    public var sequence: Int
    /// The chain value of the last entry; 32 zero bytes for an empty log.
    public var chain: Digest

    /// Makes a head from its parts.
    @inlinable public init(sequence: Int, chain: Digest) {
        self.sequence = sequence
        self.chain = chain
    }

    /// The head of an empty log.
    public static let empty = Head(sequence: 0, chain: .zero)
}

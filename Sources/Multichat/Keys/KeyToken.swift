/// The text that proves a key: `mk_ID_SECRET`, with 16 and 64 hexadecimal digits.
///
/// The secret is 256 random bits, so that a plain hash of it can be kept: nobody guesses it, whatever the time.
public struct KeyToken: Sendable, Equatable {
    /// The part that names the key.
    public let id: String
    /// The part that proves it.
    private let secret: String

    /// Draws a new one from the system's randomness, whatever randomness the store was given.
    static func random() -> KeyToken {
        KeyToken(id: digits(1), secret: digits(4))
    }

    private init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }

    /// Reads a token; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.prefix, parts[1].utf8.count == 16, parts[2].utf8.count == 64,
            (Array(parts[1].utf8) + Array(parts[2].utf8)).allSatisfy({ Hex.value($0) != nil })
        else { return nil }
        self.init(id: parts[1].lowercased(), secret: parts[2].lowercased())
    }

    /// The text that clients send.
    public var text: String { "\(Self.prefix)_\(id)_\(secret)" }

    /// What is kept of the secret.
    var hash: Digest { SHA256.hash(secret) }

    private static let prefix = "mk"

    private static func digits(_ count: Int) -> String {
        (0..<count).map { _ in withUnsafeBytes(of: Platform.randomWord(), Hex.string) }.joined()
    }
}

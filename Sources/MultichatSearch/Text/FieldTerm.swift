import Multichat

/// The words that stand for what is known of a message besides its text, so that one expression finds by both.
///
/// Ids are compared by their bytes, which a tokenizer would fold; so each is written in hexadecimal behind a letter
/// for its field, and a long one as a hash.
enum FieldTerm {
    /// The word that every message has.
    static let all = "z"

    static func author(_ agent: String) -> String { term("a", agent) }
    static func recipient(_ agent: String) -> String { term("t", agent) }
    static func kind(_ kind: String) -> String { term("k", kind) }
    static func session(_ id: String) -> String { term("s", id) }

    /// Tags are what people type, so their case doesn't count.
    static func tag(_ tag: String) -> String { term("g", tag.lowercased()) }

    /// The longest value, in bytes, that is written as it is.
    private static let longest = 24

    private static func term(_ letter: Character, _ value: String) -> String {
        let bytes = Array(value.utf8)
        guard bytes.count > longest else { return String(letter) + bytes.withUnsafeBytes(Hex.string) }
        // No hexadecimal text has an `x`, so no short value looks like this.
        return "\(letter)x" + SHA256.hash(value).withBytes { Hex.string(UnsafeRawBufferPointer(rebasing: $0[..<16])) }
    }
}

/// The id of a learning, unique within its brain.
@frozen public struct LearningID: Identifier {
    /// The name that errors use.
    public static var field: String { "learning id" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
}

extension LearningID {
    /// What the keys of learnings begin with.
    static let keyPrefix = "learning/"

    /// The key whose newest entry in the brain's session is the learning.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the id is too long for a key.
    public var key: EntryKey {
        get throws { try EntryKey(Self.keyPrefix + text) }
    }

    /// Reads the id out of a learning's key.
    package init?(key: EntryKey?) {
        guard let key, key.hasPrefix(Self.keyPrefix), key.text.utf8.count > Self.keyPrefix.utf8.count else {
            return nil
        }
        self.init(unchecked: String(key.text.dropFirst(Self.keyPrefix.count)))
    }
}

extension EntryKind {
    /// A learning of the brain, a revision of one, or what remains of a forgotten one.
    public static let learning = EntryKind(unchecked: "learning")
}

extension SessionID {
    /// The system session that holds a namespace's learnings.
    public static let brain = SessionID(unchecked: ".brain")
}

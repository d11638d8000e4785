import Multichat

/// JSON that was given as a word or on the standard input.
enum JSONInput {
    /// Reads the word, or for `-` the standard input.
    static func read(_ word: String, field: String, _ chat: Chat) throws -> JSON {
        let limits = chat.swarm.store.configuration.limits
        guard word == "-" else { return try JSON(word, field: field, limits: limits) }
        // White space counts for nothing, so more bytes may come than are kept.
        let bytes = try StandardInput.all(limit: limits.bytes * 8)
        return try bytes.withUnsafeBufferPointer { try JSON(bytes: $0, field: field, limits: limits) }
    }
}

/// The rules for what a learning says.
enum LearningRules {
    static let maximumKindBytes = 256
    static let maximumTitleBytes = 4096
    static let maximumTags = 256
    static let maximumTagBytes = 256
    static let maximumProjectBytes = 512

    /// Checks a learning.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the field.
    static func check(_ learning: Learning) throws {
        guard learning.text.contains(where: { !$0.isWhitespace }) else {
            throw MultichatError(.invalid, "The learning has no text.")
        }
        try IdentifierRules.check(learning.kind, field: "learning's kind", maximum: maximumKindBytes)
        if let title = learning.title {
            try IdentifierRules.check(title, field: "learning's title", maximum: maximumTitleBytes)
        }
        if let project = learning.project {
            try IdentifierRules.check(project, field: "learning's project", maximum: maximumProjectBytes)
        }
        try checkTags(learning.tags)
        if let confidence = learning.confidence, !(0...1).contains(confidence) {
            throw MultichatError(.invalid, "The learning's confidence must be a number from 0 to 1.")
        }
        if let sequence = learning.source?.sequence, sequence < 1 {
            throw MultichatError(.invalid, "The learning's source names the sequence \(sequence); they begin with 1.")
        }
    }

    private static func checkTags(_ tags: [String]) throws {
        guard tags.count <= maximumTags else {
            throw MultichatError(
                .invalid, "The learning has \(tags.count) tags; at most \(maximumTags) are allowed.")
        }
        for tag in tags { try IdentifierRules.check(tag, field: "learning's tag", maximum: maximumTagBytes) }
    }
}

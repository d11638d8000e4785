/// The names of the members that programs rely on.
enum Names {
    static let session = [
        "id", "namespace", "topic", "status", "participants", "labels", "createdAt", "updatedAt", "expiresAt",
        "version", "head", "forkedFrom",
    ]
    static let entry = ["session", "sequence", "id", "kind", "key", "author", "time", "body", "chain"]
    static let receipt = ["session", "first", "last", "duplicate", "chain", "ids"]
    static let message = [
        "to", "role", "content", "priority", "tags", "replyTo", "toolCalls", "toolCallId", "usage",
    ]
    static let error = ["code", "message", "hint", "retry", "session", "head", "ids"]
}

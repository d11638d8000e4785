import Multichat

/// A learning of another system, read and not stored yet.
struct ImportedLearning {
    /// Where it comes from.
    let file: FoundFile
    let learning: Learning
    /// The record's whole text.
    let text: String

    /// The entry's id, which follows from the record: a UUID of version 8 from the SHA-256 of id and text.
    var entryID: EntryID {
        let hash = SHA256()
        for part in [learning.id.text, text] {
            hash.update("\(part.utf8.count):")
            hash.update(part)
        }
        return EntryID(unchecked: RecordID.uuid(hash.finish()))
    }

    /// The entry to store; its body keeps the record under `origin`.
    func draft(for brain: Brain) throws -> Draft {
        let origin: [JSONValue.Member] = [
            .init("path", .string(file.relative)), .init("format", .string(ImportFormat.knowledge.rawValue)),
            .init("text", .string(text)),
        ]
        return try brain.draft(of: learning, as: entryID, adding: [.init("origin", .object(origin))])
    }
}

import Multichat
import MultichatViews

/// What the options of `append` say about its entries.
struct DraftTemplate {
    var kind: EntryKind
    var key: EntryKey?
    var author: AgentID?

    init(kind: EntryKind) { self.kind = kind }

    /// An entry that follows it.
    func draft(id: EntryID, body: JSON) -> Draft {
        var draft = Draft(id: id, kind: kind, author: author, body: body)
        draft.key = key
        return draft
    }
}

/// Reads entries from JSON Lines.
struct BatchReader {
    /// The most bytes that one batch can have.
    static let maximumBytes = 1 << 30

    private let template: DraftTemplate
    private let limits: JSONLimits
    private let newID: () -> EntryID

    init(_ template: DraftTemplate, limits: JSONLimits, newID: @escaping () -> EntryID) {
        self.template = template
        // The line holds a body that may be as large and deep as the limits say.
        self.limits = JSONLimits(bytes: limits.bytes + 4096, depth: limits.depth + 1)
        self.newID = newID
    }

    /// The entries of all lines; empty lines count for nothing.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the line and the member.
    func read(_ bytes: [UInt8]) throws -> [Draft] {
        var drafts: [Draft] = []
        try bytes.withUnsafeBufferPointer { bytes in
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where !line.allSatisfy(Self.isSpace) {
                drafts.append(try draft(UnsafeBufferPointer(rebasing: line), number: index + 1))
            }
        }
        guard !drafts.isEmpty else {
            throw MultichatError(
                .invalid, "The standard input has no entries.", hint: "Give one with --body, or JSON Lines.")
        }
        return drafts
    }

    private func draft(_ line: UnsafeBufferPointer<UInt8>, number: Int) throws -> Draft {
        let json = try json(line, number)
        guard json.text.utf8.first == UInt8(ascii: "{") else {
            throw MultichatError(.invalid, "The line \(number) is not a JSON object.")
        }
        var draft = template.draft(id: newID(), body: .null)
        do {
            try DraftText.read(json, into: &draft) { throw Self.unknown($0) }
        } catch var error as MultichatError {
            error.message = "In line \(number): " + error.message
            throw error
        }
        return draft
    }

    private func json(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) throws -> JSON {
        do {
            return try JSON(bytes: line, field: "line \(number)", limits: limits)
        } catch var error as MultichatError {
            // The text is one line, whose number in the batch the message has already.
            error.message = error.message.replacing(" at line 1, byte ", with: " at byte ")
            throw error
        }
    }

    private static func unknown(_ name: String) -> MultichatError {
        MultichatError(
            .invalid, "There is no member \(Quoted.word(name)).",
            hint: "An entry has id, kind, key, author, time and body; of other lines take these: "
                + "jq -c '{id,kind,key,author,time,body}'")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

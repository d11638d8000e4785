import Multichat

/// What a request requires to be so, and how it is told apart from what was read before.
enum Conditions {
    /// The tag of a session: `"SEQUENCE:CHAIN"` of its head.
    static func tag(_ head: Head) -> String { "\"\(head.sequence):\(head.chain)\"" }

    /// The tag of a value: the sequence of the entry that holds it.
    static func tag(_ sequence: Int) -> String { "\"\(sequence)\"" }

    /// The tags of a field, without what compression adds to them.
    static func tags(_ head: RequestHead, _ field: String) -> [String] {
        head.headers.list(field).map { tag in
            tag.hasSuffix(gzipEnd) ? String(tag.dropLast(gzipEnd.count)) + "\"" : tag
        }
    }

    /// The sequence that the tag of a session begins with.
    static func sequence(of tag: String) -> Int? { Int(tag.drop { $0 == "\"" }.prefix { $0.isNumber }) }

    /// What stands at the end of the tag of a compressed answer, which has other bytes.
    static let gzipEnd = ";gzip\""
}

extension Call {
    /// The answer 304 where the client has what has this tag.
    func unchanged(_ tag: String) -> Reply? {
        let known = Conditions.tags(head, "if-none-match")
        guard known.contains(where: { $0 == tag || $0 == "*" || $0 == "W/" + tag }) else { return nil }
        return .response(Response(304).adding("ETag", tag))
    }

    /// What `If-Match` with the tag of a session requires of an append to it.
    ///
    /// - Throws: ``Problem`` with the status 412 where the session is another one.
    func expectedHead(of chat: Chat) throws -> [Expectation] {
        let tags = Conditions.tags(head, "if-match")
        guard !tags.isEmpty, !tags.contains("*") else { return [] }
        let head = try chat.session().head
        if tags.contains(Conditions.tag(head)) { return [.head(head.sequence)] }
        // The session is further: the store tells by the ids whether that is this request's own doing.
        guard tags.count == 1, let sequence = Conditions.sequence(of: tags[0]), sequence < head.sequence else {
            throw Self.stale(chat, head)
        }
        return [.head(sequence)]
    }

    /// Checks what `If-Match` with the tag of a session requires of what isn't an append to it.
    ///
    /// - Throws: ``Problem`` with the status 412 where the session has changed.
    func requireHead(of chat: Chat) throws {
        let tags = Conditions.tags(head, "if-match")
        guard !tags.isEmpty else { return }
        let head = try chat.session().head
        guard tags.contains("*") || tags.contains(Conditions.tag(head)) else { throw Self.stale(chat, head) }
    }

    /// What `If-Match` and `If-None-Match` require of the newest entry of a key.
    func expectedValue(of key: EntryKey) throws -> [Expectation] {
        if Conditions.tags(head, "if-none-match").contains("*") { return [.newest(key, nil)] }
        let tags = Conditions.tags(head, "if-match")
        guard let tag = tags.first, tag != "*" else { return [] }
        guard tags.count == 1, let sequence = Int(tag.drop { $0 == "\"" }.prefix { $0 != "\"" }) else {
            throw MultichatError(.invalid, "`If-Match` must be one tag of the value, such as \"7\".")
        }
        return [.newest(key, sequence)]
    }

    /// Whether a condition stands in the header, so that a conflict is its failure.
    var isConditional: Bool { head.headers["if-match"] != nil || head.headers["if-none-match"] != nil }

    private static func stale(_ chat: Chat, _ head: Head) -> Problem {
        let error = MultichatError(
            .conflict, "The session \(chat.reference) has changed: its head is at \(head.sequence).",
            hint: "Nothing was stored. Read the session again and decide anew.")
        return Problem(
            error.with {
                $0.session = chat.id.text; $0.head = head
            }
        ).with(status: 412)
    }
}

extension ReadPosition {
    /// The position as an entry's body: `{"session", "created", "read"}`, and `seen`, `unread` and `newest` where more
    /// was looked through than is read.
    var body: JSON {
        var writer = JSONWriter(capacity: 128)
        writer.raw("{")
        writer.key("session")
        writer.string(session.text)
        writer.key("created")
        writer.integer(Int(createdAt.microseconds))
        writer.key("read")
        writer.integer(read)
        if seen > read {
            writer.key("seen")
            writer.integer(seen)
            writer.key("unread")
            writer.integer(unread)
            writer.key("newest")
            writer.array(newest) { $0.integer($1) }
        }
        writer.raw("}")
        return writer.json
    }

    /// Reads the position that an entry holds; `nil` for any other entry.
    init?(_ entry: Entry) {
        let value = JSONValue(entry.body)
        guard entry.kind == .cursor, let text = value["session"]?.string, let session = try? SessionID(text),
            let created = value["created"]?.integer, let read = value["read"]?.integer
        else { return nil }
        self.init(of: session, createdAt: Timestamp(microseconds: Int64(created)))
        self.read = read
        seen = max(read, value["seen"]?.integer ?? read)
        unread = value["unread"]?.integer ?? 0
        newest = value["newest"]?.array?.compactMap(\.integer) ?? []
        place = entry.sequence
    }

    /// Writes the position as an element of a summary: `[session, created, read, seen, unread, newest, place]`.
    func write(to writer: inout JSONWriter) {
        writer.raw("[")
        writer.string(session.text)
        for number in [Int(createdAt.microseconds), read, seen, unread] {
            writer.raw(",")
            writer.integer(number)
        }
        writer.raw(",")
        writer.array(newest) { $0.integer($1) }
        writer.raw(",")
        writer.integer(place)
        writer.raw("]")
    }

    /// Reads what ``write(to:)`` wrote.
    init?(_ element: JSONValue) {
        guard let parts = element.array, parts.count == 7, let text = parts[0].string,
            let created = parts[1].integer, let read = parts[2].integer, let seen = parts[3].integer,
            let unread = parts[4].integer
        else { return nil }
        self.init(of: SessionID(unchecked: text), createdAt: Timestamp(microseconds: Int64(created)))
        self.read = read
        self.seen = seen
        self.unread = unread
        newest = parts[5].array?.compactMap(\.integer) ?? []
        place = parts[6].integer
    }
}

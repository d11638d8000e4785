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

    /// Reads what ``write(to:)`` wrote, as the next element of an array.
    init?(_ walker: inout JSONWalker) {
        guard walker.enter(), let text = walker.string(), !walker.leave(), let created = walker.integer() else {
            return nil
        }
        self.init(of: SessionID(unchecked: text), createdAt: Timestamp(microseconds: Int64(created)))
        guard let counts = Self.counts(&walker), !walker.leave(), let newest = Self.integers(&walker),
            !walker.leave(), let place = walker.optionalInteger(), walker.leave()
        else { return nil }
        (read, seen, unread) = counts
        self.newest = newest
        self.place = place
    }

    private static func counts(_ walker: inout JSONWalker) -> (read: Int, seen: Int, unread: Int)? {
        guard !walker.leave(), let read = walker.integer(), !walker.leave(), let seen = walker.integer(),
            !walker.leave(), let unread = walker.integer()
        else { return nil }
        return (read, seen, unread)
    }

    private static func integers(_ walker: inout JSONWalker) -> [Int]? {
        guard walker.enter() else { return nil }
        var integers: [Int] = []
        while !walker.leave() {
            guard let integer = walker.integer() else { return nil }
            integers.append(integer)
        }
        return integers
    }
}

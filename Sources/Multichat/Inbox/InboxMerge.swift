/// Merges the messages of several sessions into one list, newest first.
///
/// Within a session the log's order counts, across sessions the time: a message counts as no newer than those that
/// came behind it in its session.
struct InboxMerge {
    /// One session's messages.
    struct Source {
        var walk: BackwardWalk
        var session: SessionID
        /// No message is newer.
        var time: Timestamp
        /// Messages up to here are read.
        var floor: Int
        /// The next message, once it was read.
        var entry: Entry?
    }

    private var sources: [Source]
    private var opened = 0
    private let start: InboxPlace?

    /// Merges sources behind a place.
    init(_ sources: [Source], behind start: InboxPlace?) {
        self.sources = sources.sorted { $0.time > $1.time }
        self.start = start
    }

    /// The next so many messages, and the place of the last one where there are more.
    mutating func page(_ limit: Int) throws -> (items: [InboxItem], end: InboxPlace?) {
        var items: [InboxItem] = []
        var end: InboxPlace?
        while let best = try best() {
            guard items.count < limit, let entry = sources[best].entry else { return (items, end) }
            end = place(best)
            items.append(
                InboxItem(
                    session: sources[best].session, entry: entry, isRead: entry.sequence <= sources[best].floor))
            try advance(best)
        }
        return (items, nil)
    }

    /// The source whose next message comes first; sources that can't have it are left alone.
    private mutating func best() throws -> Int? {
        var best: Int?
        for index in 0..<opened { best = better(index, best) }
        while opened < sources.count, best.map({ sources[opened].time >= sources[$0].time }) ?? true {
            try advance(opened)
            best = better(opened, best)
            opened += 1
        }
        return best
    }

    private func better(_ index: Int, _ best: Int?) -> Int? {
        guard let place = place(index) else { return best }
        guard let best, let other = self.place(best) else { return index }
        return place.precedes(other) ? index : best
    }

    private func place(_ index: Int) -> InboxPlace? {
        sources[index].entry.map {
            InboxPlace(time: sources[index].time, session: sources[index].session, sequence: $0.sequence)
        }
    }

    /// Goes to the source's next message behind the start.
    private mutating func advance(_ index: Int) throws {
        repeat {
            sources[index].entry = try sources[index].walk.next()
            guard let entry = sources[index].entry else { return }
            sources[index].time = min(sources[index].time, entry.time)
        } while start.map({ start in place(index).map { !start.precedes($0) } ?? false }) ?? false
    }
}

/// Where a message stands in an inbox.
struct InboxPlace: Sendable, Equatable {
    var time: Timestamp
    var session: SessionID
    var sequence: Int

    init(time: Timestamp, session: SessionID, sequence: Int) {
        self.time = time
        self.session = session
        self.sequence = sequence
    }

    /// Reads the place where a page ended.
    init?(cursor: String?) throws {
        guard let cursor else { return nil }
        let parts = try Cursor.parts(cursor, "i", count: 3)
        guard let micros = Int64(parts[0]), let sequence = Int(parts[1]) else {
            throw MultichatError(.invalid, "The cursor is not one of this query's.")
        }
        self.init(time: Timestamp(microseconds: micros), session: try SessionID(parts[2]), sequence: sequence)
    }

    /// The cursor of the page behind this place.
    var cursor: String { Cursor.make("i", [String(time.microseconds), String(sequence), session.text]) }

    /// Whether this place stands before another one.
    func precedes(_ other: InboxPlace) -> Bool {
        if time != other.time { return time > other.time }
        if session != other.session { return session < other.session }
        return sequence > other.sequence
    }
}

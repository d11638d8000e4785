/// One page of what a search found.
public struct SearchPage: Sendable, Equatable {
    /// The hits, best first; of equal ones the newest first.
    public var hits: [SearchHit]
    /// Where the next page begins; `nil` where there is none.
    public var cursor: String?
    /// How many of the newest matches were ranked, where there are more of them than are; else `nil`.
    public var rankedNewest: Int?
    /// The sessions that can't be read, so that they were not searched.
    public var leftOut: [Damage]

    /// Makes a page.
    public init(_ hits: [SearchHit], cursor: String? = nil, rankedNewest: Int? = nil, leftOut: [Damage] = []) {
        self.hits = hits
        self.cursor = cursor
        self.rankedNewest = rankedNewest
        self.leftOut = leftOut
    }
}

/// One message that a search found.
public struct SearchHit: Sendable, Equatable {
    /// Its session.
    public var session: SessionID
    /// Its place in the session's log.
    public var sequence: Int
    /// When it was written.
    public var time: Timestamp
    /// Who wrote it, if an agent did.
    public var author: AgentID?
    /// What it is.
    public var kind: EntryKind
    /// How well it matches: BM25 turned around, so that more is better; 0 where only fields were asked for.
    public var score: Double
    /// The part of the text in which it matches best.
    public var snippet: Snippet

    /// Makes a hit.
    public init(
        _ session: SessionID, _ sequence: Int, time: Timestamp, score: Double, snippet: Snippet
    ) {
        self.session = session
        self.sequence = sequence
        self.time = time
        kind = .message
        self.score = score
        self.snippet = snippet
    }
}

/// Some words of a text, with what a query matched in them.
public struct Snippet: Sendable, Equatable {
    /// The words; `…` stands where the text goes on.
    public var text: String
    /// What was matched, in order, counted in Unicode scalars of the text.
    public var highlights: [Range<Int>]

    /// Makes a snippet.
    public init(_ text: String, highlights: [Range<Int>] = []) {
        self.text = text
        self.highlights = highlights
    }
}

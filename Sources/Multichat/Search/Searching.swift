/// Something that finds messages by their words, in one namespace of a store.
public protocol Searching: Sendable {
    /// A page of the messages that a query matches, best first; messages posted before the call are found.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a query that can't be read, which says where, and for a
    ///   cursor of another query.
    func search(_ query: SearchQuery) throws -> SearchPage
}

/// What to search for.
public struct SearchQuery: Sendable, Equatable {
    /// The query in the language of `Documentation/search.md`: words, `"phrases"`, `prefix*`, `AND`, `OR`, `NOT`,
    /// parentheses, and the fields `from:`, `to:`, `tag:`, `kind:`, `session:`, `before:` and `after:`.
    public var text: String
    /// Only messages of this session.
    public var session: SessionID?
    /// The greatest number of hits in a page; at least 1.
    public var limit = 20
    /// Where the previous page ended.
    public var cursor: String?

    /// Asks for what a text matches, in all sessions.
    public init(_ text: String) { self.text = text }
}

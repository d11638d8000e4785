import Multichat

/// Where a page of hits ended.
///
/// Ranks shift when messages come, so a page remembers which messages were searched, how many hits were shown, and
/// which was the last: the next one begins behind that, wherever it stands now.
struct SearchCursor {
    /// The newest message that is searched.
    let through: Int64
    /// How many hits were shown.
    private(set) var shown = 0
    private var last: Int64?

    /// Begins with the first page.
    init(through: Int64) { self.through = through }

    /// Reads the cursor of a query.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for one of another query.
    init(_ text: String, of query: ParsedQuery) throws {
        let parts = try Cursor.parts(text, "q", count: 4)
        guard parts[0] == Self.mark(query), let through = Int64(parts[1]), let shown = Int(parts[2]), shown >= 0,
            let last = Int64(parts[3]), through >= 0, through < .max
        else {
            throw MultichatError(
                .invalid, "The cursor is not one of this query's.",
                hint: "Use the cursor of the previous page unchanged, with the same query.")
        }
        self.through = through
        self.shown = shown
        self.last = last
    }

    /// How many of the best matches stand before the page.
    func start(in ids: [Int64]) -> Int {
        guard let last, let place = ids.lastIndex(of: last) else { return min(shown, ids.count) }
        return place + 1
    }

    /// Goes behind the hits of a page.
    mutating func advance(by count: Int, to id: Int64?) {
        shown += count
        last = id ?? last
    }

    /// The cursor as text.
    func text(of query: ParsedQuery) -> String {
        Cursor.make("q", [Self.mark(query), String(through), String(shown), String(last ?? 0)])
    }

    /// A relative time such as `7d` is another one at each page, so times don't count.
    private static func mark(_ query: ParsedQuery) -> String {
        String(SHA256.hash(query.expression).description.prefix(16))
    }
}

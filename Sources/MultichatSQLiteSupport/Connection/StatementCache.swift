/// The prepared statements that a connection keeps.
struct StatementCache {
    /// Those of literals, by the literals' addresses, which never change.
    var literals: [UInt: Statement] = [:]
    private var recent: [String: Statement] = [:]
    private var older: [String: Statement] = [:]
    private let limit: Int

    /// - Parameter limit: how many statements made at run time are kept at least; at most twice as many are.
    init(limit: Int) { self.limit = limit }

    /// Every kept statement.
    var all: [Statement] { Array(literals.values) + recent.values + older.values }

    /// A kept statement of a text made at run time.
    ///
    /// Two generations stand for an order of use: what is used moves to the recent one.
    mutating func dynamic(_ sql: String) -> Statement? {
        if let known = recent[sql] { return known }
        guard let known = older.removeValue(forKey: sql) else { return nil }
        keep(known, for: sql)
        return known
    }

    /// Keeps a statement, and lets those go that weren't used for long.
    mutating func keep(_ statement: Statement, for sql: String) {
        if recent.count >= limit {
            older = recent
            recent = [:]
        }
        recent[sql] = statement
    }

    mutating func removeAll() {
        literals = [:]
        recent = [:]
        older = [:]
    }
}

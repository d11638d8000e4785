import CSQLite
import Multichat

extension SQLiteConnection {
    /// Runs SQL that answers nothing: one or more statements, compiled for this once.
    public func execute(_ sql: String) throws {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// A prepared statement of a literal, made at its first use and kept.
    ///
    ///     let newest = try connection.statement("SELECT max(sequence) FROM entry WHERE session = ?")
    ///
    /// Asking again costs a look-up by the literal's address; a caller on a hot path keeps the statement.
    public func statement(_ sql: StaticString) throws -> Statement {
        let address = UInt(bitPattern: sql.utf8Start)
        if let known = statements.literals[address] { return known }
        let statement = try Statement(self, sql.description, isKept: true)
        statements.literals[address] = statement
        return statement
    }

    /// A prepared statement of text made at run time, kept until many others were asked for.
    ///
    /// - Parameter sql: one statement, with `?` in the place of each value: never a value itself.
    public func statement(dynamic sql: String) throws -> Statement {
        if let known = statements.dynamic(sql) { return known }
        let statement = try Statement(self, sql, isKept: true)
        statements.keep(statement, for: sql)
        return statement
    }

    /// The steps of SQLite's plan for a statement, in order, such as `SEARCH entry USING PRIMARY KEY (session=?)`.
    public func queryPlan(_ sql: String) throws -> [String] {
        let plan = try Statement(self, "EXPLAIN QUERY PLAN " + sql, isKept: false)
        var steps: [String] = []
        while try plan.step() { steps.append(plan.text(3)) }
        return steps
    }
}

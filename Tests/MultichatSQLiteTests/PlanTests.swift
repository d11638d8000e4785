import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

/// Looks at SQLite's plan for every statement of the store: what reads more than it answers shows there.
@Suite("The plans of the statements") struct PlanTests {
    /// The steps that scan or sort, each with the statement that has it and the reason why it may.
    private static let allowed: [(statement: String, step: String, reason: String)] = [
        ("lastNumber", "SCAN sqlite_sequence", "SQLite's own table has one row here and can have no index."),
        ("objects", "SCAN sqlite_schema", "A check reads all of the few rows of SQLite's own table."),
    ]

    private let folder: TemporaryDirectory
    private let connection: SQLiteConnection

    init() throws {
        folder = try TemporaryDirectory()
        let path = folder("a.db")
        try SQLiteStore(path: path).close()
        connection = try SQLiteConnection(path, SQLiteConfiguration(.read))
    }

    private static func source(_ name: String) throws -> String {
        let root = Directory.parent(of: Directory.parent(of: Directory.parent(of: #filePath)))
        return try File(root + "/Sources/MultichatSQLite/" + name, .read).text
    }

    /// Every statement that stands in the sources as text, by its name there.
    private static func statements() throws -> [(name: String, sql: String)] {
        let pattern = /static let (\w+): StaticString =\s*(?:"""(.*?)"""|"([^"\n]*)")/.dotMatchesNewlines()
        return try ["Schema/SQL.swift", "Schema/SQL+Checking.swift"].flatMap { file in
            try source(file).matches(of: pattern).map { match in
                (String(match.1), String(match.2 ?? match.3 ?? ""))
            }
        }
    }

    private func check(_ name: String, _ sql: String) throws {
        let steps = try connection.queryPlan(sql)
        for step in steps where step.contains("SCAN") || step.contains("TEMP B-TREE") || step.contains("AUTOMATIC") {
            let isAllowed = Self.allowed.contains { $0.statement == name && step.hasPrefix($0.step) }
            #expect(isAllowed, "\(name): \(steps)")
        }
    }

    @Test("none of those in the sources scans or sorts") func fixed() throws {
        let statements = try Self.statements()
        // Each declaration was understood.
        let declarations = try ["Schema/SQL.swift", "Schema/SQL+Checking.swift"].map {
            try Self.source($0).matches(of: /let \w+: StaticString/).count
        }
        #expect(statements.count == declarations.reduce(0, +))
        #expect(statements.count > 30)
        for statement in statements { try check(statement.name, statement.sql) }
        for (table, sql) in SQL.owners { try check("owners of \(table)", sql.description) }
        for entry in Self.allowed { #expect(statements.contains { $0.name == entry.statement }) }
    }

    @Test("no list of sessions scans a table or sorts", arguments: ListShape.all) func list(_ shape: ListShape) throws {
        let steps = try connection.queryPlan(SQL.list(shape))
        // A list walks along an index in its order, and stops where the page is full.
        // The order of updates over all namespaces is for maintenance; an index for it would cost every append.
        let sorts = shape.order == .newestUpdated && !shape.hasNamespace
        let isAllowed = steps.allSatisfy { step in
            (sorts || !step.contains("TEMP B-TREE"))
                && (!step.contains("SCAN") || step.contains("USING INDEX session_by_"))
        }
        #expect(isAllowed, "\(shape): \(steps)")
    }

    @Test("the view finds a session's entries by their places") func view() throws {
        let steps = try connection.queryPlan("SELECT body FROM log WHERE namespace = ? AND session = ?")
        #expect(steps.count == 2 && steps.allSatisfy { $0.hasPrefix("SEARCH") }, "\(steps)")
    }

    @Test("a scan and a sort would be seen") func canFail() throws {
        #expect(try connection.queryPlan("SELECT * FROM entry WHERE body = ?") == ["SCAN entry"])
        #expect(try connection.queryPlan("SELECT id FROM entry ORDER BY time").contains { $0.contains("TEMP B-TREE") })
    }

    @Test("statements stand nowhere else") func nowhereElse() throws {
        let root = Directory.parent(of: Directory.parent(of: Directory.parent(of: #filePath)))
        let folders = ["", "Reading", "Writing", "Rows", "Checking"].map { root + "/Sources/MultichatSQLite/" + $0 }
        for folder in folders {
            for entry in try Directory.entries(folder) where entry.name.hasSuffix(".swift") {
                let text = try File(folder + "/" + entry.name, .read).text
                #expect(!text.contains(/(statement|execute)\((dynamic: )?"/), "\(entry.name)")
            }
        }
    }
}

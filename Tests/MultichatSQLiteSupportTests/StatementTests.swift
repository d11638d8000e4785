import Multichat
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct StatementTests {
    let table: ItemTable
    var connection: SQLiteConnection { table.connection }

    init() throws { table = try ItemTable() }

    @Test func everyTypeComesBackAsItWent() throws {
        let insert = try connection.statement("INSERT INTO item(value) VALUES (?)")
        let bind: [(Statement) -> Void] = [
            { $0.bind(1, Int64.min) },
            { $0.bind(1, 7) },
            { $0.bind(1, 1.5) },
            { $0.bind(1, "caf\u{e9}\u{0}z") },
            { $0.bind(1, "literal" as StaticString) },
            { s in ([1, 0, 255] as [UInt8]).withUnsafeBytes { s.bind(1, blob: $0) } },
            { $0.bindNull(1) },
            { $0.bind(1, "") },
            { $0.bind(1, blob: UnsafeRawBufferPointer(start: nil, count: 0)) },
        ]
        for one in bind {
            one(insert)
            try insert.run()
        }
        var rows: [String] = []
        try connection.statement("SELECT typeof(value), value FROM item ORDER BY id").forEach { row in
            rows.append("\(row.text(0)) \(row.isNull(1) ? "nil" : "\(row.bytes(1))")")
        }
        func bytes(_ text: String) -> String { "\(Array(text.utf8))" }
        #expect(
            rows == [
                "integer " + bytes("-9223372036854775808"), "integer " + bytes("7"), "real " + bytes("1.5"),
                "text " + bytes("caf\u{e9}\u{0}z"), "text " + bytes("literal"), "blob [1, 0, 255]", "null nil",
                "text []", "blob []",
            ])
    }

    @Test func columnsAreReadAsNumbersAndText() throws {
        let read = try connection.statement("SELECT ?, ?, ?, ?")
        read.bind(1, Int64.max)
        read.bind(2, -0.25)
        read.bind(3, "häßlich")
        #expect(try read.step())
        #expect(read.columnCount == 4)
        #expect(read.int64(0) == .max && read.int(0) == .max)
        #expect(read.double(1) == -0.25)
        #expect(read.text(2) == "häßlich" && read.optionalText(2) == "häßlich")
        #expect(read.optionalText(3) == nil && read.text(3) == "" && read.int(3) == 0)
        read.withBytes(2) { #expect($0.elementsEqual("häßlich".utf8)) }
        #expect(try !read.step())
    }

    @Test func lentBytesAreStoredAndForgotten() throws {
        let insert = try connection.statement("INSERT INTO item(value) VALUES (?)")
        try [UInt8](repeating: 65, count: 100_000).withUnsafeBytes {
            insert.bind(1, text: $0, isCopied: false)
            try insert.run()
        }
        // Nothing is bound any more, so no byte of the closure's is read again.
        try insert.run()
        let lengths = try connection.statement("SELECT length(value) FROM item ORDER BY id")
        #expect(try lengths.step() && lengths.int(0) == 100_000)
        #expect(try lengths.step() && lengths.isNull(0))
    }

    @Test func readingStopsWhereTheCallerStops() throws {
        try connection.execute("INSERT INTO item(value) VALUES (1), (2), (3)")
        let read = try connection.statement("SELECT value FROM item ORDER BY id")
        #expect(try read.first { $0.int(0) } == 1)
        #expect(try read.first { $0.int(0) } == 1)
        struct Stop: Error {}
        var seen = 0
        #expect(throws: Stop.self) {
            try read.forEach { _ in
                seen += 1
                if seen == 2 { throw Stop() }
            }
        }
        #expect(try read.first { $0.int(0) } == 1)
        #expect(try connection.statement("SELECT 1 WHERE 0").first { $0.int(0) } == nil)
    }

    @Test func aValueThatCannotBeBoundFailsTheRun() throws {
        let insert = try connection.statement("INSERT INTO item(value) VALUES (?)")
        insert.bind(2, 1)
        let error = failure { try insert.run() }
        #expect(error?.code == .internal)
        #expect(error?.message.contains(connection.path) == true)
        #expect(try connection.statement("SELECT count(*) FROM item").first { $0.int(0) } == 0)
        insert.bind(1, 1)
        try insert.run()
    }

    @Test func aBrokenRuleIsToldByItsCodeAndNotByItsValue() throws {
        let insert = try connection.statement("INSERT INTO item(id, value) VALUES (1, ?)")
        insert.bind(1, "secret")
        try insert.run()
        insert.bind(1, "secret")
        let error = failure { try insert.run() }
        #expect(connection.lastResult == 1555)
        #expect(error?.code == .internal)
        #expect(error?.message.contains("secret") == false)
    }

    @Test func statementsAreKeptAndFoundAgain() throws {
        func newest() throws -> Statement { try connection.statement("SELECT max(id) FROM item") }
        #expect(try newest() === newest())
        #expect(try connection.statement(dynamic: "SELECT 1") === connection.statement(dynamic: "SELECT 1"))
        let first = try connection.statement(dynamic: "SELECT 0")
        for number in 1...1000 { _ = try connection.statement(dynamic: "SELECT \(number)") }
        #expect(try connection.statement(dynamic: "SELECT 0") !== first)
        #expect(try first.first { $0.int(0) } == 0)
    }
}

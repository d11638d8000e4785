import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct BackupTests {
    let scratch: Scratch
    let path: String
    let writer: SQLiteWriter

    init() throws {
        scratch = try Scratch()
        path = scratch.file("a.db")
        writer = try SQLiteWriter(path, Catalogue.schema)
        for number in 0..<50 { try Catalogue.add("\(number) " + String(repeating: "x", count: 1000), to: writer) }
    }

    @Test func aBackupIsOneState() throws {
        let reader = try scratch.connect("a.db", .read)
        var steps: [Int] = []
        try SQLiteBackup(of: reader, to: scratch.file("b.db")).run { copied, total in
            steps.append(copied)
            #expect(copied <= total)
            try Catalogue.add("meanwhile", to: writer)
        }
        #expect(!steps.isEmpty)
        #expect(try Directory.entries(scratch.path).map(\.name).filter { $0.hasPrefix("b.db") } == ["b.db"])
        let copy = try SQLiteWriter(scratch.file("b.db"), Catalogue.schema)
        #expect(try copy.withConnection { try Catalogue.titles($0).count } == 50)
        #expect(try copy.withConnection { try $0.integrityFaults() } == [])
        copy.close()
        #expect(try Catalogue.titles(reader).count == 50 + steps.count)
    }

    @Test func anEarlierBackupIsReplacedAndOneInUseIsNot() throws {
        let reader = try scratch.connect("a.db", .read)
        let backup = SQLiteBackup(of: reader, to: scratch.file("b.db"))
        try backup.run()
        try Catalogue.add("more", to: writer)
        try backup.run()
        let copy = try SQLiteWriter(scratch.file("b.db"), Catalogue.schema)
        #expect(try copy.withConnection { try Catalogue.titles($0).count } == 51)
        try Catalogue.add("here", to: copy)
        #expect(failure { try backup.run() }?.code == .conflict)
        #expect(try copy.withConnection { try Catalogue.titles($0).count } == 52)
    }

    @Test func aBackupThatIsStoppedLeavesNothing() throws {
        struct Stop: Error {}
        let reader = try scratch.connect("a.db", .read)
        #expect(throws: Stop.self) {
            try SQLiteBackup(of: reader, to: scratch.file("b.db")).run { _, _ in throw Stop() }
        }
        #expect(try !Directory.entries(scratch.path).contains { $0.name.hasPrefix("b.db") })
        try SQLiteBackup(of: reader, to: scratch.file("b.db")).run()
    }

    @Test func aDamagedDatabaseIsNotBackedUp() throws {
        writer.close()
        var bytes = try scratch.bytes("a.db")
        // The cell pointers of a leaf that holds titles.
        for offset in 2048 * 5 + 8..<2048 * 5 + 12 { bytes[offset] = 0xFF }
        try scratch.write("a.db", bytes)
        let reader = try scratch.connect("a.db", .read)
        #expect(try !reader.integrityFaults().isEmpty)
        let error = failure { try SQLiteBackup(of: reader, to: scratch.file("b.db")).run() }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains(path) == true)
        #expect(try !Directory.entries(scratch.path).contains { $0.name.hasPrefix("b.db") })
    }

    @Test func aPlaceThatIsMissingIsTold() throws {
        let reader = try scratch.connect("a.db", .read)
        let error = failure { try SQLiteBackup(of: reader, to: scratch.file("none/b.db")).run() }
        #expect(error?.code == .cannotCreate)
    }
}

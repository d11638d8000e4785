import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

/// Flipped bits in the indexes that lists are read from.
@Suite("Damage in the indexes of sessions") struct ListDamageTests {
    private let folder: TemporaryDirectory
    private let path: String
    private let names = ["alpha", "beta", "delta", "epsilon", "gamma"]

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        path = folder("a.db")
        let store = try SQLiteStore(path: path)
        for name in names { try Swarm(store).start(SessionID(unchecked: name)).post("x", from: "A") }
        try store.close()
    }

    private func root(_ index: String) throws -> Int {
        let connection = try SQLiteConnection(path, SQLiteConfiguration(.read))
        defer { connection.close() }
        let statement = try connection.statement(dynamic: "SELECT rootpage FROM sqlite_schema WHERE name = ?1")
        statement.bind(1, index)
        return try #require(try statement.first { $0.int(0) }) * SQLiteSchema.pageSize - SQLiteSchema.pageSize
    }

    /// Whether a walk along all sessions is complete, or says that it may not be.
    private func isHonest(_ path: String, _ namespace: Namespace?) throws -> Bool {
        do {
            let store = try SQLiteStore(path: path)
            defer { try? store.close() }
            var found: Set<String> = []
            let leftOut = try store.forEachSession(in: namespace) { found.insert($0.id.text) }
            return found == Set(names) || !leftOut.isEmpty
        } catch let error as MultichatError where [.damaged, .incompatible].contains(error.code) {
            return true
        }
    }

    @Test(
        "keep no session out of a walk without a word",
        arguments: ["session_by_start", "session_by_creation", "session_by_id"])
    func walks(_ index: String) throws {
        let content = try File(path, .read).contents()
        let page = try root(index)
        let used = (page..<page + SQLiteSchema.pageSize).filter { content[$0] != 0 }
        #expect(used.count > 100)
        for (number, place) in used.enumerated() {
            var bytes = content
            bytes[place] ^= 1 << UInt8(number % 8)
            let copy = try folder.file("\(index) \(place).db", bytes).path
            #expect(try isHonest(copy, .standard), "byte \(place - page)")
            #expect(try isHonest(copy, nil), "byte \(place - page)")
        }
    }
}

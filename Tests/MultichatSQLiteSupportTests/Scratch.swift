import FoundationEssentials
import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// A directory for one test, with what most tests do in it; it goes with the test.
final class Scratch: Sendable {
    let path: String

    init() throws {
        let name = "multichat-sqlite-" + UUID().uuidString
        path = FileManager.default.temporaryDirectory.appending(path: name).path()
        try Directory.create(path)
    }

    deinit { try? Directory.remove(path) }

    func file(_ name: String) -> String { path + "/" + name }

    func connect(_ name: String, _ access: SQLiteConfiguration.Access = .create) throws -> SQLiteConnection {
        try SQLiteConnection(file(name), SQLiteConfiguration(access))
    }

    /// The bytes of a file, which no open connection may be using.
    func bytes(_ name: String) throws -> [UInt8] { try File(file(name), .read).contents() }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try AtomicFile.replace(file(name), $0) }
    }

    func exists(_ name: String) throws -> Bool { try Directory.entries(path).contains { $0.name == name } }
}

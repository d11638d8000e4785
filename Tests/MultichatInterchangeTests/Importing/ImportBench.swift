import Multichat
import MultichatFiles
import MultichatInterchange
import TestSupport

/// A folder of files to import, and a store to take them.
struct ImportBench {
    let folder: TemporaryDirectory
    let store = MemoryStore()
    var importer: Importer

    init() throws {
        folder = try TemporaryDirectory()
        importer = Importer(into: store)
    }

    /// Writes a file below the folder.
    func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        try Directory.create(Directory.parent(of: folder(path)))
        _ = try folder.file(path, bytes)
    }

    @discardableResult
    func run(_ path: String = "") throws -> ImportReport { try importer.run([folder(path)]) }

    func entries(_ session: SessionID) throws -> [Entry] {
        try store.entries(EntryQuery(SessionReference(session))).items
    }

    /// The body of the only message of a session.
    func body(_ session: SessionID) throws -> JSONValue { JSONValue(try entries(session).first?.body ?? .null) }
}

extension JSONValue {
    /// The texts of an array.
    var strings: [String]? { array?.compactMap(\.string) }
}

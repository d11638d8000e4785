import CMultichatShims
import Multichat
import MultichatFiles
import Testing

/// A new directory that is removed with the last reference to it.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        path = "\(base)/multichat-files-\(String(UInt64.random(in: .min ... .max), radix: 16))"
        try Directory.create(path)
    }

    deinit { try? Directory.remove(path) }

    /// The path of a name inside.
    func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Makes a file with that content.
    func file(_ name: String, _ content: [UInt8]) throws -> File {
        let file = try File(self(name), .create)
        try content.withUnsafeBytes { try file.write($0, at: 0) }
        return file
    }
}

extension File {
    /// Appends the UTF-8 of a text.
    @discardableResult
    func append(_ text: String) throws -> Int {
        try Array(text.utf8).withUnsafeBytes { try append($0) }
    }

    /// The whole file as text.
    var text: String {
        get throws { String(decoding: try contents(), as: UTF8.self) }
    }
}

/// The error that the closure throws; a test that gets none fails.
func failure(_ body: () throws -> Void, at location: SourceLocation = #_sourceLocation) -> MultichatError? {
    let error = #expect(throws: MultichatError.self, sourceLocation: location) { try body() }
    return error
}

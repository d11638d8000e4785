import CMultichatShims
package import MultichatFiles

/// A new directory that is removed with the last reference to it.
package final class TemporaryDirectory: Sendable {
    package let path: String

    /// Makes the directory.
    ///
    /// - Parameter inMemory: where it can be, for tests of thousands of syncs that don't ask whether a disk keeps them.
    package init(inMemory: Bool = false) throws {
        let memory = "/dev/shm"
        let disk = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let base = inMemory && access(memory, W_OK) == 0 ? memory : disk
        path = "\(base)/multichat-test-\(String(UInt64.random(in: .min ... .max), radix: 16))"
        try Directory.create(path)
    }

    deinit { try? Directory.remove(path) }

    /// The path of a name inside.
    package func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Makes a file with that content.
    package func file(_ name: String, _ content: [UInt8]) throws -> File {
        let file = try File(self(name), .create)
        try content.withUnsafeBytes { try file.write($0, at: 0) }
        return file
    }
}

import MultichatFiles

/// A new directory that is removed with the last reference to it.
final class TemporaryFolder: Sendable {
    /// Its path.
    let path: String

    init() throws {
        path = "/tmp/multichat-json-\(String(UInt64.random(in: .min ... .max), radix: 16))"
        try Directory.create(path)
    }

    deinit { try? Directory.remove(path) }
}

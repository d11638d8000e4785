import Multichat
import MultichatFiles

/// A file that is there as a whole or not at all: written beside its place, synced, renamed.
enum NewFile {
    /// Takes the file's bytes, in order.
    typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// Writes the file; an error, or a signal that stops the command, leaves nothing behind.
    ///
    /// - Parameters:
    ///   - path: the file's path; a file that is there is replaced.
    ///   - check: looks at the complete file before it gets its name.
    ///   - body: hands the bytes over.
    /// - Throws: ``MultichatError``: `cannotCreate` where the file can't be made, `io`, and what the closures throw.
    static func write<Result>(
        _ path: String, checking check: (_ partial: String) throws -> Void = { _ in },
        _ body: (Sink) throws -> Result
    ) throws -> Result {
        let partial = path + ".partial-" + String(UInt64.random(in: .min ... .max), radix: 16)
        return try Signals.removing([partial]) {
            let file = try create(partial)
            do {
                var size = 0
                let result = try body { bytes in
                    try file.write(bytes, at: size)
                    size += bytes.count
                }
                try file.sync()
                try check(partial)
                try Directory.rename(partial, to: path)
                return result
            } catch {
                // The first error is the one to tell.
                try? Directory.removeFile(partial)
                throw error
            }
        }
    }

    private static func create(_ path: String) throws -> File {
        do {
            return try File(path, .createNew)
        } catch let error as MultichatError where error.code == .notFound {
            throw MultichatError(.cannotCreate, "There is no folder for \(path).", hint: "Make it first.")
        }
    }
}

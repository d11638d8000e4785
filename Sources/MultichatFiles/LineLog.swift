import CMultichatShims

/// A file to which any number of processes add lines, each whole.
///
/// Nothing is synced: it is for logs, which a power cut may shorten.
public final class LineLog: Sendable {
    private let file: File

    /// Opens a file, and makes it (mode 0600) where it is missing.
    public init(_ path: String) throws {
        file = try File(path, flags: O_WRONLY | O_CREAT | O_APPEND, verb: "open")
    }

    /// Adds a line; what can't be written is lost, as a log must not stop the work that it tells of.
    public func add(_ line: String) {
        var text = line + "\n"
        text.withUTF8 { bytes in
            withExtendedLifetime(file) {
                _ = SystemCall.uninterrupted { write(file.descriptor, bytes.baseAddress, bytes.count) }
            }
        }
    }
}

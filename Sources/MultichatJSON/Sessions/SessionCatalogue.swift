import Multichat
import MultichatFiles
import Synchronization

/// The summaries of sessions that were listed before, by the directories of namespaces and sessions.
///
/// A derived file in each namespace's directory keeps them for the next process, so that its first list needn't read
/// every log.
final class SessionCatalogue: Sendable {
    /// The summaries of a namespace, by the names of the sessions' directories.
    typealias Summaries = [String: SessionSummary]

    private let known = Mutex<[String: Summaries]>([:])

    /// Takes the summaries of a namespace's directory out; they are given back with ``put(_:of:)``.
    func take(_ directory: String) -> Summaries {
        known.withLock { $0.removeValue(forKey: directory) } ?? Self.read(directory)
    }

    /// Gives summaries back.
    func put(_ summaries: Summaries, of directory: String) { known.withLock { $0[directory] = summaries } }

    /// Writes the summaries down for the next process; a failure is no loss.
    static func write(_ summaries: Summaries, of directory: String) {
        var writer = JSONWriter(capacity: summaries.count * 512)
        for (name, summary) in summaries where summary.isSettled { summary.write(name, to: &writer) }
        try? writer.bytes.withUnsafeBytes { try AtomicFile.replace(path(directory), $0) }
    }

    private static func read(_ directory: String) -> Summaries {
        var summaries: Summaries = [:]
        guard let file = try? File(path(directory), .read), let size = try? file.size else { return summaries }
        try? RawLines.each(file, 0..<size) { line in
            guard let payload = SealedText.open(line.bytes) else { return }
            let value = JSONValue(JSON(unchecked: String(decoding: payload, as: UTF8.self) + "}"))
            guard let name = value["directory"]?.string, let summary = SessionSummary(value) else { return }
            summaries[name] = summary
        }
        return summaries
    }

    private static func path(_ directory: String) -> String { directory + "/.summaries" }
}

import Multichat
import MultichatFiles

/// The directory of one session and the names in it.
struct SessionFolder: Sendable, Hashable {
    /// The directory's path.
    let path: String

    /// What the session started with.
    var metadata: String { path + "/session.json" }
    /// The last recorded head.
    var head: String { path + "/head.json" }
    /// What says that entries are being erased.
    var erasing: String { path + "/erasing.json" }
    /// The lock that writers hold.
    var lock: String { path + "/lock" }
    /// Where cut tails go.
    var quarantine: String { path + "/quarantine" }

    /// The segment that begins with a sequence.
    func segment(_ first: Int) -> String { path + "/log-" + Self.digits(first) + ".jsonl" }

    /// The index of the segment that begins with a sequence.
    func index(_ first: Int) -> String { path + "/log-" + Self.digits(first) + ".index" }

    /// The first sequences of all segments, ascending.
    var segments: [Int] {
        get throws { try Directory.entries(path).compactMap { Self.first(of: $0.name) }.sorted() }
    }

    /// What the session started with; `nil` where there is no such session.
    ///
    /// - Throws: code `damaged` where the file isn't as it was written, or belongs to another session.
    func origin(of reference: SessionReference) throws -> NewSession? {
        guard let content = try contents(metadata) else { return nil }
        guard let origin = Self.origin(content) else {
            throw MultichatError.damaged(reference, sequence: 0, "\(metadata) isn't as it was written")
        }
        guard origin.reference == reference else {
            throw MultichatError.damaged(reference, sequence: 0, "\(metadata) belongs to another session")
        }
        return origin
    }

    /// The session that the directory says it holds; `nil` where it doesn't say.
    func reference() throws -> SessionReference? { try contents(metadata).flatMap(Self.origin)?.reference }

    /// The content of a small file; `nil` where there is none.
    func contents(_ path: String) throws -> [UInt8]? {
        do {
            return try File(path, .read).contents()
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        }
    }

    private static func origin(_ content: [UInt8]) -> NewSession? {
        SealedText.object(content).flatMap { try? NewSession(json: $0.json) }
    }

    private static let prefix = "log-"
    private static let suffix = ".jsonl"
    private static let width = 12

    private static func digits(_ first: Int) -> String {
        let text = String(first)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    private static func first(of name: String) -> Int? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let text = String(name.dropFirst(prefix.count).dropLast(suffix.count))
        return Int(text).flatMap { (1...SegmentMap.greatestSequence).contains($0) && digits($0) == text ? $0 : nil }
    }
}

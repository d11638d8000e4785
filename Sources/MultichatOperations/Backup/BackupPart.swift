import Multichat
import MultichatFiles
import MultichatInterchange

/// Writes the new entries of sessions into one compressed file, and proves their chains on the way.
struct BackupPartWriter {
    private let file: File
    private let limits: JSONLimits
    private let digest: SHA256
    private let zstd: ZstdWriter
    private let size: Size
    private var lines = JSONWriter(capacity: 1 << 18)
    private(set) var entries = 0

    /// How long the file is.
    private final class Size {
        var bytes = 0
    }

    init(_ path: String, limits: JSONLimits) throws {
        let file = try File(path, .createNew)
        let (digest, size) = (SHA256(), Size())
        (self.file, self.limits, self.digest, self.size) = (file, limits, digest, size)
        zstd = try ZstdWriter { bytes in
            try file.write(bytes, at: size.bytes)
            digest.update(bytes)
            size.bytes += bytes.count
        }
    }

    /// Adds what a session has behind a head, up to its own.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the chain doesn't lead from one to the other; nothing
    ///   of the session counts then.
    mutating func add(_ origin: NewSession, of store: any Store, from start: Head, to end: Head) throws {
        let chainer = Chainer()
        var head = start
        begin(origin, start, end)
        let query = EntryQuery(origin.reference, from: start.sequence + 1, through: end.sequence)
        try store.forEachPage(query) { found in
            for entry in found {
                guard entry.sequence == head.sequence + 1, chainer.chain(after: head.chain, entry) == entry.chain else {
                    throw MultichatError.damaged(
                        origin.reference, sequence: head.sequence + 1, "its chain value doesn't fit")
                }
                head = entry.head
                ArchiveEntry.write(entry, &lines)
                entries += 1
                try flush(atLeast: 1 << 18)
            }
        }
        guard head == end else {
            throw MultichatError.damaged(origin.reference, sequence: head.sequence + 1, "the log ends before its head")
        }
    }

    /// Ends the file, durably.
    mutating func finish() throws -> (bytes: Int, digest: Digest) {
        try flush(atLeast: 0)
        try zstd.endFrame()
        try file.sync()
        return (size.bytes, digest.finish())
    }

    private mutating func begin(_ origin: NewSession, _ start: Head, _ end: Head) {
        lines.raw("{\"session\":")
        lines.json(origin.json)
        lines.raw(",\"from\":")
        lines.json(start.value.json)
        lines.raw(",\"to\":")
        lines.json(end.value.json)
        lines.raw("}\n")
    }

    private mutating func flush(atLeast count: Int) throws {
        guard lines.bytes.count >= count else { return }
        try lines.bytes.withUnsafeBytes(zstd.write)
        lines.bytes.removeAll(keepingCapacity: true)
    }
}

/// Reads a part again.
struct BackupPartReader {
    /// What a part holds, in order.
    enum Item {
        /// Entries of a session follow, from behind one head up to another.
        case session(NewSession, from: Head, to: Head)
        case entry(Entry)
    }

    private let reader: ZstdReader
    private let limits: JSONLimits

    init(_ path: String, limits: JSONLimits) throws {
        reader = try ZstdReader(File(path, .read), limit: EntryLines.limit(limits))
        self.limits = limits
    }

    func next() throws -> Item? {
        guard let line = try reader.next() else { return nil }
        let members = try EntryLines.members(line, limits)
        guard members.first?.key == "session" else { return .entry(try EntryLines.entry(members)) }
        guard members.count == 3, let from = Head(JSONValue(members[1].value)),
            let to = Head(JSONValue(members[2].value))
        else { throw reader.fault("a session lacks a member") }
        return .session(try NewSession(json: members[0].value), from: from, to: to)
    }
}

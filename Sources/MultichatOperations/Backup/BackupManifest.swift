import Multichat
import MultichatFiles

/// What a backup folder holds: its parts, and how far each session goes in them.
struct BackupManifest {
    static let name = "backup.json"
    private static let format = "multichat-backup"
    private static let version = 1

    /// A file of new entries.
    struct Part: Equatable {
        var file: String
        var bytes: Int
        var digest: Digest
    }

    /// A session as far as the backup has it.
    struct Item: Equatable {
        var origin: NewSession
        var head: Head
    }

    var madeAt: Timestamp
    var parts: [Part] = []
    var sessions: [SessionReference: Item] = [:]

    init(madeAt: Timestamp) { self.madeAt = madeAt }

    /// Reads the manifest of a folder; `nil` where it has none.
    ///
    /// - Throws: ``MultichatError``: `damaged` where it isn't as it was written, `incompatible` for a newer version.
    init?(in folder: String) throws {
        let path = folder + "/" + Self.name
        let content: String
        do {
            content = String(decoding: try File(path, .read).contents(limit: 1 << 30), as: UTF8.self)
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        }
        let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, SHA256.hash(String(lines[0])).description == lines[1],
            let json = try? JSON(lines[0], limits: JSONLimits(bytes: 1 << 30, depth: 16))
        else { throw Self.damaged(path) }
        let value = JSONValue(json)
        guard value["format"]?.string == Self.format else { throw Self.damaged(path) }
        guard value["version"]?.integer == Self.version else {
            throw MultichatError(
                .incompatible, "The backup \(folder) is of a version that this program doesn't know.",
                hint: "Use a newer Multichat.")
        }
        madeAt = value["madeAt"]?.time ?? Timestamp(microseconds: 0)
        do {
            try readLists(value)
        } catch {
            throw Self.damaged(path)
        }
    }

    /// Replaces the manifest of a folder, durably.
    func write(in folder: String) throws {
        var writer = JSONWriter()
        writer.raw("{\"format\":\"multichat-backup\",\"version\":1")
        writer.key("madeAt")
        writer.time(madeAt)
        writer.key("parts")
        writer.array(parts) { writer, part in
            writer.json(
                JSONValue.object([
                    .init("file", .string(part.file)), .init("bytes", .integer(part.bytes)),
                    .init("sha256", .string(part.digest.description)),
                ]).json)
        }
        writer.key("sessions")
        let items = sessions.values.sorted { Self.precedes($0.origin.reference, $1.origin.reference) }
        writer.array(items) { writer, item in
            writer.raw("{\"origin\":")
            writer.json(item.origin.json)
            writer.key("head")
            writer.json(item.head.value.json)
            writer.raw("}")
        }
        writer.raw("}")
        let text = writer.json.text
        try AtomicFile.replace(folder + "/" + Self.name, text + "\n" + SHA256.hash(text).description + "\n")
    }

    private mutating func readLists(_ value: JSONValue) throws {
        for part in value["parts"]?.array ?? [] {
            guard let file = part["file"]?.string, let bytes = part["bytes"]?.integer,
                let digest = part["sha256"]?.string.flatMap({ Digest(hex: $0) })
            else { throw Self.damaged("") }
            parts.append(Part(file: file, bytes: bytes, digest: digest))
        }
        for session in value["sessions"]?.array ?? [] {
            guard let json = session["origin"]?.json, let head = Head(session["head"]) else { throw Self.damaged("") }
            let origin = try NewSession(json: json)
            sessions[origin.reference] = Item(origin: origin, head: head)
        }
    }

    private static func precedes(_ left: SessionReference, _ right: SessionReference) -> Bool {
        left.namespace == right.namespace ? left.id < right.id : left.namespace < right.namespace
    }

    private static func damaged(_ path: String) -> MultichatError {
        MultichatError(
            .damaged, "The file \(path) isn't as it was written.", hint: "Use another backup; `backup` makes a new one."
        )
    }
}

import Multichat
import MultichatFiles

/// What stands behind the frames of a compressed session: JSON, its SHA-256, and the length of both.
struct ArchiveIndex {
    /// The length of a digest's text, and of the number at the end.
    private static let tail = (digest: 64, length: 8)
    /// What a skippable frame begins with: its mark and its length.
    private static let header = 8

    var origin: NewSession
    var state: SessionState
    var frames: [ArchivedSession.Frame]
    /// Where the index begins in the file.
    var offset = 0

    init(_ origin: NewSession, _ state: SessionState, _ frames: [ArchivedSession.Frame]) {
        (self.origin, self.state, self.frames) = (origin, state, frames)
    }

    /// Reads the index of a file; `nil` where it isn't as it was written.
    init?(_ file: File, _ size: Int) throws {
        guard size > Self.tail.digest + Self.tail.length + Self.header else { return nil }
        let length = try file.read(Self.tail.length, at: size - Self.tail.length).reversed().reduce(0) {
            $0 << 8 | Int($1)
        }
        guard length > Self.tail.digest, length <= size - Self.header - Self.tail.length else { return nil }
        let content = try file.read(length, at: size - Self.tail.length - length)
        let text = String(decoding: content.dropLast(Self.tail.digest), as: UTF8.self)
        let digest = String(decoding: content.suffix(Self.tail.digest), as: UTF8.self)
        guard SHA256.hash(text).description == digest,
            let json = try? JSON(text, limits: JSONLimits(bytes: 1 << 30, depth: 16))
        else { return nil }
        let value = JSONValue(json)
        guard let origin = value["origin"].flatMap({ try? NewSession(json: $0.json) }),
            let state = value["state"].flatMap({ StateText.read($0) })
        else { return nil }
        self.init(origin, state, (value["frames"]?.array ?? []).compactMap { Self.frame($0) })
        offset = size - Self.tail.length - length - Self.header
    }

    /// The index as it stands in a skippable frame.
    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.raw("{\"origin\":")
        writer.json(origin.json)
        writer.key("state")
        StateText.write(state, to: &writer)
        writer.key("frames")
        writer.array(frames) { writer, frame in
            writer.raw("[")
            writer.integer(frame.first)
            writer.raw(",")
            writer.integer(frame.offset)
            writer.raw("]")
        }
        writer.raw("}")
        let text = writer.json.text
        let content = Array((text + SHA256.hash(text).description).utf8)
        return content + withUnsafeBytes(of: UInt64(content.count).littleEndian) { Array($0) }
    }

    private static func frame(_ value: JSONValue) -> ArchivedSession.Frame? {
        guard let parts = value.array, parts.count == 2, let first = parts[0].integer, let offset = parts[1].integer
        else { return nil }
        return ArchivedSession.Frame(first: first, offset: offset)
    }
}

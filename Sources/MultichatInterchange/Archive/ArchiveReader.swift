import Multichat
import MultichatFiles

/// Reads an archive line by line, and finds where it was cut or changed.
final class ArchiveReader {
    /// A line of an archive.
    enum Item {
        case session(NewSession, Head)
        case entry(Entry)
        case trailer(ArchiveCounts, Digest)
    }

    private let name: String
    private let lines: LineReader
    private let limits: JSONLimits
    private let digest = SHA256()
    private(set) var line = 0

    /// Opens an archive and reads its header.
    init(_ path: String, called name: String, limits: JSONLimits) throws {
        self.name = name
        self.limits = JSONLimits(bytes: limits.bytes + (1 << 20), depth: limits.depth + 2)
        lines = LineReader(try File(path, .read), limit: 2 * limits.bytes + (1 << 20))
        let header = try nextMembers(isHashed: true)
        guard header?.first?.value.text == "\"\(ArchiveFormat.name)\"" else { throw fault("it is no archive") }
        let version = header?.dropFirst().first.flatMap { JSONValue($0.value).integer }
        guard version == ArchiveFormat.version else {
            throw MultichatError(
                .incompatible, "\(name): the archive has the version \(version ?? 0); this program reads version 1.",
                hint: "Use a newer Multichat.")
        }
    }

    /// The next session, entry or trailer; `nil` at the end.
    func next() throws -> Item? {
        guard let line = try lines.next() else { return nil }
        self.line += 1
        guard line.isTerminated else { throw fault("it was cut within a line") }
        let members = try members(line.bytes)
        if members.first?.key == "trailer", let value = members.first?.value { return try trailer(value, line.bytes) }
        digest.update(line.bytes)
        Self.newline.withUnsafeBytes(digest.update)
        return try members.first?.key == "session" ? session(members) : entry(members)
    }

    /// The digest of all lines read so far but the trailer's.
    func finishDigest() -> Digest { digest.finish() }

    func fault(_ reason: String) -> MultichatError {
        MultichatError(
            .invalid, "\(name), line \(line): \(reason); nothing was stored.",
            hint: "Export it again, or use another copy.")
    }

    private static let newline: [UInt8] = [0x0A]

    private func nextMembers(isHashed: Bool) throws -> [(key: String, value: JSON)]? {
        guard let line = try lines.next() else { return nil }
        self.line += 1
        digest.update(line.bytes)
        Self.newline.withUnsafeBytes(digest.update)
        return try members(line.bytes)
    }

    private func members(_ bytes: UnsafeRawBufferPointer) throws -> [(key: String, value: JSON)] {
        let json: JSON
        do {
            json = try bytes.withMemoryRebound(to: UInt8.self) { try JSON(bytes: $0, field: "line", limits: limits) }
        } catch let error as MultichatError where error.code == .invalid {
            throw fault(error.message)
        }
        guard let members = json.members else { throw fault("an object is expected") }
        return members
    }

    private func entry(_ members: [(key: String, value: JSON)]) throws -> Item {
        do {
            return .entry(try ArchiveEntry.read(members))
        } catch let error as MultichatError {
            throw fault(error.message)
        }
    }
}

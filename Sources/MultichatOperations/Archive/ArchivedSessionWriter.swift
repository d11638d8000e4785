import Multichat
import MultichatFiles
import MultichatInterchange

/// Writes one session as a compressed archive with an index behind it.
struct ArchivedSessionWriter {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Writes the file, durably but for its name.
    func write(_ session: Session, of store: any Restoring) throws {
        let file = try File(path, .createNew)
        var size = 0
        let zstd = try ZstdWriter { bytes in
            try file.write(bytes, at: size)
            size += bytes.count
        }
        var frames: [ArchivedSession.Frame] = []
        var archive = ArchiveWriter { chunk in
            // Each chunk is whole lines, and becomes a frame of its own.
            if let first = Self.firstSequence(chunk) { frames.append(.init(first: first, offset: zstd.count)) }
            try zstd.write(chunk)
            try zstd.endFrame()
        }
        _ = try archive.write(store, sessions: [session.reference])
        if let damage = archive.damage.first {
            throw MultichatError.damaged(session.reference, sequence: damage.sequence ?? 0, damage.reason)
        }
        let origin = try store.origin(of: session.reference)
        let rewinds = try rewinds(of: session, store)
        try zstd.skippable(ArchiveIndex(origin, SessionState(session, rewinds: rewinds), frames).bytes)
        try file.sync()
    }

    private func rewinds(of session: Session, _ store: any Restoring) throws -> Rewinds {
        var rewinds = Rewinds()
        var query = EntryQuery(session.reference, from: 1, through: session.head.sequence)
        query.kind = .rewind
        try store.forEachPage(query) { entries in
            for entry in entries {
                rewinds.add(.init(sequence: entry.sequence, target: try Lifecycle.target(in: entry.body)))
            }
        }
        return rewinds
    }

    /// The first sequence among some lines; the lines before the first entry begin otherwise.
    private static func firstSequence(_ chunk: UnsafeRawBufferPointer) -> Int? {
        let mark = Array("{\"sequence\":".utf8)
        for line in chunk.prefix(1 << 16).split(separator: 0x0A) where line.starts(with: mark) {
            let digits = line.dropFirst(mark.count).prefix { (0x30...0x39).contains($0) }
            return Int(String(decoding: digits, as: UTF8.self))
        }
        return nil
    }
}

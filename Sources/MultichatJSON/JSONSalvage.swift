import Multichat
import MultichatFiles

/// Reads what can be read of a damaged directory of JSON files, file by file; nothing in it is made or changed.
package final class JSONSalvage: Salvage {
    /// What belongs to no session that can be named.
    package private(set) var losses: [Damage] = []
    private let path: String

    /// Looks at a directory.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where there is none.
    package init(path: String) throws {
        self.path = path
        guard Directory.exists(path) else {
            throw MultichatError(.notFound, "There is no folder \(path).", hint: "Check the path.")
        }
    }

    package func run(_ take: (SalvagedSession) throws -> Void) throws {
        if (try? StoreMarker.open(StoreLayout(root: path), access: .readOnly)) == nil {
            losses.append(Damage(session: nil, place: path + "/multichat.json", reason: "It isn't as it was written."))
        }
        for namespace in try folders(in: path) {
            for name in try folders(in: namespace) { try take(session(SessionFolder(path: name))) }
        }
    }

    private func folders(in path: String) throws -> [String] {
        try Directory.entries(path).filter { $0.isDirectory && !$0.name.hasPrefix(".") }.map { path + "/" + $0.name }
            .sorted()
    }

    private func session(_ folder: SessionFolder) -> SalvagedSession {
        var losses: [Damage] = []
        let origin = origin(of: folder, &losses)
        let reference = origin.reference
        var session = SalvagedSession(origin) { try Self.read(folder, reference, $0) }
        session.lastSequence = (try? RecordedHead.read(folder, of: reference).sequence) ?? 0
        session.losses = losses
        return session
    }

    /// What a session started with; where that is lost, the id that the folder's name tells, or one made of the name.
    private func origin(of folder: SessionFolder, _ losses: inout [Damage]) -> NewSession {
        if let reference = try? folder.reference(), let origin = try? folder.origin(of: reference) { return origin }
        let name = folder.path.split(separator: "/").last.map(String.init) ?? "session"
        let id = (try? SessionID("unnamed-" + name)) ?? SessionID(unchecked: "unnamed")
        let reference = folder.namedReference ?? SessionReference(id)
        losses.append(
            Damage(
                session: reference, place: folder.metadata,
                reason: "It is missing or isn't as it was written: topic, labels and expiry of the start are lost."))
        return NewSession(reference)
    }

    private static func read(
        _ folder: SessionFolder, _ session: SessionReference, _ take: (SalvagedItem) throws -> Void
    ) throws {
        var expected = 1
        for first in (try? folder.segments) ?? [] {
            let path = folder.segment(first)
            do {
                try read(path, session, &expected, take)
            } catch let error as MultichatError where [.io, .permission, .damaged].contains(error.code) {
                try take(.loss(Damage(session: session, sequence: expected, place: path, reason: error.message)))
            }
        }
    }

    private static func read(
        _ path: String, _ session: SessionReference, _ expected: inout Int, _ take: (SalvagedItem) throws -> Void
    ) throws {
        let file = try File(path, .read)
        var reader = SegmentReader(path, from: expected, withBodies: true)
        var lines: [ScannedLine] = []
        var told = 0
        try RawLines.each(file, 0..<file.size) { raw in
            let next = reader.expected
            reader.take(raw, into: &lines)
            for damage in reader.damage[told...] {
                try take(.loss(Damage(session: session, sequence: next, place: path, reason: damage.reason)))
            }
            told = reader.damage.count
            for line in lines { try take(.entry(line.entry)) }
            lines.removeAll(keepingCapacity: true)
        }
        expected = reader.expected
    }
}

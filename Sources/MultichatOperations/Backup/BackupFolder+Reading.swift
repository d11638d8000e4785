import Multichat

extension BackupFolder {
    /// A run of entries of a session in a part.
    private struct Segment: Hashable {
        var part: Int
        var place: Int
    }

    /// Hands over all that a manifest names: each session's beginning once, then its entries in order, those of many
    /// sessions mixed.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where a part isn't as it was written, or something lacks.
    func read(
        _ manifest: BackupManifest, limits: JSONLimits, _ take: @escaping ([Entry], SessionReference) throws -> Void
    ) throws {
        let wanted = try segments(manifest, limits)
        for (number, part) in manifest.parts.enumerated() {
            var batch = EntryBatch(take)
            var place = -1
            var session: SessionReference?
            let reader = try BackupPartReader(path + "/" + part.file, limits: limits)
            while let item = try reader.next() {
                switch item {
                case .session(let origin, _, _):
                    try batch.flush(session)
                    place += 1
                    session = wanted.contains(Segment(part: number, place: place)) ? origin.reference : nil
                case .entry(let entry):
                    if let session { try batch.add(entry, session) }
                }
            }
            try batch.flush(session)
        }
    }

    /// The runs that lead to the heads of the manifest; the newest where one was written twice.
    private func segments(_ manifest: BackupManifest, _ limits: JSONLimits) throws -> Set<Segment> {
        var open = manifest.sessions.mapValues(\.head)
        var found = Set<Segment>()
        for number in manifest.parts.indices.reversed() {
            let part = manifest.parts[number]
            try check(path + "/" + part.file, part.bytes, part.digest, limits)
            var starts: [(session: SessionReference, from: Head, to: Head)] = []
            let reader = try BackupPartReader(path + "/" + part.file, limits: limits)
            while let item = try reader.next() {
                if case .session(let origin, let from, let to) = item { starts.append((origin.reference, from, to)) }
            }
            for (place, start) in starts.enumerated().reversed() {
                guard let head = open[start.session], head.sequence > 0, head == start.to else { continue }
                open[start.session] = start.from
                found.insert(Segment(part: number, place: place))
            }
        }
        guard let lacking = open.first(where: { $0.value.sequence > 0 }) else { return found }
        throw MultichatError.damaged(
            lacking.key, sequence: lacking.value.sequence, "the backup \(path) lacks entries up to there")
    }
}

/// Entries of one session, handed over some at a time.
struct EntryBatch {
    private let take: ([Entry], SessionReference) throws -> Void
    private var entries: [Entry] = []
    private var bytes = 0

    init(_ take: @escaping ([Entry], SessionReference) throws -> Void) { self.take = take }

    mutating func add(_ entry: Entry, _ session: SessionReference) throws {
        entries.append(entry)
        bytes += entry.body.text.utf8.count
        if entries.count >= 500 || bytes >= EntryQuery.pageBytes { try flush(session) }
    }

    mutating func flush(_ session: SessionReference?) throws {
        if let session, !entries.isEmpty { try take(entries, session) }
        entries.removeAll(keepingCapacity: true)
        bytes = 0
    }
}

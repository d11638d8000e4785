import Multichat

/// Writes sessions with their chains as one archive: JSON Lines with a digest at the end.
///
///     var archive = ArchiveWriter { try file.append($0) }
///     try archive.write(store, sessions: nil, namespace: nil)
///
/// Memory is constant, whatever the length of the sessions.
public struct ArchiveWriter {
    /// Takes the archive's bytes, some at a time and in order.
    public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// Called with the number of entries written so far.
    public var progress: (Int) -> Void = { _ in }
    /// Whether what the store keeps for itself, such as its keys, is written where no namespace is given.
    public var includesOwn = true
    /// What keeps sessions out of the archive.
    public private(set) var damage: [Damage] = []
    private let sink: Sink
    private let digest = SHA256()
    private var writer = JSONWriter(capacity: 2 * bufferSize)
    private var counts = ArchiveCounts()
    private static let bufferSize = 256 << 10

    /// Makes a writer of an archive.
    public init(_ sink: @escaping Sink) { self.sink = sink }

    /// Writes the whole archive: these sessions, or all of a namespace, or all.
    ///
    /// Each session is verified before it is written: one with damage isn't in the archive but in ``damage``.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` for an unknown session, and whatever the sink throws.
    public mutating func write(
        _ store: any Restoring, sessions: [SessionReference]? = nil, namespace: Namespace? = nil
    ) throws -> ArchiveCounts {
        ArchiveFormat.header(&writer)
        if let sessions {
            for reference in sessions { try write(store, reference) }
        } else {
            damage += try store.forEachSession(in: namespace) { session in
                guard includesOwn || namespace != nil || !session.reference.namespace.isSystem else { return }
                guard try session.reference != .hybridNotes && !store.hasLost(session.reference) else { return }
                try write(store, session.reference)
            }
        }
        try flush()
        ArchiveFormat.trailer(counts, digest.finish(), &writer)
        try writer.bytes.withUnsafeBytes(sink)
        return counts
    }

    private mutating func write(_ store: any Restoring, _ reference: SessionReference) throws {
        let proof = try Verifier(store).verify(reference)
        guard proof.damage.isEmpty else { return damage += proof.damage }
        var origin = try store.origin(of: reference)
        origin.fence = try store.required(reference).fence
        ArchiveFormat.session(origin, proof.head, &writer)
        counts.sessions += 1
        try store.forEachPage(EntryQuery(reference, from: 1, through: proof.head.sequence)) { entries in
            for entry in entries {
                ArchiveEntry.write(entry, &writer)
                if writer.bytes.count >= Self.bufferSize { try flush() }
            }
            counts.entries += entries.count
            progress(counts.entries)
        }
    }

    private mutating func flush() throws {
        try writer.bytes.withUnsafeBytes { bytes in
            digest.update(bytes)
            try sink(bytes)
        }
        writer.bytes.removeAll(keepingCapacity: true)
    }
}

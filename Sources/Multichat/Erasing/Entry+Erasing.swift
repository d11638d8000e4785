extension EntryKind {
    /// The kinds whose bodies a session is folded from.
    private static let folded: Set<EntryKind> = [.join, .leave, .set, .rewind, .erase]

    /// Whether entries of this kind can be erased: all but `join`, `leave`, `set`, `rewind` and `erase`, because the
    /// session as it is now is folded from their bodies.
    public var isErasable: Bool { !Self.folded.contains(self) }
}

extension Entry {
    /// Whether the body was erased.
    public var isErased: Bool {
        if case .erased = seal { true } else { false }
    }

    /// Removes body and salt, and keeps their hash.
    public mutating func erase(_ chainer: Chainer) {
        seal = .erased(chainer.bodyHash(of: self))
        body = .null
    }
}

extension Lifecycle {
    /// The body of `erase`.
    static func erasure(of sequences: SequenceRanges, reason: String?) -> JSON {
        var writer = JSONWriter(capacity: 64)
        writer.raw("{\"sequences\":")
        writer.json(sequences.json)
        if let reason {
            writer.raw(",\"reason\":")
            writer.string(reason)
        }
        writer.raw("}")
        return writer.json
    }

    /// The sequences that an `erase` entry erased.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`.
    public static func erased(by entry: Entry) throws -> SequenceRanges {
        guard let sequences = SequenceRanges(JSONValue(entry.body)["sequences"]),
            sequences.bounds?.upperBound ?? 0 < entry.sequence
        else {
            throw MultichatError(
                .invalid, "The body of an `erase` entry must be {\"sequences\": [[FIRST, LAST], …]}, all before it.")
        }
        return sequences
    }
}

extension Sequence<Entry> {
    /// All that the `erase` entries among these erased, each entry's for itself.
    public var erasures: [SequenceRanges] {
        get throws { try filter { $0.kind == .erase }.map(Lifecycle.erased) }
    }
}

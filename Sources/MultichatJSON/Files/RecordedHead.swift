import Multichat
import MultichatFiles

/// The head that was last written down beside a log: a log that ends before it was cut.
enum RecordedHead {
    /// Replaces the record, durably.
    static func write(_ head: Head, to folder: SessionFolder) throws {
        var writer = JSONWriter()
        writer.raw("{")
        writer.key("sequence")
        writer.integer(head.sequence)
        writer.key("chain")
        writer.string(head.chain.description)
        writer.raw("}")
        try SealedText.file(writer.json).withUnsafeBytes { try AtomicFile.replace(folder.head, $0) }
    }

    /// Reads the record; the empty head where there is none.
    ///
    /// - Throws: code `damaged` where it isn't as it was written.
    static func read(_ folder: SessionFolder, of reference: SessionReference) throws -> Head {
        guard let content = try folder.contents(folder.head) else { return .empty }
        let object = SealedText.object(content)
        guard let sequence = object?["sequence"]?.integer, (0...SegmentMap.greatestSequence).contains(sequence),
            let chain = object?["chain"]?.string.flatMap({ Digest(hex: $0) })
        else { throw MultichatError.damaged(reference, sequence: 0, "\(folder.head) isn't as it was written") }
        return Head(sequence: sequence, chain: chain)
    }
}

import Multichat

/// What `erase` prints: the receipt.
struct ErasureResult: Presentable {
    private let receipt: ErasureReceipt
    private let isDone: Bool

    /// Presents what was erased, or would be.
    init(_ receipt: ErasureReceipt, isDone: Bool) {
        self.receipt = receipt
        self.isDone = isDone
    }

    /// How much it is.
    var summary: String {
        let entries = Figures.count(receipt.entries, "entry", "entries")
        let sessions = Figures.count(receipt.erased.count, "session", "sessions")
        return "\(entries) (\(Figures.grouped(receipt.bytes)) bytes) in \(sessions)"
    }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.key("erased")
        writer.bool(isDone)
        writer.member("entries", receipt.entries)
        writer.member("bytes", receipt.bytes)
        writer.key("sessions")
        writer.array(receipt.erased) { writer, erased in
            writer.raw("{")
            writer.member("session", erased.session.id.text)
            writer.member("namespace", erased.session.namespace.text)
            writer.member("recordedAt", erased.recordedAt)
            writer.member("bytes", erased.bytes)
            writer.key("sequences")
            writer.json(erased.sequences.json)
            writer.raw("}")
        }
        writer.key("kept")
        writer.array(receipt.kept) { writer, kept in
            writer.raw("{")
            writer.member("session", kept.session.id.text)
            writer.member("namespace", kept.session.namespace.text)
            writer.member("kind", kept.kind.text)
            writer.key("sequences")
            writer.json(kept.sequences.json)
            writer.member("reason", Self.reason)
            writer.raw("}")
        }
        writer.key("remnants")
        writer.array(receipt.remnants) { writer, remnant in
            writer.raw("{")
            writer.member("place", remnant.place)
            writer.member("reason", remnant.reason)
            writer.raw("}")
        }
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let sessions = receipt.erased.map { erased in
            "  \(erased.session): \(Figures.count(erased.sequences.count, "entry", "entries"))"
                + (erased.recordedAt.map { ", recorded at \($0)" } ?? "")
        }
        let kept = receipt.kept.map { kept in
            "  \(kept.session): \(Self.text(kept.sequences)) of the kind `\(kept.kind)`: \(Self.reason)"
        }
        let remnants = receipt.remnants.map { "  \($0.place): \($0.reason)" }
        let verb = isDone ? "Erased" : "Would erase"
        let stays = kept.isEmpty ? [] : ["Not erased:"] + kept
        return ["\(verb) \(summary)."] + sessions + stays + ["What may still hold it, or stays:"] + remnants
    }

    /// Why entries are kept.
    private static let reason = "the session is folded from it; `multichat delete` removes it with the session"

    private static func text(_ sequences: SequenceRanges) -> String {
        sequences.ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

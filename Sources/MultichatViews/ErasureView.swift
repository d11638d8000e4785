import Multichat

/// What was erased, or would be.
public struct ErasureView: View {
    /// Why entries are kept.
    public static let reason = "the session is folded from it; `multichat delete` removes it with the session"

    private let receipt: ErasureReceipt
    private let isDone: Bool

    /// Shows what was erased, or would be.
    public init(_ receipt: ErasureReceipt, isDone: Bool) {
        self.receipt = receipt
        self.isDone = isDone
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
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
}

import Multichat
import MultichatViews

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

    func write(json writer: inout JSONWriter) { ErasureView(receipt, isDone: isDone).write(to: &writer) }

    func lines(_ style: Style) -> [String] {
        let sessions = receipt.erased.map { erased in
            "  \(erased.session): \(Figures.count(erased.sequences.count, "entry", "entries"))"
                + (erased.recordedAt.map { ", recorded at \($0)" } ?? "")
        }
        let remnants = receipt.remnants.map { "  \($0.place): \($0.reason)" }
        let verb = isDone ? "Erased" : "Would erase"
        return ["\(verb) \(summary)."] + sessions + ["What may still hold it, or stays:"] + remnants
    }
}

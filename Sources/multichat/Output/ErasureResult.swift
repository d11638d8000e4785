import Multichat
import MultichatViews

/// What `erase` prints: the receipt.
struct ErasureResult: Presentable {
    private let receipt: ErasureReceipt
    private let isDone: Bool
    private let agent: AgentID?

    /// Presents what was erased, or would be; of an agent, if one was named.
    init(_ receipt: ErasureReceipt, of agent: AgentID?, isDone: Bool) {
        self.receipt = receipt
        self.agent = agent
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
        let kept = receipt.kept.map { kept in
            "  \(kept.session): \(Self.text(kept.sequences)) of the kind `\(kept.kind)`: \(ErasureView.reason)"
        }
        let remnants = receipt.remnants.map { "  \($0.place): \($0.reason)" }
        let verb = isDone ? "Erased" : "Would erase"
        let nothing =
            receipt.entries > 0 || !kept.isEmpty
            ? [] : ["Nothing\(agent.map { " of \($0)" } ?? "") was found: it was erased already, or never was there."]
        let stays = kept.isEmpty ? [] : ["Not erased:"] + kept
        return ["\(verb) \(summary)."] + nothing + sessions + stays + ["What may still hold it, or stays:"] + remnants
    }

    private static func text(_ sequences: SequenceRanges) -> String {
        sequences.ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

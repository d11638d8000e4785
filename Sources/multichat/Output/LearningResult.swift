import Multichat
import MultichatViews

/// A learning as it is printed.
struct LearningResult: Presentable {
    private let learning: Learning
    /// Whether it was just stored, so that people are told its id alone.
    private let isReceipt: Bool

    init(_ learning: Learning, isReceipt: Bool = false) {
        self.learning = learning
        self.isReceipt = isReceipt
    }

    func write(json writer: inout JSONWriter) { LearningView(learning).write(to: &writer) }

    func lines(_ style: Style) -> [String] {
        isReceipt ? [learning.id.text] : LearningText(learning, style).lines
    }
}

/// A learning that was recalled.
struct RecollectionResult: Presentable {
    private let found: Recollection

    init(_ found: Recollection) { self.found = found }

    func write(json writer: inout JSONWriter) { RecollectionView(found).write(to: &writer) }

    func lines(_ style: Style) -> [String] {
        let same = found.sameText.map { Printable.text($0.text, keepsLines: false) }.joined(separator: ", ")
        let note = same.isEmpty ? [] : ["    " + style.dim("The same text: \(same)")]
        return LearningText(found.learning, style).lines + note
    }
}

/// What `forget` prints.
struct ForgottenResult: Presentable {
    let id: LearningID
    let sequence: Int

    func write(json writer: inout JSONWriter) { ForgottenView(id, sequence: sequence).write(to: &writer) }

    func lines(_ style: Style) -> [String] { ["Forgotten: \(Printable.text(id.text, keepsLines: false))"] }
}

import Multichat
import MultichatViews

/// A receipt as it is printed.
struct ReceiptResult: Presentable {
    let receipt: Receipt

    init(_ receipt: Receipt) { self.receipt = receipt }

    func write(json writer: inout JSONWriter) { ReceiptView(receipt).write(to: &writer) }

    /// The sequence, or the first and last of a batch.
    func lines(_ style: Style) -> [String] {
        receipt.first == receipt.last ? ["\(receipt.first)"] : ["\(receipt.first)-\(receipt.last)"]
    }
}

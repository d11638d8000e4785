import Multichat

/// A receipt as it is printed.
struct ReceiptResult: Presentable {
    let receipt: Receipt

    init(_ receipt: Receipt) { self.receipt = receipt }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", receipt.session.id.text)
        writer.member("first", receipt.first)
        writer.member("last", receipt.last)
        writer.key("duplicate")
        writer.bool(receipt.duplicate)
        writer.key("chain")
        writer.digest(receipt.head.chain)
        writer.key("ids")
        writer.strings(receipt.ids.lazy.map(\.text))
        writer.raw("}")
    }

    /// The sequence, or the first and last of a batch.
    func lines(_ style: Style) -> [String] {
        receipt.first == receipt.last ? ["\(receipt.first)"] : ["\(receipt.first)-\(receipt.last)"]
    }
}

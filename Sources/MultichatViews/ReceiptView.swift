import Multichat

/// What an append answered.
public struct ReceiptView: View {
    private let receipt: Receipt

    /// Shows a receipt.
    public init(_ receipt: Receipt) { self.receipt = receipt }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
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
}

import Multichat
import MultichatViews

/// What those who carry messages report.
enum MessageReportRoutes {
    static let all = [
        route("delivered", .delivered, "Reports that a message was delivered."),
        route("failed", .failed, "Reports that a message could not be delivered."),
    ]

    private static func route(_ word: String, _ state: MessageStatus.State, _ summary: String) -> Route {
        Route(.post, MessageRoutes.path + "/{sequence}/\(word)", summary) { call in
            let receipt = try call.chat.report(
                state, of: try call.sequence, for: try call.id(in: "to"), by: try call.id(in: "author"),
                reason: call.text("reason"))
            return call.show(ReceiptView(receipt), status: 201, tag: Conditions.tag(receipt.head))
        }.with {
            $0.body = .object(
                .init("to", .id), .init("author", .id), .init("reason", .words), required: false)
            $0.isSlow = true
            $0.answers = Shapes.receipt
        }
    }
}

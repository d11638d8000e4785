import Multichat
import MultichatViews

/// `status`: what became of a message.
enum StatusCommand {
    static let command = Command("status", "show what became of a message", in: .read, action: run).with {
        $0.details = """
            For each recipient: sent, delivered, read or failed, and since when. Of a message to everybody, for each \
            agent that has read it or was reported.
            """
        $0.positionals = [.session, .message]
        $0.examples = ["status release 12", "status release 12 --json"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let sequence = try call.sequence() ?? 0
        let statuses = try call.chat().statuses(of: sequence)
        guard call.isJSON else {
            var table = Table(["AGENT", "STATUS", "SINCE", "REASON"])
            for status in statuses {
                table.add([
                    status.agent?.text ?? "-", status.state.rawValue, EntryText.time(status.time), status.reason ?? "",
                ])
            }
            for line in table.lines(Style.of(Descriptor.output)) { call.output.line(line) }
            return .success
        }
        for status in statuses { call.output.line { StatusView(status).write(to: &$0) } }
        return .success
    }
}

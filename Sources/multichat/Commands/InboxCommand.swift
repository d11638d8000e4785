import Multichat
import MultichatViews

/// `inbox`: the messages for an agent.
enum InboxCommand {
    private static let limit = Option("limit", "N", "at most so many messages (default: 50)")
    private static let cursor = Option("cursor", "CURSOR", "go on where the previous page ended")
    private static let all = Option("all", nil, "also those that were acknowledged")
    private static let counts = Option("counts", nil, "only how many are unread in each session")
    private static let wait = Option("wait", "DURATION", "wait so long for the first one, where there is none: 60s, 5m")

    static let command = Command("inbox", "read what is for an agent, over all sessions", in: .read, action: run).with {
        $0.details = """
            Shown are unread messages to the agent, and those to everybody in sessions that it is in: the newest, in \
            the order of their times. They stay unread until ack. Where there are more than the limit, the cursor of \
            the page before is told on standard error. With --wait, nothing is printed if none has come by then.
            """
        $0.positionals = [.agent]
        $0.options = [limit, cursor, all, counts, wait]
        $0.examples = [
            "inbox Agent-2", "inbox Agent-2 --wait 60s --json | jq -r .body.content", "inbox Agent-2 --counts",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let agent = try call.agentWord()
        let limit = try call.integer(limit, atLeast: 1) ?? 50
        let patience = try call.duration(wait, allowingZero: true) ?? 0
        let swarm = try call.swarm()
        let read = {
            try swarm.inbox(
                of: agent, limit: call.has(counts) ? 0 : limit, includingRead: call.has(all), after: call.value(cursor))
        }
        let inbox = try Waiting.until(patience, swarm.store, read) { $0.unread > 0 || !$0.items.isEmpty }
        if call.has(counts) { try show(inbox.sessions, call) } else { try show(inbox, call) }
        try call.output.flush()
        if !call.isJSON, !call.has(counts), inbox.unread > 0 { call.notes.say(summary(inbox)) }
        call.tell(LeftOut(inbox.leftOut))
        call.showCursor(inbox.cursor)
        return .success
    }

    private static func show(_ inbox: Inbox, _ call: Invocation) throws {
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        for item in inbox.items.reversed() { try call.show(InboxItemResult(item), style) }
    }

    private static func summary(_ inbox: Inbox) -> String {
        let messages = Figures.count(inbox.unread, "unread message", "unread messages")
        return messages + " in " + Figures.count(inbox.sessions.count, "session", "sessions")
    }

    private static func show(_ counts: [InboxCount], _ call: Invocation) throws {
        guard call.isJSON else {
            var table = Table(["SESSION", "UNREAD"], numeric: [1])
            for count in counts { table.add([count.session.text, String(count.unread)]) }
            return table.lines(Style.of(Descriptor.output)).forEach { call.output.line($0) }
        }
        for count in counts {
            call.output.line { writer in
                writer.raw("{")
                writer.member("session", count.session.text)
                writer.member("unread", count.unread)
                writer.raw("}")
            }
        }
    }
}

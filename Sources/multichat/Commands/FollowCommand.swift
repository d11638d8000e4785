import Dispatch
import Multichat

/// `follow`: the entries of sessions as they come.
enum FollowCommand {
    private static let session = Positional("SESSION", "the session's id (else MULTICHAT_SESSION, else all sessions)")
        .with {
            $0.isOptional = true
            $0.variable = "MULTICHAT_SESSION"
            $0.completion = .session
        }
    private static let after = Option("after", "SEQUENCE", "also the entries behind this one: 0 for all of them")
    private static let count = Option("count", "N", "end after so many entries")
    private static let kind = Option("kind", "KIND", "only entries of this kind, such as message")
    private static let author = Option("author", "AGENT", "only entries of this agent")
    private static let to = Option("to", "AGENT", "only messages that are addressed to this agent or to everybody")

    private static let server = Option("server", "URL", "follow the sessions of `multichat serve` at http://HOST:PORT")

    static let command = Command("follow", "see entries as they come, whoever writes them", in: .read, action: run)
        .with {
            $0.details = """
                Without a session, all sessions of the namespace are followed, those that are started meanwhile too; \
                of a single one, forks are told as well. Every entry comes once, in the order of its session, whichever \
                process wrote it; also those that a rewind hides, and the rewind. It ends with Ctrl-C, after --count \
                entries, or when the session is deleted or expires, which is an error. A server \
                that asks for a key gets that of MULTICHAT_KEY.
                """
            $0.positionals = [session]
            $0.options = [after, count, kind, author, to, server]
            $0.examples = [
                "follow release", "follow release --after 0 --json | jq -r .body.content", "follow --to Agent-2",
                "follow --json --count 1", "follow release --server http://localhost:7750",
            ]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let id = try call.word(session) == nil && Environment.value("MULTICHAT_SESSION") == nil ? nil : call.sessionID()
        let position = try call.integer(after)
        guard id != nil || position == nil else {
            throw UsageError("--after needs SESSION: each session has sequences of its own.")
        }
        let left = try call.integer(count, atLeast: 1) ?? .max
        var query = FollowQuery(all: try call.namespace)
        if let id { query = FollowQuery(SessionReference(id, in: query.namespace), after: position) }
        query.kind = try call.id(kind)
        query.author = try call.id(author)
        query.recipient = try call.id(to)
        if let url = call.value(server) { return try follow(query, ServerURL(url), left, call) }
        return try follow(query, left, call)
    }

    /// Follows the store.
    private static func follow(_ query: FollowQuery, _ count: Int, _ call: Invocation) throws -> ExitCode {
        var left = count
        let signal = DispatchSemaphore(value: 0)
        let follower = try Feed(call.store()).follow(query) { signal.signal() }
        defer { follower.end() }
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        while left > 0 {
            let events = try follower.next(limit: min(left, 256))
            for event in events {
                try call.show(FollowResult(event: event, namesSession: query.session == nil), style)
                if event.entry != nil { left -= 1 }
            }
            try call.output.flush()
            if events.isEmpty { signal.wait() }
        }
        return .success
    }

    /// Follows a server.
    private static func follow(
        _ query: FollowQuery, _ server: ServerURL, _ count: Int, _ call: Invocation
    ) throws -> ExitCode {
        var left = count
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        try ServerFollowing(server: server, target: target(query), key: ServerKey.ofEnvironment()).run { event in
            switch event.name {
            case "ready": return true
            case "reset":
                call.note("The server doesn't know any more what came meanwhile: following from now on.")
                return true
            default: break
            }
            try call.show(RemoteResult(event: event, namesSession: query.session == nil), style)
            try call.output.flush()
            if event.name == "entry" { left -= 1 }
            return left > 0
        }
        return .success
    }

    /// What a server is asked for.
    private static func target(_ query: FollowQuery) -> String {
        var path = "/v1/events"
        if let session = query.session { path = "/v1/sessions/\(PercentCoding.encode(session.id.text))/events" }
        let words: [(String, String?)] = [
            ("namespace", query.namespace.text), ("kind", query.kind?.text), ("author", query.author?.text),
            ("recipient", query.recipient?.text), ("after", query.after.values.first.map(String.init)),
        ]
        let pairs = words.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encode($0))" } }
        return path + "?" + pairs.joined(separator: "&")
    }
}

import Multichat
import MultichatRedis
import MultichatRedisSupport

/// One of several processes that write to one session for some time, all at once.
///
/// Arguments: the store's URL, the session's id, the writer's name, and for how many milliseconds it writes. It says
/// that it is ready by a value under its name, and begins once the session has the label `go`.
@main struct RaceWriter {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let length = Int64(arguments[4]) else {
            throw MultichatError(.invalid, "Four arguments are needed.")
        }
        let store = try RedisStore(RedisURL(arguments[1], password: nil))
        let session = SessionReference(try SessionID(arguments[2]))
        let author = try AgentID(arguments[3])
        var ready = Draft(id: try EntryID("\(author) is ready"), kind: .value, author: author)
        ready.key = try EntryKey("ready/\(author)")
        _ = try store.append(Append(to: session, [ready]))
        while try store.required(session).labels["go"] == nil {}
        let end = MonotonicTime.now() + .milliseconds(length)
        var count = 0
        while MonotonicTime.now() < end {
            count += 1
            let draft = Draft(
                id: try EntryID("\(author)-\(count)"), kind: .message, author: author, body: Message("\(count)").body)
            _ = try store.append(Append(to: session, [draft]))
        }
        try store.close()
    }
}

import Multichat
import MultichatRedisSupport

extension RedisLog {
    /// Adds entries to a log that stands as the writer knows it; answers why not where it doesn't.
    func store(_ write: LogWrite, after: SessionRecord) throws -> AppendScript.Refusal? {
        let command = write.command(keys, after: after)
        let reply = try self.write(AppendScript.expected, command) { $0.integer == 0 }
        guard let answer = reply.integer, answer >= 0, answer <= 3 else { throw strange }
        return AppendScript.Refusal(rawValue: answer)
    }

    /// Adds entries to a log wherever it stands.
    func race(_ write: LogWrite, _ command: Command) throws -> Result<RaceMarks, AppendScript.Refusal> {
        let reply = try self.write(AppendScript.racing, command) { $0.count == 2 }
        if let refusal = reply.integer.flatMap(AppendScript.Refusal.init(rawValue:)) { return .failure(refusal) }
        guard reply.count == 2, let before = reply[0].withBytes(LogMark.init),
            let after = reply[1].withBytes(LogMark.init)
        else { throw strange }
        return .success(RaceMarks(before: before, after: after))
    }

    private var strange: MultichatError {
        MultichatError(.internal, "The script of an append gave an answer of its own.")
    }
}

/// Where a log stood before a race was won, and behind it.
struct RaceMarks {
    var before: LogMark
    var after: LogMark
}

import Multichat
import MultichatRedisSupport

extension RedisLog {
    /// Adds entries to a log that stands as the writer knows it; answers why not where it doesn't.
    func store(_ write: LogWrite, after: SessionRecord) throws -> AppendScript.Refusal? {
        if let command = write.plainCommand(keys, after: after) {
            let reply = try self.write(PlainAppendScript.script, command) { $0.integer == 0 }
            if reply.integer != PlainAppendScript.unlisted { return try refusal(reply, write) }
        }
        let command = write.command(keys, after: after)
        return try refusal(self.write(write.script, command) { $0.integer == 0 }, write)
    }

    /// Why nothing was stored; `nil` where all was.
    private func refusal(_ reply: Reply, _ write: LogWrite) throws -> AppendScript.Refusal? {
        guard let answer = reply.integer else { throw strange }
        return answer == 0 ? nil : try refusal(answer, write)
    }

    /// Adds entries to a log wherever it stands.
    func race(_ write: LogWrite, _ command: Command) throws -> Result<RaceMarks, AppendScript.Refusal> {
        let reply = try self.write(AppendScript.racing, command) { $0.count == 2 }
        if let answer = reply.integer { return .failure(try refusal(answer, write)) }
        guard reply.count == 2, let before = reply[0].withBytes(LogMark.init),
            let after = reply[1].withBytes(LogMark.init)
        else { throw strange }
        return .success(RaceMarks(before: before, after: after))
    }

    private func refusal(_ answer: Int, _ write: LogWrite) throws -> AppendScript.Refusal {
        guard let refusal = AppendScript.Refusal(rawValue: answer) else { throw strange }
        guard refusal != .torn else {
            throw MultichatError.damaged(
                session, sequence: write.record.state.session.head.sequence + 1,
                "the list of entries is longer or shorter than the session's head says")
        }
        return refusal
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

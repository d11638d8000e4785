/// Commands on their way, and the replies that have come.
struct Request {
    /// How a request ended.
    struct Outcome {
        var replies: [Reply]
        /// What was answered to the trailer.
        var trailing: Reply?
        /// Who answered last.
        var server: Endpoint
    }

    let commands: [Command]
    let slot: Int?
    let deadline: MonotonicTime
    var script: Script?
    /// Whether it may share a round trip with other threads.
    var isShared = false
    /// A command that follows the others on the same connection each time, such as WAIT.
    var trailer: Command?
    private var trailing: Reply?
    private var replies: [Reply] = []
    /// The positions whose replies are missing or were no final ones; empty means all.
    private var pending: [Int] = []

    init(_ commands: [Command], _ key: String?, _ deadline: MonotonicTime) {
        self.commands = commands
        self.deadline = deadline
        slot = key.map { KeySlot.of($0) }
    }

    /// Whether all of it may be sent twice.
    var isRepeatable: Bool { commands.allSatisfy(\.isRepeatable) }

    /// Whether some of the commands are done.
    var isPartlyDone: Bool { !replies.isEmpty && pending.count < commands.count }

    /// Sends what isn't done and keeps the replies; answers the first refusal that isn't final, if there is one.
    mutating func exchange(with node: Node, asking: Bool) throws(Fault) -> ServerError? {
        if isShared, !asking, trailer == nil, commands.count == 1 {
            replies = [try node.share(commands[0], until: deadline)]
        } else {
            var fresh = try node.exchange(unanswered(asking) + (trailer.map { [$0] } ?? []), until: deadline)
            if trailer != nil { trailing = fresh.removeLast() }
            fill(with: fresh, asking)
        }
        pending = replies.indices.filter { replies[$0].kind == .error && isPassing(replies[$0]) }
        return pending.first.flatMap { replies[$0].error }
    }

    /// How it has ended.
    func outcome(_ server: Endpoint) -> Outcome { Outcome(replies: replies, trailing: trailing, server: server) }

    private func unanswered(_ asking: Bool) -> [Command] {
        let rest = pending.isEmpty ? commands : pending.map { commands[$0] }
        return asking ? rest.flatMap { [Command("ASKING"), $0] } : rest
    }

    private mutating func fill(with fresh: [Reply], _ asking: Bool) {
        let fresh = asking ? stride(from: 1, to: fresh.count, by: 2).map { fresh[$0] } : fresh
        guard !pending.isEmpty else {
            replies = fresh
            return
        }
        for (position, reply) in zip(pending, fresh) { replies[position] = reply }
    }

    private func isPassing(_ reply: Reply) -> Bool { reply.error.map { RequestMachine.isPassing($0) } ?? false }
}

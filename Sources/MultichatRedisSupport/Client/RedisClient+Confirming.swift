import Multichat

extension RedisClient {
    /// Runs a command, and a script where it does, and waits until replicas have confirmed it and all before it.
    ///
    /// One that changes nothing confirms what others changed before.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - script: the script that it runs, if it does.
    ///   - key: a key of it.
    ///   - replicas: how many are to confirm it.
    /// - Returns: the reply, and how many replicas have confirmed it in half of the time that a call may take.
    /// - Throws: ``MultichatError``, also where the server refuses the command.
    public func confirm(
        _ command: Command, script: Script? = nil, key: String, replicas: Int
    ) throws -> (reply: Reply, replicas: Int) {
        var request = Request([command], key, deadline)
        request.script = script
        request.trailer = Command(
            "WAIT", String(replicas), String(max(url.options.timeout.count / 2_000_000, 1)))
        let outcome = try perform(request)
        let reply = try Self.only(outcome)
        if let error = outcome.trailing?.error { throw Self.unconfirmed(error, outcome.server) }
        return (reply, outcome.trailing?.integer ?? 0)
    }

    /// A master that has become another's replica meanwhile has done the command, and will forget it.
    private static func unconfirmed(_ error: ServerError, _ server: Endpoint) -> MultichatError {
        guard error.code != "NOPERM" else { return error.error(from: server.description) }
        return Fault(.lost, "it does not wait for replicas any longer (\(error.code))").reached().error(at: server)
    }

    /// Sends commands to the nodes that their keys belong to, each node's together, and answers the replies in order.
    ///
    /// - Parameter commands: commands that may be repeated, each with a key of it.
    /// - Throws: ``MultichatError`` where a server can't be reached; refusals are replies.
    public func gather(_ commands: [(command: Command, key: String)]) throws -> [Reply] {
        let deadline = deadline
        guard case .cluster = url.topology else {
            return try pipeline(commands.map(\.command), deadline: deadline)
        }
        var groups: [Endpoint: [Int]] = [:]
        for (place, item) in commands.enumerated() {
            let owner = try? router.node(for: KeySlot.of(item.key), until: deadline).endpoint
            groups[owner ?? url.seed, default: []].append(place)
        }
        var replies = [Reply?](repeating: nil, count: commands.count)
        for places in groups.values {
            let answers = try together(places.map { commands[$0] }, deadline)
            for (place, reply) in zip(places, answers) { replies[place] = reply }
        }
        return replies.compactMap { $0 }
    }

    /// Sends commands of one node's slots; those that it doesn't answer, because slots have moved, one by one.
    private func together(_ commands: [(command: Command, key: String)], _ deadline: MonotonicTime) throws -> [Reply] {
        let node = try? router.node(for: KeySlot.of(commands[0].key), until: deadline)
        let fresh = try? node?.exchange(commands.map(\.command), until: deadline)
        return try commands.indices.map { place in
            if let reply = fresh?[place], !(reply.error.map { RequestMachine.isPassing($0) } ?? false) { return reply }
            return try perform(Request([commands[place].command], commands[place].key, deadline)).replies[0]
        }
    }
}

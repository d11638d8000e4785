import Multichat

extension RedisClient {
    /// Sends one command and answers its reply.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - key: a key of it, which decides on the node of a cluster; without one any master will do.
    ///   - deadline: when it must be done; without one, after the time of the options.
    /// - Throws: ``MultichatError``, also where the server refuses the command.
    public func send(_ command: Command, key: String? = nil, deadline: MonotonicTime? = nil) throws -> Reply {
        try only(Request([command], key, deadline ?? self.deadline))
    }

    /// Runs a script and answers its reply, in one round trip shared with other threads that wait.
    ///
    /// - Parameters:
    ///   - script: the script.
    ///   - command: ``Script/command(keys:capacity:)`` with its keys and arguments.
    ///   - key: one of the keys.
    ///   - deadline: when it must be done; without one, after the time of the options.
    /// - Throws: ``MultichatError``, also where the script fails.
    public func run(
        _ script: Script, _ command: Command, key: String, deadline: MonotonicTime? = nil
    ) throws -> Reply {
        var request = Request([command], key, deadline ?? self.deadline)
        request.script = script
        request.isShared = true
        return try only(request)
    }

    /// Sends commands of one slot together and answers their replies in order, refusals among them as replies.
    ///
    /// Commands that a node refuses because their slot moves are sent again behind the others, in their order.
    ///
    /// - Parameters:
    ///   - commands: the commands.
    ///   - script: the script that they run, if they do.
    ///   - key: a key of theirs.
    ///   - deadline: when all must be done; without one, after the time of the options.
    /// - Throws: ``MultichatError`` where the server can't be reached or a reply was lost.
    public func pipeline(
        _ commands: [Command], script: Script? = nil, key: String? = nil, deadline: MonotonicTime? = nil
    ) throws -> [Reply] {
        guard !commands.isEmpty else { return [] }
        var request = Request(commands, key, deadline ?? self.deadline)
        request.script = script
        return try perform(request).replies
    }

    /// Sends a command to every master, to one after the other, and answers what each replied.
    ///
    /// Where one is replaced meanwhile, all are asked again, so that the command may run twice on some.
    ///
    /// - Throws: ``MultichatError`` of the first that can't be reached or refuses it.
    public func onMasters(
        _ command: Command, deadline: MonotonicTime? = nil
    ) throws -> [(node: Endpoint, reply: Reply)] {
        let request = Request([command], nil, deadline ?? self.deadline)
        var failures = 0
        while true {
            do {
                return try masters(request).map { node in (node.endpoint, try only(request, at: node)) }
            } catch let error as MultichatError where router.hasFailover && error.retry == .later {
                failures += 1
                guard pause(before: request.deadline, afterFailures: failures) else { throw error }
            }
        }
    }

    /// Sends a command to one master of ``onMasters(_:deadline:)``, such as the next page of its SCAN.
    public func send(_ command: Command, to node: Endpoint, deadline: MonotonicTime? = nil) throws -> Reply {
        try only(Request([command], nil, deadline ?? self.deadline), at: nodes[node])
    }

    /// Loads a script on every master, so that its first run needs one round trip.
    public func load(_ script: Script) throws { _ = try onMasters(script.loading) }

    /// The one reply of a request; a refusal is thrown.
    private func only(_ request: Request, at node: Node? = nil) throws -> Reply {
        try Self.only(try perform(request, at: node))
    }

    static func only(_ outcome: Request.Outcome) throws -> Reply {
        if let error = outcome.replies[0].error { throw error.error(from: outcome.server.description) }
        return outcome.replies[0]
    }
}

import Multichat

extension RedisClient {
    /// Does what the machine says until the request is done.
    ///
    /// - Parameter fixed: the server to send it to, where it isn't the router's choice.
    func perform(_ request: Request, at fixed: Node? = nil) throws -> Request.Outcome {
        var request = request
        var machine = RequestMachine(rules(request, canMove: fixed == nil))
        var target: (node: Node?, asking: Bool) = (fixed, false)
        while true {
            var server = url.seed
            let step: RequestMachine.Step
            do throws(Fault) {
                let node = try choose(target.node, request)
                server = node.endpoint
                target.node = node
                guard let error = try request.exchange(with: node, asking: target.asking) else {
                    return request.outcome(server)
                }
                step = machine.refused(error, by: server, at: timing.now(), random: timing.random())
            } catch {
                let fault = request.isPartlyDone ? error.reached() : error
                step = machine.failed(fault, at: server, at: timing.now(), random: timing.random())
            }
            switch step {
            case .answer: return request.outcome(server)
            case .fail(let error): throw error
            default: try follow(step, request, &target, fixed)
            }
        }
    }

    /// The server that was chosen, or that of the request's slot.
    private func choose(_ chosen: Node?, _ request: Request) throws(Fault) -> Node {
        if let chosen { return chosen }
        return try router.node(for: request.slot, until: request.deadline)
    }

    /// Prepares the next attempt.
    private func follow(
        _ step: RequestMachine.Step, _ request: Request, _ target: inout (node: Node?, asking: Bool), _ fixed: Node?
    ) throws {
        switch step {
        case .send(let endpoint, let asking): target = (nodes[endpoint], asking)
        case .move(let redirection):
            router.note(redirection)
            target = (nodes[redirection.endpoint], false)
        case .load:
            guard let node = target.node, let script = request.script else { break }
            // Where that fails, the next attempt says why.
            _ = try? node.exchange([script.loading], until: request.deadline)
        case .pause(let length, let learning):
            timing.sleep(length)
            // Where that fails, the next attempt meets the old server again, and the machine ends it in time.
            if learning { try? router.learn(until: request.deadline) }
            target = (fixed, false)
        case .answer, .fail: break
        }
    }

    /// The masters; tried again within the deadline where nobody can tell.
    func masters(_ request: Request) throws -> [Node] {
        var machine = RequestMachine(rules(request, canMove: true))
        var telling: Fault?
        while true {
            do throws(Fault) {
                return try router.masters(until: request.deadline)
            } catch {
                // An attempt that the deadline cuts short tells less than one before it.
                if error.kind != .timeout || telling == nil { telling = error }
                let step = machine.failed(error, at: url.seed, at: timing.now(), random: timing.random())
                guard case .pause(let length, _) = step else { throw (telling ?? error).error(at: url.seed) }
                timing.sleep(length)
            }
        }
    }

    /// Waits before all masters are tried again; answers whether there is time for it.
    func pause(before deadline: MonotonicTime, afterFailures failures: Int) -> Bool {
        let pause = Backoff().pause(afterFailures: failures, random: timing.random())
        guard timing.now() + pause < deadline else { return false }
        timing.sleep(pause)
        // Where that fails, the next attempt says why.
        try? router.learn(until: deadline)
        return true
    }

    private func rules(_ request: Request, canMove: Bool) -> RequestMachine.Rules {
        RequestMachine.Rules(
            deadline: request.deadline, isRepeatable: request.isRepeatable,
            hasFailover: canMove && router.hasFailover,
            leavesDoubt: !request.isRepeatable || request.script != nil)
    }
}

import Multichat

extension Service {
    /// Answers a request whose body has come.
    func answer(_ call: Call, _ body: RequestBody) -> Outcome {
        guard call.route.isSlow else { return outcome(call, body) }
        return .later { [self] send in
            let isTaken = workers.run { [self] in
                switch outcome(call, body) {
                case .now(let response): send(response)
                case .later(let begin): begin(send)
                }
            }
            if !isTaken { send(finish(Problem.busy.response, call)) }
        }
    }

    private func outcome(_ call: Call, _ body: RequestBody) -> Outcome {
        do {
            let call = try read(body, call)
            switch try call.route.handler(call) {
            case .response(let response): return .now(finish(response, call))
            case .append(let append): return .later { [self] send in store(append, call, send) }
            }
        } catch {
            return .now(problem(error, call))
        }
    }

    private func store(_ append: PendingAppend, _ call: Call, _ send: @escaping @Sendable (Response) -> Void) {
        parts.appending.append(append) { [self] outcome in
            switch outcome {
            case .success(let receipt): send(finish(append.response(receipt), call))
            case .failure(let error): send(problem(error, call))
            }
        }
    }

    /// Reads the body as JSON, and checks that it is what the route takes.
    private func read(_ body: RequestBody, _ call: Call) throws -> Call {
        var call = call
        call.body = body
        guard let form = call.route.body, !form.isStreamed, case .bytes(let bytes) = body else { return call }
        guard call.head.headers["content-type"]?.hasPrefix(BodyForm.lines) != true else { return call }
        if bytes.isEmpty, !form.isRequired { return call }
        let limits = JSONLimits(
            bytes: parts.configuration.limits.bodyBytes, depth: parts.configuration.limits.depth)
        call.json = try bytes.withUnsafeBufferPointer { try JSON(bytes: $0, field: "body", limits: limits) }
        if case .any = form.schema { return call }
        call.value = JSONValue(call.json)
        try form.schema.check(call.value, "")
        return call
    }

    private func problem(_ error: any Error, _ call: Call) -> Response {
        var problem = Problem(error)
        if call.isConditional, problem.error.code == .conflict { problem.status = 412 }
        return finish(problem.response, call)
    }

    /// Adds what all answers have.
    private func finish(_ response: Response, _ call: Call) -> Response {
        guard !response.isComplete else { return response }
        var response = response
        response.headers.append(("X-Content-Type-Options", "nosniff"))
        if response["Cache-Control"] == nil { response.headers.append(("Cache-Control", "no-cache")) }
        response = Compression.compress(response, call.head)
        response.isComplete = true
        if let (key, tag) = response.page { parts.pages.keep(response, to: key, tag: tag) }
        return response
    }
}

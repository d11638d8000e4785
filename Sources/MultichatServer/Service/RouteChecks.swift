import Multichat

/// What is checked of a request once its route is known.
enum RouteChecks {
    /// Checks the query: each parameter is declared, says what it may, and is given once unless it repeats.
    static func checkQuery(_ target: RequestTarget, _ route: Route) throws {
        for (index, given) in target.query.enumerated() {
            guard let parameter = route.parameter(given.name) else {
                throw MultichatError(
                    .invalid, "The query has no parameter of the name given at place \(index + 1).",
                    hint: hint(route))
            }
            if !parameter.repeats, target.query[..<index].contains(where: { $0.name == given.name }) {
                throw MultichatError(.invalid, "The parameter `\(parameter.name)` is given twice.")
            }
            try parameter.check(given.value)
        }
        for parameter in route.parameters where parameter.isRequired && parameter.place == .query {
            guard target.query.contains(where: { $0.name == parameter.name }) else {
                throw MultichatError(.invalid, "The parameter `\(parameter.name)` is missing.")
            }
        }
    }

    /// Checks what a request says about its body, and how that is taken.
    static func intake(_ head: RequestHead, _ route: Route, _ limits: ServerLimits) throws -> Intake {
        guard let form = route.body else {
            guard !head.hasBody else {
                throw MultichatError(.invalid, "\(route.method.rawValue) takes no body here.")
            }
            return .memory(limit: 0)
        }
        if head.hasBody || form.isRequired { try checkType(head, form) }
        if form.isStreamed { return .file }
        if let length = head.contentLength, length > limits.bodyBytes { throw Problem.tooLarge(limits.bodyBytes) }
        return .memory(limit: limits.bodyBytes)
    }

    /// Checks the key of a request that may be repeated.
    static func checkKey(_ head: RequestHead, _ route: Route) throws {
        guard let key = head.headers["idempotency-key"] else { return }
        guard route.isRepeatable else {
            throw MultichatError(.invalid, "`Idempotency-Key` has no meaning here.")
        }
        try IdentifierRules.check(key, field: "`Idempotency-Key`", maximum: 200)
    }

    private static func checkType(_ head: RequestHead, _ form: BodyForm) throws {
        let type = head.headers["content-type"]?.prefix { $0 != ";" }.trimmed.lowercased() ?? ""
        let rest = head.headers["content-type"]?.lowercased() ?? ""
        let isText = !rest.contains("charset=") || rest.contains("charset=utf-8") || rest.contains("charset=\"utf-8\"")
        guard form.types.contains(type), isText else { throw Problem.mediaType(form.types) }
    }

    private static func hint(_ route: Route) -> String {
        let names = route.parameters.filter { $0.place == .query }.map(\.name)
        return "There are: " + (names + (route.isOfNamespace ? ["namespace"] : [])).joined(separator: ", ") + "."
    }
}

extension Parameter {
    /// Checks what a query says.
    func check(_ text: String) throws {
        switch schema {
        case .integer(let range, _):
            guard let number = Int(text), range.contains(number) else {
                throw MultichatError(.invalid, "The parameter `\(name)` must be an integer \(Self.words(range)).")
            }
        case .flag:
            guard text == "true" || text == "false" else {
                throw MultichatError(.invalid, "The parameter `\(name)` must be true or false.")
            }
        case .text(let form): try form.check(text, name)
        default: break
        }
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        range.upperBound == .max ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    }
}

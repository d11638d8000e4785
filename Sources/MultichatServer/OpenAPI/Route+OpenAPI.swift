import Multichat
import MultichatViews

extension Route {
    /// Writes what can be asked here, and what is answered.
    func describe(to writer: inout JSONWriter, requiresKey: Bool) {
        writer.raw("{")
        writer.member("operationId", operationID)
        writer.member("summary", summary)
        writer.key("parameters")
        writer.array(allParameters) { $1.describe(to: &$0) }
        if let body { body.describe(to: &writer) }
        writer.key("responses")
        writer.raw("{")
        for (status, answer) in answers.sorted(by: { $0.key < $1.key }) {
            writer.separate()
            writer.string(String(status))
            writer.raw(":")
            answer.describe(to: &writer)
        }
        if answers.values.contains(where: \.hasTag), method == .get {
            writer.raw(",\"304\":{\"description\":\"Nothing has changed.\"}")
        }
        if scope != nil { Self.describeRefusals(to: &writer) }
        writer.raw(
            ",\"default\":{\"description\":\"A problem.\",\"content\":{\"application/problem+json\":{\"schema\":")
        Schema.named("Problem").write(to: &writer)
        writer.raw("}}}}")
        if let scope {
            writer.key("security")
            writer.raw(requiresKey ? "[{\"key\":[]}]" : "[{},{\"key\":[]}]")
            writer.member("x-scope", scope.rawValue)
        }
        writer.raw("}")
    }

    /// The method and the words of the path: `getSessionsEntries`.
    private var operationID: String {
        let words = path.parts.map { part in
            switch part {
            case .word(let word): word
            case .place(let name): "by-" + name
            }
        }
        let parts = words.joined(separator: "-").split { !$0.isLetter && !$0.isNumber }
        return method.rawValue.lowercased() + parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// What a request may say besides its body, with what all routes of its sort have.
    private var allParameters: [Parameter] {
        var all = path.places.map { name in
            Parameter(name, name == "sequence" ? .sequence : .id, "which \(name)").at(.path)
        }
        all += parameters
        if isOfNamespace { all.append(.namespace) }
        if isRepeatable { all.append(Self.key.at(.header)) }
        if answers.values.contains(where: \.hasTag) {
            all.append((method == .get ? Self.ifNoneMatch : Self.ifMatch).at(.header))
        }
        return all
    }

    /// Writes what a request gets that its key doesn't allow.
    private static func describeRefusals(to writer: inout JSONWriter) {
        for (status, summary) in refusals {
            writer.separate()
            writer.string(status)
            writer.raw(":{\"description\":")
            writer.string(summary)
            writer.raw(",\"content\":{\"application/problem+json\":{\"schema\":")
            Schema.named("Problem").write(to: &writer)
            writer.raw("}}}")
        }
    }

    private static let refusals = [
        ("401", "No key, or one that isn't taken."), ("403", "The key doesn't allow this."),
        ("429", "Too many requests; `Retry-After` says how long to wait."),
    ]

    private static let key = Parameter(
        "Idempotency-Key", .text(.identifier), "makes repeating safe: the same key stores once; at most 200 bytes")
    private static let ifMatch = Parameter("If-Match", .words, "only if this tag is still the present one")
    private static let ifNoneMatch = Parameter("If-None-Match", .words, "only if the present tag is another one")
}

extension Parameter {
    /// Writes it.
    func describe(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("name", name)
        writer.member("in", place.rawValue)
        writer.member("description", summary)
        if isRequired { writer.raw(",\"required\":true") }
        writer.key("schema")
        (repeats ? Schema.array(schema) : schema).write(to: &writer)
        writer.raw("}")
    }
}

extension BodyForm {
    /// Writes it.
    func describe(to writer: inout JSONWriter) {
        writer.key("requestBody")
        writer.raw("{\"required\":")
        writer.bool(isRequired)
        writer.raw(",\"content\":{")
        for type in types {
            writer.separate()
            writer.string(type)
            writer.raw(":{\"schema\":")
            let isText = isStreamed || !type.hasSuffix("json") || type == Self.lines
            (isText ? Schema.any : schema).write(to: &writer)
            writer.raw("}")
        }
        writer.raw("}}")
    }
}

extension Answer {
    /// Writes it.
    func describe(to writer: inout JSONWriter) {
        writer.raw("{\"description\":\"All went well.\"")
        if hasTag { writer.raw(",\"headers\":{\"ETag\":{\"schema\":{\"type\":\"string\"}}}") }
        writer.raw(",\"content\":{")
        for type in types {
            writer.separate()
            writer.string(type)
            writer.raw(":{\"schema\":")
            schema.write(to: &writer)
            writer.raw("}")
        }
        writer.raw("}}")
    }
}

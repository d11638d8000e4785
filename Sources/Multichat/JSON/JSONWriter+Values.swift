extension JSONWriter {
    /// Writes a tree.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let value): bool(value)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): string(text)
        case .array(let elements): array(elements) { $0.value($1) }
        case .object(let members): object(members)
        }
    }

    /// Writes `true`, `false` or `null`.
    public mutating func bool(_ value: Bool?) {
        raw(value.map { $0 ? "true" : "false" } ?? "null")
    }

    /// Writes a time as an RFC 3339 string, or `null`.
    public mutating func time(_ value: Timestamp?) { string(value?.description) }

    /// Writes an array whose elements the closure writes.
    public mutating func array<Elements: Sequence>(
        _ elements: Elements, _ element: (inout JSONWriter, Elements.Element) throws -> Void
    ) rethrows {
        raw("[")
        for item in elements {
            separate()
            try element(&self, item)
        }
        raw("]")
    }

    /// Writes an array of strings.
    public mutating func strings(_ values: some Sequence<String>) { array(values) { $0.string($1) } }

    private mutating func object(_ members: [JSONValue.Member]) {
        raw("{")
        for member in members {
            separate()
            string(member.key)
            raw(":")
            value(member.value)
        }
        raw("}")
    }
}

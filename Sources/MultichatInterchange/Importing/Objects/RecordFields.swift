import Multichat

/// The members of a JSON record under the names that systems give them.
struct RecordFields {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    /// The first of some members that is a text which isn't empty, or a number.
    func text(_ names: String...) -> String? {
        for name in names {
            switch value[name] {
            case .string(let text) where !text.isEmpty: return text
            case .number(let text): return text
            default: continue
            }
        }
        return nil
    }

    /// The texts of the first of some members that has any: a text, or an array of texts.
    func texts(_ names: String...) -> [String]? {
        for name in names {
            if let text = value[name]?.string, !text.isEmpty { return [text] }
            if let texts = value[name]?.array?.compactMap(\.string), !texts.isEmpty { return texts }
        }
        return nil
    }

    /// The members of an object that stands under a name.
    subscript(name: String) -> RecordFields { RecordFields(value[name] ?? .null) }

    /// The tags: an array of texts, or texts between commas.
    var tags: [String] {
        guard let texts = texts("tags", "tag") else { return [] }
        let parts = value["tags"]?.array == nil ? texts.flatMap { $0.split(separator: ",").map(String.init) } : texts
        return parts.map { Markup.plain($0) }.filter { !$0.isEmpty }
    }

    /// When it was sent: numbers of seconds since 1970, or texts; `nil` where it has neither.
    func sent(_ zone: ImportZone, _ names: String...) -> WrittenTime? {
        let values = names.compactMap { value[$0] }
        let texts = values.compactMap(\.string).filter { !$0.isEmpty }
        let numbers = ([value["ts"]] + values).compactMap { value -> String? in
            guard case .number(let text) = value else { return nil }
            return text
        }
        guard !texts.isEmpty || !numbers.isEmpty else { return nil }
        return WrittenTime(texts, epoch: numbers.first, zone: zone)
    }
}

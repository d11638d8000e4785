/// The members of a record's body, each as it stands there.
struct RecordFields {
    let values: [String: JSON]

    /// `nil` where the body is no object.
    init?(_ body: JSON) {
        guard let members = body.members else { return nil }
        values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    }

    func string(_ key: String) -> String? { values[key].flatMap { JSONValue($0).string } }

    func integer(_ key: String) -> Int? { values[key].flatMap { JSONValue($0).integer } }

    func time(_ key: String) -> Timestamp? { integer(key).map { Timestamp(microseconds: Int64($0)) } }

    func strings(_ key: String) -> [String] { values[key].flatMap { JSONValue($0).array }?.compactMap(\.string) ?? [] }
}

extension JSONWriter {
    /// Writes a member unless it has no value.
    mutating func field(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    /// Writes a member unless it has no value.
    mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    /// Writes a member unless it has no value.
    mutating func field(_ name: StaticString, _ value: JSON?) {
        guard let value else { return }
        key(name)
        json(value)
    }
}

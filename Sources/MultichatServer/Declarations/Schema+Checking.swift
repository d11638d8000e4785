import Multichat

extension Schema {
    /// Checks a value.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - place: what errors call it, such as `labels.team`.
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the place and what is expected there.
    func check(_ value: JSONValue, _ place: String) throws {
        switch self {
        case .any: break
        case .null: if !value.isNull { throw Self.wrong(place, "null") }
        case .named(let name): try Components.all[name]?.check(value, place)
        case .nullable(let schema): if !value.isNull { try schema.check(value, place) }
        case .either(let schemas): try Self.check(value, oneOf: schemas, place)
        case .array, .map, .object: try checkParts(value, place)
        case .text, .integer, .number, .flag: try checkScalar(value, place)
        }
    }

    private func checkScalar(_ value: JSONValue, _ place: String) throws {
        switch self {
        case .text(let form): try form.check(try Self.require(value.string, place, "a string"), place)
        case .integer(let range, _): try Self.check(value, range, place)
        case .number(let range): try Self.check(value, range, place)
        case .flag: _ = try Self.require(value.bool, place, "true or false")
        default: break
        }
    }

    private func checkParts(_ value: JSONValue, _ place: String) throws {
        switch self {
        case .array(let schema):
            for (index, element) in try Self.require(value.array, place, "an array").enumerated() {
                try schema.check(element, "\(place)[\(index)]")
            }
        case .map(let schema):
            for member in try Self.require(value.members, place, "an object") {
                try schema.check(member.value, Self.join(place, member.key))
            }
        case .object(let members): try Self.check(value, members, place)
        default: break
        }
    }

    private static func check(_ value: JSONValue, _ members: [Member], _ place: String) throws {
        _ = try require(value.members, place, "an object")
        for member in members {
            if let part = value[member.name] {
                try member.schema.check(part, join(place, member.name))
            } else if member.isRequired {
                throw MultichatError(.invalid, "The member `\(join(place, member.name))` is missing.")
            }
        }
    }

    private static func check(_ value: JSONValue, _ range: ClosedRange<Int>, _ place: String) throws {
        let number = try require(value.integer, place, "an integer")
        guard range.contains(number) else {
            let end =
                range.upperBound == .max
                ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            throw MultichatError(.invalid, "The member `\(place)` is \(number); it must be \(end).")
        }
    }

    private static func check(_ value: JSONValue, _ range: ClosedRange<Double>, _ place: String) throws {
        guard case .number(let text) = value, let number = Double(text), range.contains(number) else {
            throw wrong(place, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    private static func check(_ value: JSONValue, oneOf schemas: [Schema], _ place: String) throws {
        for schema in schemas where (try? schema.check(value, place)) != nil { return }
        throw wrong(place, "something else")
    }

    private static func require<Value>(_ value: Value?, _ place: String, _ expected: String) throws -> Value {
        guard let value else { throw wrong(place, expected) }
        return value
    }

    private static func wrong(_ place: String, _ expected: String) -> MultichatError {
        MultichatError(
            .invalid, place.isEmpty ? "The body must be \(expected)." : "The member `\(place)` must be \(expected).")
    }

    private static func join(_ place: String, _ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
}

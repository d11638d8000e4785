/// Builds a tree from a text that was checked before; so it has no errors of its own.
struct JSONTreeParser {
    private let input: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

    mutating func value() -> JSONValue {
        guard place < input.count else { return .null }
        switch input[place] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return .string(string())
        case UInt8(ascii: "t"): return word(4, .bool(true))
        case UInt8(ascii: "f"): return word(5, .bool(false))
        case UInt8(ascii: "n"): return word(4, .null)
        default: return number()
        }
    }

    private mutating func object() -> JSONValue {
        var members: [JSONValue.Member] = []
        place += 1
        while input[place] != UInt8(ascii: "}") {
            if input[place] == UInt8(ascii: ",") { place += 1 }
            let key = string()
            place += 1
            members.append(JSONValue.Member(key, value()))
        }
        place += 1
        return .object(members)
    }

    private mutating func array() -> JSONValue {
        var elements: [JSONValue] = []
        place += 1
        while input[place] != UInt8(ascii: "]") {
            if input[place] == UInt8(ascii: ",") { place += 1 }
            elements.append(value())
        }
        place += 1
        return .array(elements)
    }

    private mutating func string() -> String {
        let start = place + 1
        var escaped = false
        place = start
        while input[place] != UInt8(ascii: "\"") {
            if input[place] == UInt8(ascii: "\\") {
                escaped = true
                place += 1
            }
            place += 1
        }
        defer { place += 1 }
        let content = input[start..<place]
        return escaped
            ? String(decoding: JSONString.unescape(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
    }

    private mutating func number() -> JSONValue {
        let start = place
        while place < input.count, Self.isNumber[Int(input[place])] { place += 1 }
        return .number(String(decoding: input[start..<place], as: UTF8.self))
    }

    private mutating func word(_ count: Int, _ value: JSONValue) -> JSONValue {
        place += count
        return value
    }

    private static let isNumber: [Bool] = (0..<256).map { "+-.0123456789eE".utf8.contains(UInt8($0)) }
}

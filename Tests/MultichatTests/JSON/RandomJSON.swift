import Multichat

/// Trees that a seed determines.
enum RandomJSON {
    static func value(_ random: inout some RandomNumberGenerator, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: .null
        case 1: .bool(.random(using: &random))
        case 2: .integer(Int.random(in: .min ... .max, using: &random))
        case 3: .number(["0", "-0.0", "1e5", "12.50", "1E-400"].randomElement(using: &random) ?? "0")
        case 4: .string(text(&random))
        case 5: .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(&random, depth: depth - 1) })
        default: object(&random, depth: depth)
        }
    }

    private static func object(_ random: inout some RandomNumberGenerator, depth: Int) -> JSONValue {
        .object(
            (0..<Int.random(in: 0..<20, using: &random)).map { number in
                .init(text(&random) + String(number), value(&random, depth: depth - 1))
            })
    }

    static func text(_ random: inout some RandomNumberGenerator) -> String {
        let pieces = ["a", "\"", "\\", "\u{0}", "\n", "é", "e\u{301}", "😀", "{", "]", ":", ",", " ", "\u{2028}"]
        return (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    /// The text of a tree with white space wherever some may stand.
    static func spaced(_ value: JSONValue, _ random: inout some RandomNumberGenerator) -> String {
        switch value {
        case .array(let elements):
            "[" + elements.map { space(&random) + spaced($0, &random) + space(&random) }.joined(separator: ",") + "]"
        case .object(let members):
            "{" + space(&random)
                + members.map { spaced(.string($0.key), &random) + ":" + spaced($0.value, &random) }
                .joined(separator: ",") + "}"
        default: space(&random) + value.json.text + space(&random)
        }
    }

    private static func space(_ random: inout some RandomNumberGenerator) -> String {
        ["", " ", "\n", "\t\r\n ", ""].randomElement(using: &random) ?? ""
    }
}

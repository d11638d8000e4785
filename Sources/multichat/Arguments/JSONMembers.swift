import Multichat

/// The members of a JSON object, each with the text of its value as it was given.
///
/// A tree would lose how strings were escaped, and bodies are kept as they are given.
struct JSONMembers {
    /// The members, in order.
    private(set) var all: [(key: String, value: JSON)] = []

    /// Takes a checked object apart; `nil` for any other value.
    init?(_ json: JSON) {
        let text = Array(json.text.utf8)
        guard text.first == UInt8(ascii: "{") else { return nil }
        var place = 1
        while place < text.count - 1 {
            if text[place] == UInt8(ascii: ",") { place += 1 }
            let keyEnd = Self.end(of: text, from: place)
            let valueEnd = Self.end(of: text, from: keyEnd + 1)
            let key = JSONValue(Self.json(text[place..<keyEnd])).string ?? ""
            all.append((key, Self.json(text[keyEnd + 1..<valueEnd])))
            place = valueEnd
        }
    }

    private static func json(_ bytes: ArraySlice<UInt8>) -> JSON {
        JSON(unchecked: String(decoding: bytes, as: UTF8.self))
    }

    /// Where the value ends that begins at a place of a compact text.
    private static func end(of text: [UInt8], from start: Int) -> Int {
        var depth = 0
        var place = start
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: "\""): place = endOfString(text, from: place)
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return place }
                depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if depth == 0 { return place }
            default: break
            }
            place += 1
        }
        return place
    }

    /// Where the last quote of a string stands.
    private static func endOfString(_ text: [UInt8], from start: Int) -> Int {
        var place = start + 1
        while text[place] != UInt8(ascii: "\"") { place += text[place] == UInt8(ascii: "\\") ? 2 : 1 }
        return place
    }
}

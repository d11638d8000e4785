import Multichat

/// Values of a block's fields: as they are where that is clear, else as JSON strings.
enum FieldText {
    /// Writes a text on one line.
    static func write(_ text: String) -> String {
        if isPlain(text) { return text }
        var writer = JSONWriter()
        writer.string(text)
        return writer.json.text
    }

    /// Writes texts between commas.
    static func write(_ texts: [String]) -> String { texts.map { write($0) }.joined(separator: ", ") }

    /// Reads one text.
    static func read(_ value: String) throws -> String {
        guard value.utf8.first == UInt8(ascii: "\"") else { return value }
        guard let text = JSONValue(try JSON(value, field: "quoted value")).string else {
            throw MultichatError(.invalid, "The quoted value has something behind its end.")
        }
        return text
    }

    /// Reads texts between commas.
    static func list(_ value: String) throws -> [String] {
        var texts: [String] = []
        var rest = value.utf8[...]
        while true {
            rest = rest.drop { $0 == 0x20 }
            if rest.isEmpty { return texts }
            let item = rest.prefix(rest.first == UInt8(ascii: "\"") ? quotedLength(rest) : plainLength(rest))
            texts.append(try read(trimmed(item)))
            rest = rest[item.endIndex...].drop { $0 == 0x20 }
            guard rest.isEmpty || rest.first == UInt8(ascii: ",") else {
                throw MultichatError(.invalid, "A comma is missing behind a quoted value.")
            }
            rest = rest.dropFirst()
        }
    }

    private static func plainLength(_ text: Substring.UTF8View) -> Int { text.prefix { $0 != UInt8(ascii: ",") }.count }

    /// The length of the JSON string that a text begins with.
    private static func quotedLength(_ text: Substring.UTF8View) -> Int {
        var isEscaped = false
        var length = 0
        for byte in text {
            length += 1
            if length > 1, byte == UInt8(ascii: "\""), !isEscaped { return length }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return length
    }

    private static func trimmed(_ text: Substring.UTF8View) -> String {
        var text = text
        while text.last == 0x20 { text.removeLast() }
        return String(Substring(text))
    }

    /// Whether a text reads as itself: nothing invisible, no mark of this notation, no white space at its ends.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        if "*[{".unicodeScalars.contains(first) || first.properties.isWhitespace || last.properties.isWhitespace {
            return false
        }
        return text.unicodeScalars.allSatisfy { $0 != "\"" && $0 != "," && !isInvisible($0) }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        return [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
}

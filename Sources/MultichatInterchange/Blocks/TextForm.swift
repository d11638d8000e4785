/// How a message is dressed as a block of text.
public enum TextForm: Sendable, CaseIterable {
    /// The form that agents send to each other: `[A2A] X → Y`, fields, text, a line of `=`.
    case a2a
    /// Markdown, as agents write their reports.
    case devlog

    /// What the first line of a block begins with.
    var opening: String { self == .a2a ? "[A2A] " : "# " }

    /// The line that ends a block.
    var ending: String { self == .a2a ? String(repeating: "=", count: 60) : "<!-- end of message -->" }

    /// A field's line.
    func line(_ label: String, _ value: String) -> String {
        self == .a2a ? "\(label): \(value)" : "**\(label):** \(value)"
    }

    /// Whether a line of text must be marked, so that it isn't taken for a block's end: it is one behind any number of
    /// backslashes.
    func needsMark(_ line: some StringProtocol) -> Bool {
        var bytes = Substring(line).utf8
        while bytes.first == UInt8(ascii: "\\") { bytes.removeFirst() }
        return isEnding(Substring(bytes))
    }

    /// Whether a line ends a block.
    func isEnding(_ line: Substring) -> Bool {
        var bytes = line.utf8
        while let last = bytes.last, last == 0x20 || last == 0x0D || last == 0x09 { bytes.removeLast() }
        guard self == .a2a else { return bytes.elementsEqual(ending.utf8) }
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        return bytes.count >= 10 && bytes.allSatisfy { $0 == UInt8(ascii: "=") }
    }
}

import Multichat

/// Reads the blocks of a text, one after the other.
struct BlockReader {
    /// A block and its whole text.
    struct Found {
        var block: MessageBlock
        var text: String
    }

    private let lines: [Substring]
    private var place = 0

    init(_ text: String) {
        lines = TextLines.of(
            text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? String(text.unicodeScalars.dropFirst()) : text)
    }

    /// Whether a text begins with a block that keeps everything: the field `Format` is among its first.
    static func recognises(_ text: String) -> Bool { field("format", of: text)?.hasPrefix("multichat/") == true }

    /// The value of a field of the block that a text begins with.
    static func field(_ name: String, of text: String) -> String? {
        var reader = BlockReader(text)
        reader.skipEmpty()
        guard reader.form != nil else { return nil }
        let lines = reader.lines[reader.place...].dropFirst().prefix { !isRule($0) }
        return lines.lazy.compactMap { field($0) }.first { $0.name == name }?.value
    }

    /// The next block; `nil` at the end.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` and the line.
    mutating func next() throws -> Found? {
        skipEmpty()
        guard place < lines.count else { return nil }
        guard let form else { throw fault("The line \(place + 1) stands outside of a block.") }
        let start = place
        place += 1
        var block = MessageBlock(Message(""), from: nil)
        try readFields(&block, start)
        let body = try readBody(form, start)
        do {
            try block.take(body)
        } catch let error as MultichatError {
            throw fault("The block at line \(start + 1): \(error.message)")
        }
        return Found(block: block, text: lines[start..<place].joined(separator: "\n"))
    }

    /// How the block that begins here is dressed.
    private var form: TextForm? {
        guard place < lines.count else { return nil }
        return TextForm.allCases.first { lines[place].utf8.starts(with: $0.opening.utf8) }
    }

    private mutating func skipEmpty() {
        while place < lines.count, lines[place].utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            place += 1
        }
    }

    private mutating func readFields(_ block: inout MessageBlock, _ start: Int) throws {
        var seen = Set<String>()
        while place < lines.count, !Self.isRule(lines[place]) {
            guard let (name, value) = Self.field(lines[place]), let field = BlockField.byName[name] else {
                throw fault("The line \(place + 1) is no field that blocks have.")
            }
            guard seen.insert(name).inserted else { throw fault("The field at line \(place + 1) stands there twice.") }
            do {
                try field.read(&block, value)
            } catch let error as MultichatError {
                throw fault("The line \(place + 1): \(error.message)")
            }
            place += 1
        }
        guard seen.contains("format") else { throw fault("The block at line \(start + 1) has no field Format.") }
    }

    private mutating func readBody(_ form: TextForm, _ start: Int) throws -> String {
        let first = place + 1
        guard let last = lines[min(first, lines.count)...].firstIndex(where: form.isEnding) else {
            throw fault("The block that begins at line \(start + 1) has no end: the text was cut.")
        }
        place = last + 1
        let body = lines[first..<last]
        guard body.contains(where: form.needsMark) else { return body.joined(separator: "\n") }
        return body.map { form.needsMark($0) ? Substring($0.utf8.dropFirst()) : $0 }.joined(separator: "\n")
    }
}

extension BlockReader {
    /// The line between fields and text.
    private static func isRule(_ line: Substring) -> Bool {
        line.utf8.elementsEqual("---".utf8) || line.utf8.elementsEqual("---\r".utf8)
    }

    /// The name and the value of a field.
    private static func field(_ line: Substring) -> (name: String, value: String)? {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var value = line.utf8[line.utf8.index(after: colon)...]
        if value.starts(with: "**".utf8) { value = value.dropFirst(2) }
        if value.first == 0x20 { value = value.dropFirst() }
        if value.last == 0x0D { value = value.dropLast() }
        return (BlockField.name(Substring(line.utf8[..<colon])), String(Substring(value)))
    }

    private func fault(_ text: String) -> MultichatError { MultichatError(.invalid, text) }
}

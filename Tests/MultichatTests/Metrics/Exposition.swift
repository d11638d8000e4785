/// A strict reader of Prometheus' text format: families with help and type first, each series once, in its family.
struct Exposition {
    /// What is wrong with a text, and in which line.
    struct Fault: Error {
        var line: String
    }

    private var series: [String: String] = [:]
    private var family = ""
    private var families: Set<String> = []
    private var helped = ""
    private static let types: Set<Substring> = ["counter", "gauge", "histogram", "summary", "untyped"]

    /// The values by series, with unescaped labels.
    static func parse(_ text: String) throws -> [String: String] {
        guard text.hasSuffix("\n") else { throw Fault(line: "no line break at the end") }
        var reader = Exposition()
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            try reader.read(String(Substring(line)))
        }
        return reader.series
    }

    private mutating func read(_ line: String) throws {
        if line.hasPrefix("# HELP ") {
            helped = try name(line.dropFirst(7).prefix { $0 != " " })
        } else if line.hasPrefix("# TYPE ") {
            let words = line.dropFirst(7).split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 2, words[0] == helped, Self.types.contains(words[1]),
                families.insert(String(words[0])).inserted
            else { throw Fault(line: line) }
            family = String(words[0])
        } else {
            try sample(line)
        }
    }

    private mutating func sample(_ line: String) throws {
        let metric = try name(line.prefix { $0 != "{" && $0 != " " })
        let suffixes = ["", "_bucket", "_sum", "_count"]
        guard suffixes.contains(where: { metric == family + $0 }) else { throw Fault(line: line) }
        var rest = line.dropFirst(metric.count)
        var key = metric
        if rest.first == "{" { key += try labels(&rest, line) }
        guard rest.first == " ", Double(rest.dropFirst()) != nil else { throw Fault(line: line) }
        guard series.updateValue(String(rest.dropFirst()), forKey: key) == nil else { throw Fault(line: line) }
    }

    /// Reads labels between braces.
    private func labels(_ rest: inout Substring, _ line: String) throws -> String {
        var parts: [String] = []
        repeat {
            rest.removeFirst()
            let label = try name(rest.prefix { $0 != "=" })
            rest = rest.dropFirst(label.count + 1)
            guard rest.first == "\"" else { throw Fault(line: line) }
            rest.removeFirst()
            parts.append("\(label)=\(try value(&rest, line))")
        } while rest.first == ","
        guard rest.first == "}" else { throw Fault(line: line) }
        rest.removeFirst()
        return "{\(parts.joined(separator: ","))}"
    }

    /// Reads a label's value up to its closing quote.
    private func value(_ rest: inout Substring, _ line: String) throws -> String {
        var value = ""
        while let character = rest.popFirst() {
            if character == "\"" { return value }
            guard character == "\\" else {
                value.append(character)
                continue
            }
            guard let meant = ["\\": "\\", "n": "\n", "\"": "\""][rest.popFirst()] else { throw Fault(line: line) }
            value += meant
        }
        throw Fault(line: line)
    }

    private func name(_ text: Substring) throws -> String {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { throw Fault(line: String(text)) }
        let isName = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x3A).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isName else { throw Fault(line: String(text)) }
        return String(text)
    }
}

extension PrometheusText {
    /// Begins a family of series.
    package mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(type)\n"
    }

    /// Adds a series' value.
    package mutating func line(_ series: String, _ value: String) { text += "\(series) \(value)\n" }

    /// A name's letters and digits, with `_` for all else.
    static func name(_ text: String) -> String {
        String(
            decoding: text.utf8.map { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) ? byte : UInt8(ascii: "_")
            }, as: UTF8.self)
    }

    /// A text as it may stand in a help line, or as a label's value.
    package static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A whole number as a decimal one with so many digits behind the point, without zeros at its end.
    static func scaled(_ value: Int, _ digits: Int) -> String {
        guard digits > 0 else { return "\(value)" }
        let text = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        var fraction = padded.suffix(digits)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = (value < 0 ? "-" : "") + padded.dropLast(digits)
        return fraction.isEmpty ? whole : whole + "." + fraction
    }
}

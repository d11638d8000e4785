/// Numbers as people read them.
enum Figures {
    /// Groups of three digits: `1,234,567`.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number.magnitude).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + String(text.reversed())
    }

    /// A duration in its two largest units: `1h05m`, `2m03s`, `9s`.
    static func duration(seconds: Int) -> String {
        if seconds >= 3600 { return "\(seconds / 3600)h\(padded(seconds / 60 % 60))m" }
        if seconds >= 60 { return "\(seconds / 60)m\(padded(seconds % 60))s" }
        return "\(seconds)s"
    }

    /// A count with its noun: `1 entry`, `2 entries`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(grouped(number)) \(number == 1 ? one : many)"
    }

    private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

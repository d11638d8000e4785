/// A number with so many digits behind the point.
func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// A whole number with its thousands apart.
func grouped(_ value: Double) -> String {
    let digits = Array(fixed(value, 0))
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3), digits[index - 1] != "-" { text.append(",") }
        text.append(digit)
    }
    return text
}

/// A text filled up with spaces behind it.
func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}

/// What several sides did a second, and how long their calls took.
func rates(_ series: [Series]) -> String {
    series.map { side in
        "\(side.name) \(grouped(side.median(\.rate)))/s, p50 \(fixed(side.median(\.p50), 0)) µs, "
            + "p99 \(fixed(side.median(\.p99), 0)) µs"
    }.joined(separator: "; ")
}

/// How long a call of several sides took, half of the time.
func times(_ series: [Series]) -> String {
    series.map { "\($0.name) \(fixed($0.median(\.p50), 1)) µs" }.joined(separator: ", ")
}

/// Goes along arrays of strings and integers in checked JSON without white space, and builds no tree.
///
/// What it is asked for and doesn't find, it answers with `nil` or `false`; then the rest can't be read either.
struct JSONWalker {
    private let input: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

    /// Goes into an array.
    mutating func enter() -> Bool { take(UInt8(ascii: "[")) }

    /// Goes behind an array's last element; `false` where there is another one, which comes next then.
    mutating func leave() -> Bool {
        if take(UInt8(ascii: "]")) { return true }
        _ = take(UInt8(ascii: ","))
        return false
    }

    /// The next element, a string.
    mutating func string() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = place
        var isEscaped = false
        while place < input.count, input[place] != UInt8(ascii: "\"") {
            if input[place] == UInt8(ascii: "\\") {
                isEscaped = true
                place += 1
            }
            place += 1
        }
        guard place < input.count else { return nil }
        let content = input[start..<place]
        place += 1
        return isEscaped
            ? String(decoding: JSONString.unescape(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
    }

    /// The next element, an integer.
    mutating func integer() -> Int? {
        let isNegative = take(UInt8(ascii: "-"))
        let start = place
        var value = 0
        while place < input.count, (0x30...0x39).contains(input[place]) {
            let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return nil }
            value = shifted &+ Int(input[place] & 0xF)
            place += 1
        }
        guard place > start, value >= 0 else { return nil }
        return isNegative ? -value : value
    }

    /// The next element, which may be `null`.
    mutating func optionalInteger() -> Int?? {
        guard place < input.count, input[place] == UInt8(ascii: "n") else { return integer().map { $0 } }
        place += 4
        return .some(nil)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < input.count, input[place] == byte else { return false }
        place += 1
        return true
    }
}

import Multichat

/// Goes over the members of a line from left to right; what it doesn't find breaks it, and the rest is skipped.
struct LineCursor {
    /// A string of the line, quotes not included.
    struct Span {
        var range: Range<Int>
        var isEscaped: Bool
    }

    private let bytes: UnsafeRawBufferPointer
    private(set) var place = 0
    private(set) var isBroken = false

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Goes over a text if it comes next.
    mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        for index in 0..<count where bytes[place + index] != text.utf8Start[index] { return false }
        place += count
        return true
    }

    /// Goes over a text that must come next.
    mutating func require(_ text: StaticString) {
        if !skip(text) { isBroken = true }
    }

    /// An integer.
    mutating func integer() -> Int {
        let isNegative = skip("-")
        var value = 0
        let start = place
        while place < bytes.count, place - start < 18, 0x30...0x39 ~= bytes[place] {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        if place == start { isBroken = true }
        return isNegative ? -value : value
    }

    /// A string.
    mutating func string() -> Span {
        require("\"")
        let start = place
        var isEscaped = false
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\") {
                isEscaped = true
                place += 1
            }
            place += 1
        }
        place = min(place, bytes.count)
        let end = place
        require("\"")
        return Span(range: start..<end, isEscaped: isEscaped)
    }

    /// A string of so many bytes without escapes.
    mutating func bytes(_ count: Int) -> UnsafeRawBufferPointer {
        require("\"")
        guard place + count <= bytes.count, !isBroken else {
            isBroken = true
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        let result = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
        place += count
        require("\"")
        return result
    }
}

extension JSONScanner {
    /// A string; answers what stands between the quotes.
    mutating func string() throws -> JSONKeySet.Key {
        let start = place
        var escaped = false
        place += 1
        while true {
            guard place < input.count else { throw fault("unterminated string") }
            let byte = input[place]
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20 else { throw fault("a control character in a string") }
            place += 1
            if byte == UInt8(ascii: "\\") {
                escaped = true
                try escape()
            }
        }
        place += 1
        output.append(contentsOf: input[start..<place])
        return JSONKeySet.Key(range: start + 1..<place - 1, escaped: escaped)
    }

    /// What follows a backslash; a surrogate must come as a pair.
    private mutating func escape() throws {
        guard place < input.count else { throw fault("unterminated string") }
        let byte = input[place]
        place += 1
        guard byte == UInt8(ascii: "u") else {
            guard Self.simpleEscapes.contains(byte) else { throw fault("unknown escape") }
            return
        }
        let unit = try hexUnit()
        guard unit & 0xF800 == 0xD800 else { return }
        guard unit < 0xDC00, place + 1 < input.count, input[place] == UInt8(ascii: "\\"),
            input[place + 1] == UInt8(ascii: "u")
        else { throw fault("a lone surrogate") }
        place += 2
        guard try hexUnit() & 0xFC00 == 0xDC00 else { throw fault("a lone surrogate") }
    }

    private mutating func hexUnit() throws -> UInt16 {
        guard place + 4 <= input.count else { throw fault("unterminated string") }
        var unit: UInt16 = 0
        for byte in input[place..<place + 4] {
            guard let value = Hex.value(byte) else { throw fault("expected four hexadecimal digits") }
            unit = unit << 4 | UInt16(value)
        }
        place += 4
        return unit
    }

    /// A number, as RFC 8259 writes it.
    mutating func number() throws {
        let start = place
        if at(UInt8(ascii: "-")) { place += 1 }
        if at(UInt8(ascii: "0")) {
            place += 1
        } else {
            try digits()
        }
        if at(UInt8(ascii: ".")) {
            place += 1
            try digits()
        }
        if at(UInt8(ascii: "e")) || at(UInt8(ascii: "E")) {
            place += 1
            if at(UInt8(ascii: "+")) || at(UInt8(ascii: "-")) { place += 1 }
            try digits()
        }
        output.append(contentsOf: input[start..<place])
    }

    private mutating func digits() throws {
        let start = place
        while place < input.count, (0x30...0x39).contains(input[place]) { place += 1 }
        guard place > start else { throw fault("expected a value") }
    }

    mutating func word(_ word: StaticString) throws {
        let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard place + bytes.count <= input.count, input[place..<place + bytes.count].elementsEqual(bytes) else {
            throw fault("expected a value")
        }
        output.append(contentsOf: bytes)
        place += bytes.count
    }

    mutating func expect(_ byte: UInt8, _ reason: StaticString) throws {
        guard at(byte) else { throw fault(reason) }
        take()
    }

    mutating func take() {
        output.append(input[place])
        place += 1
    }

    mutating func skipSpace() {
        while place < input.count, Self.spaces.contains(input[place]) { place += 1 }
    }

    func at(_ byte: UInt8) -> Bool { place < input.count && input[place] == byte }

    private static let spaces: [UInt8] = [0x20, 0x0A, 0x0D, 0x09]
    private static let simpleEscapes = Array("\"\\/bfnrt".utf8)
}

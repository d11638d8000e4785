/// Checks JSON and copies it without white space, in one pass.
struct JSONScanner {
    let input: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var place = 0
    var depth = 0
    var output: [UInt8] = []

    init(_ input: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.input = input
        self.limits = limits
        output.reserveCapacity(input.count)
    }

    /// One value with nothing behind it.
    mutating func document() throws {
        skipSpace()
        try value()
        skipSpace()
        guard place == input.count else { throw fault("unexpected text behind the value") }
    }

    mutating func value() throws {
        guard place < input.count else { throw fault("unexpected end") }
        switch input[place] {
        case UInt8(ascii: "{"): try nested(object: true)
        case UInt8(ascii: "["): try nested(object: false)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func nested(object: Bool) throws {
        depth += 1
        guard depth <= limits.depth else { throw fault("nested too deep") }
        take()
        skipSpace()
        if place < input.count, input[place] == UInt8(ascii: object ? "}" : "]") {
            take()
        } else if object {
            try members()
        } else {
            try elements()
        }
        depth -= 1
    }

    private mutating func members() throws {
        var keys = JSONKeySet()
        repeat {
            skipSpace()
            guard place < input.count, input[place] == UInt8(ascii: "\"") else { throw fault("expected a key") }
            let start = place
            let key = try string()
            guard keys.insert(key, of: input) else {
                place = start
                throw fault("the same key again")
            }
            skipSpace()
            try expect(UInt8(ascii: ":"), "expected ':'")
            skipSpace()
            try value()
        } while try another(end: UInt8(ascii: "}"), "expected ',' or '}'")
    }

    private mutating func elements() throws {
        repeat {
            skipSpace()
            try value()
        } while try another(end: UInt8(ascii: "]"), "expected ',' or ']'")
    }

    /// Takes a comma (there is another) or the end (there is none).
    private mutating func another(end: UInt8, _ reason: StaticString) throws -> Bool {
        skipSpace()
        guard place < input.count, input[place] == end || input[place] == UInt8(ascii: ",") else { throw fault(reason) }
        let more = input[place] != end
        take()
        return more
    }

    func fault(_ reason: StaticString) -> JSONFault { JSONFault(reason: reason, offset: place) }
}

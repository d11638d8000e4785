/// The greatest size and depth of a body.
public struct JSONLimits: Sendable, Hashable {
    /// The greatest count of bytes, white space not counted.
    public var bytes: Int
    /// The greatest depth of nested arrays and objects; a scalar has depth 0.
    public let depth: Int

    /// The greatest depth that can be allowed: readers descend into nested values on the stack.
    public static let deepest = 512

    /// Makes limits; without arguments, 8 MiB and 64 levels. A depth beyond ``deepest`` is taken as that.
    public init(bytes: Int = 8 << 20, depth: Int = 64) {
        self.bytes = bytes
        self.depth = min(depth, Self.deepest)
    }

    /// 8 MiB and 64 levels.
    public static let standard = JSONLimits()

    /// Checks a checked body against these limits, which may be narrower than those it was checked with.
    public func check(_ json: JSON, field: String) throws {
        try check(bytes: json.text.utf8.count, field: field)
        // Few brackets can't nest deeply: counting them is much quicker than following them.
        guard json.bracketCount > depth else { return }
        let found = json.depth
        guard found <= depth else {
            throw MultichatError(.invalid, "The \(field) nests \(found) levels deep; at most \(depth) are allowed.")
        }
    }

    func check(bytes count: Int, field: String) throws {
        guard count <= bytes else {
            throw MultichatError(
                .invalid, "The \(field) has \(count) bytes; at most \(bytes) are allowed.",
                hint: "Split it, or keep the large part elsewhere and store a reference.")
        }
    }
}

extension JSON {
    /// How many arrays and objects could begin in the text, those in strings among them.
    fileprivate var bracketCount: Int {
        let count = text.utf8.withContiguousStorageIfAvailable { bytes in
            var count = 0
            // `[` and `{` differ in one bit, which no other byte completes.
            for byte in bytes where byte | 0x20 == UInt8(ascii: "{") { count &+= 1 }
            return count
        }
        return count ?? .max
    }

    /// The depth of nested arrays and objects.
    ///
    /// - Complexity: O(n).
    public var depth: Int {
        var depth = 0
        var deepest = 0
        var inString = false
        var escaped = false
        for byte in text.utf8 {
            if inString {
                inString = byte != UInt8(ascii: "\"") || escaped
                escaped = byte == UInt8(ascii: "\\") && !escaped
            } else {
                inString = byte == UInt8(ascii: "\"")
                depth += Self.step[Int(byte)]
                deepest = max(deepest, depth)
            }
        }
        return deepest
    }

    /// What each byte outside strings adds to the depth.
    private static let step: [Int] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): -1
        default: 0
        }
    }
}

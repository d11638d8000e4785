extension JSON {
    /// The members of an object with their values as they stand in the text; `nil` where this is no object.
    ///
    /// Unlike a tree it keeps every value byte for byte, escapes included.
    public var members: [(key: String, value: JSON)]? {
        guard text.utf8.first == UInt8(ascii: "{") else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            var scanner = MemberScanner(bytes)
            var members: [(key: String, value: JSON)] = []
            while let member = scanner.next() { members.append(member) }
            return members
        }
    }
}

extension JSON {
    /// The elements of an array as they stand in the text; `nil` where this is no array.
    public var elements: [JSON]? {
        guard text.utf8.first == UInt8(ascii: "[") else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            var scanner = MemberScanner(bytes)
            var elements: [JSON] = []
            while let element = scanner.nextElement() { elements.append(element) }
            return elements
        }
    }
}

/// Goes along the members of an object, or the elements of an array, in checked JSON without white space.
struct MemberScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 1

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> (key: String, value: JSON)? {
        if place < bytes.count, bytes[place] == UInt8(ascii: ",") { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        let key = JSONValue(span()).string ?? ""
        place += 1
        return (key, span())
    }

    mutating func nextElement() -> JSON? {
        if place < bytes.count, bytes[place] == UInt8(ascii: ",") { place += 1 }
        return place < bytes.count - 1 ? span() : nil
    }

    /// The value that begins here.
    private mutating func span() -> JSON {
        let start = place
        var depth = 0
        repeat {
            switch bytes[place] {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            place += 1
        } while place < bytes.count && (depth > 0 || !isEnd(bytes[place]))
        return JSON(unchecked: String(decoding: bytes[start..<place], as: UTF8.self))
    }

    /// Goes to the closing quote.
    private mutating func skipString() {
        place += 1
        while bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":")
    }
}

/// A text of 1 to 512 bytes of UTF-8 without control characters, compared, ordered and hashed by its bytes.
///
/// Swift's `String` holds `é` and `e◌́` for equal; stores don't. So every id and key is a type of its own whose
/// equality is that of the bytes.
public protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// What errors call a value of this type, such as "session id".
    static var field: String { get }
    /// The text as it was given.
    var text: String { get }
    /// Wraps a text that is known to be valid, such as one read back from a store.
    init(unchecked text: String)
}

extension Identifier {
    /// Checks the rules and wraps the text.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the field.
    public init(_ text: some StringProtocol) throws {
        let text = String(text)
        try IdentifierRules.check(text, field: Self.field)
        self.init(unchecked: text)
    }

    /// Wraps a literal of the source code; an invalid literal is a programmer's error and stops the program.
    public init(stringLiteral value: String) {
        do {
            try self.init(value)
        } catch {
            preconditionFailure("invalid \(Self.field) literal: \(error)")
        }
    }

    /// The text as it was given.
    @inlinable public var description: String { text }

    /// Compares by UTF-8 bytes.
    @inlinable public static func == (left: Self, right: Self) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Orders by UTF-8 bytes.
    @inlinable public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Hashes the UTF-8 bytes.
    @inlinable public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }

    /// Tells whether the UTF-8 bytes begin with those of the prefix.
    @inlinable public func hasPrefix(_ prefix: String) -> Bool {
        text.utf8.starts(with: prefix.utf8)
    }
}

/// The rules that all ids, keys, kinds and namespaces share.
public enum IdentifierRules {
    /// The greatest length in bytes of UTF-8.
    public static let maximumBytes = 512

    /// Checks length and characters.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the field and the place.
    public static func check(_ text: String, field: String, maximum: Int = maximumBytes) throws {
        let count = text.utf8.count
        guard count > 0 else { throw MultichatError(.invalid, "The \(field) is empty.") }
        guard count <= maximum else {
            throw MultichatError(.invalid, "The \(field) has \(count) bytes; at most \(maximum) are allowed.")
        }
        if let place = controlCharacter(in: text) {
            throw MultichatError(.invalid, "The \(field) has a control character at byte \(place).")
        }
    }

    /// The offset of the first control character (C0, DEL or C1), if there is one.
    static func controlCharacter(in text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            var previous: UInt8 = 0
            for (place, byte) in bytes.enumerated() {
                if byte < 0x20 || byte == 0x7F { return place }
                if previous == 0xC2, byte < 0xA0 { return place - 1 }
                previous = byte
            }
            return nil
        }
    }
}

/// A JSON text that was checked once and is kept as given, without insignificant white space.
///
/// It is valid UTF-8 and valid JSON (RFC 8259) with two further rules, so that every reader sees the same value: no
/// object has a key twice, and no string has a lone surrogate. Numbers stay as they were written.
@frozen public struct JSON: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let text: String

    /// Wraps a text that is known to obey the rules, such as one read back from a store.
    @inlinable public init(unchecked text: String) { self.text = text }

    /// Checks a text and takes the white space out of it.
    ///
    /// - Parameters:
    ///   - text: the JSON text.
    ///   - field: what errors call it.
    ///   - limits: the greatest size and depth.
    /// - Throws: ``MultichatError`` with the code `invalid`, the field and the place.
    /// - Complexity: O(n).
    public init(_ text: some StringProtocol, field: String = "body", limits: JSONLimits = .standard) throws {
        var text = String(text)
        self = try text.withUTF8 { try JSON(valid: $0, field: field, limits: limits) }
    }

    /// Checks bytes, which may be any, and takes the white space out of them.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, the field and the place.
    public init(bytes: UnsafeBufferPointer<UInt8>, field: String = "body", limits: JSONLimits = .standard) throws {
        if let place = UTF8Check.firstInvalidByte(bytes) {
            throw MultichatError(.invalid, "The \(field) is not valid UTF-8 at byte \(place).")
        }
        try self.init(valid: bytes, field: field, limits: limits)
    }

    private init(valid bytes: UnsafeBufferPointer<UInt8>, field: String, limits: JSONLimits) throws {
        var scanner = JSONScanner(bytes, limits: limits)
        do {
            try scanner.document()
        } catch let fault as JSONFault {
            throw MultichatError(.invalid, "The \(field) \(fault.text(in: bytes)).")
        }
        try limits.check(bytes: scanner.output.count, field: field)
        text = String(decoding: scanner.output, as: UTF8.self)
    }

    /// The text itself.
    public var description: String { text }

    /// The JSON `null`.
    public static let null = JSON(unchecked: "null")
    /// The object without members.
    public static let emptyObject = JSON(unchecked: "{}")

    /// Compares by bytes.
    @inlinable public static func == (left: JSON, right: JSON) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Hashes the bytes.
    @inlinable public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

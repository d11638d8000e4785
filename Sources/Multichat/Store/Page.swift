/// One page of an answer.
public struct Page<Item: Sendable>: Sendable {
    /// The items, in the order that was asked for.
    public var items: [Item]
    /// Where the next page begins; `nil` where there is none.
    public var cursor: String?
    /// The sessions that may belong in a list and can't be read; one can be named on more than one page.
    public var leftOut: [Damage]

    /// Makes a page.
    public init(_ items: [Item], cursor: String? = nil, leftOut: [Damage] = []) {
        self.items = items
        self.cursor = cursor
        self.leftOut = leftOut
    }
}

/// Makes and reads the opaque cursors of pages.
///
/// A cursor is hexadecimal text of a letter for its kind and the place where the page ended, so that it can stand in a
/// URL or a shell command as it is.
public enum Cursor {
    /// Makes a cursor.
    public static func make(_ kind: Character, _ parts: [String]) -> String {
        let text = ([String(kind)] + parts).joined(separator: "\u{1F}")
        return Array(text.utf8).withUnsafeBytes(Hex.string)
    }

    /// Reads the parts of a cursor of a kind.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for any other text.
    public static func parts(_ cursor: String, _ kind: Character, count: Int) throws -> [String] {
        if let bytes = Hex.bytes(cursor), let text = String(validating: bytes, as: UTF8.self) {
            let parts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
            if parts.count == count + 1, parts[0] == String(kind) { return Array(parts.dropFirst()) }
        }
        throw MultichatError(
            .invalid, "The cursor is not one of this query's.", hint: "Use the cursor of the previous page unchanged.")
    }

    /// Reads a cursor whose one part is a sequence.
    public static func sequence(_ cursor: String?, _ kind: Character) throws -> Int? {
        guard let cursor else { return nil }
        guard let sequence = Int(try parts(cursor, kind, count: 1)[0]) else {
            throw MultichatError(.invalid, "The cursor is not one of this query's.")
        }
        return sequence
    }
}

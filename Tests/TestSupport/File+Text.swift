package import MultichatFiles

extension File {
    /// Appends the UTF-8 of a text.
    @discardableResult
    package func append(_ text: String) throws -> Int {
        try Array(text.utf8).withUnsafeBytes { try append($0) }
    }

    /// The whole file as text.
    package var text: String {
        get throws { String(decoding: try contents(), as: UTF8.self) }
    }
}

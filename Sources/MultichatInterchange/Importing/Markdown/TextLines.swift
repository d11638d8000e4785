/// The lines of a text.
enum TextLines {
    /// The text between line feeds; a carriage return stays at the end of its line, so that joining them with line
    /// feeds gives the same bytes.
    static func of(_ text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
    }
}

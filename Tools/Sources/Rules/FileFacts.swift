import SwiftParser
import SwiftSyntax

/// What one Swift file contains, as far as the rules are concerned.
public struct FileFacts: Sendable {
    /// A function and its figures.
    struct Function: Sendable {
        var line: Int
        var complexity = 1
        var parameters = 0
    }

    /// A class and the first type that it inherits from, which may be a class.
    struct Class: Sendable {
        var name: String
        var line: Int
        var parent: String?
    }

    /// The path of the file.
    public let file: String
    var lines = 0
    var functions: [Function] = []
    var accessors: [Function] = []
    var typeLines: [Int] = []
    var enumLines: [Int] = []
    var classes: [Class] = []

    /// Parses a file's text.
    public init(file: String, text: String) {
        self.file = file
        lines = text.isEmpty ? 0 : text.utf8.reduce(text.hasSuffix("\n") ? 0 : 1) { $0 + ($1 == 0x0A ? 1 : 0) }
        let tree = Parser.parse(source: text)
        let walker = FactWalker(SourceLocationConverter(fileName: file, tree: tree))
        walker.walk(tree)
        functions = walker.functions
        accessors = walker.accessors
        typeLines = walker.typeLines
        enumLines = walker.enumLines
        classes = walker.classes
    }
}

import SwiftSyntax

/// Compares what files contain with the limits.
public enum Checker {
    /// All violations, in the order of the files.
    public static func violations(_ files: [FileFacts]) -> [Violation] {
        let parents = Dictionary(
            files.flatMap(\.classes).map { ($0.name, $0.parent) }, uniquingKeysWith: { first, _ in first })
        return files.flatMap { figures($0, parents: parents) }
            .filter { $0.figure > $0.rule.limit }
    }

    /// Every figure of a file, above its limit or not.
    private static func figures(_ facts: FileFacts, parents: [String: String?]) -> [Violation] {
        let counts: [(Rule, Int)] = [
            (.lines, facts.lines), (.functions, facts.functions.count), (.types, facts.typeLines.count),
            (.enums, facts.enumLines.count),
        ]
        let ofFile = counts.map { Violation(file: facts.file, line: 1, rule: $0.0, figure: $0.1) }
        let ofFunctions = (facts.functions + facts.accessors).flatMap { function in
            [(Rule.complexity, function.complexity), (Rule.parameters, function.parameters)].map {
                Violation(file: facts.file, line: function.line, rule: $0.0, figure: $0.1)
            }
        }
        let ofClasses = facts.classes.map {
            Violation(file: facts.file, line: $0.line, rule: .inheritance, figure: level(of: $0.name, parents))
        }
        return ofFile + ofFunctions + ofClasses
    }

    /// The level of a class among those of the checked files; a class of elsewhere counts as no level.
    private static func level(of name: String, _ parents: [String: String?]) -> Int {
        var level = 1
        var seen: Set<String> = [name]
        var current = name
        while let parent = parents[current] ?? nil, parents[parent] != nil, seen.insert(parent).inserted {
            level += 1
            current = parent
        }
        return level
    }
}

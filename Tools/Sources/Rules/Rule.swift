/// The limits that every Swift file keeps.
public enum Rule: String, CaseIterable, Sendable {
    /// Lines in a file.
    case lines
    /// `func`, `init`, `deinit` and `subscript` in a file, nested ones too.
    case functions
    /// Classes, structs, enums, actors and protocols in a file, nested ones too.
    case types
    /// Enums in a file.
    case enums
    /// Paths through a function: 1 and one for each branch, loop, case, `catch`, `&&`, `||` and `?:`.
    case complexity
    /// Parameters of a function.
    case parameters
    /// Levels of classes, counted from the root.
    case inheritance

    /// The greatest figure allowed.
    public var limit: Int {
        switch self {
        case .lines: 400
        case .functions, .complexity: 10
        case .types, .parameters: 5
        case .enums: 3
        case .inheritance: 2
        }
    }
}

/// A figure above its limit.
public struct Violation: Sendable, Equatable, CustomStringConvertible {
    /// The path of the file.
    public var file: String
    /// The line it begins at.
    public var line: Int
    /// The rule.
    public var rule: Rule
    /// The figure found.
    public var figure: Int

    /// `file:line: rule: figure > limit`.
    public var description: String { "\(file):\(line): \(rule.rawValue): \(figure) > \(rule.limit)" }
}

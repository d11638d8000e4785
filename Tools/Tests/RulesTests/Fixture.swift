import Rules

/// Texts with a given figure for each rule.
enum Fixture {
    /// One branch of each kind that counts.
    static let branches = [
        "if x { }", "guard x else { return }", "for _ in y { }", "while x { }", "repeat { } while x",
        "switch x { case 1: break; default: break }", "do { } catch { }", "_ = x && y", "_ = x || y", "_ = x ? 1 : 2",
    ]

    static func text(_ rule: Rule, figure: Int) -> String {
        switch rule {
        case .lines: return lines(figure) { "// \($0)" }
        case .functions: return lines(figure) { "func f\($0)() {}" }
        case .types: return lines(figure) { "struct S\($0) {}" }
        case .enums: return lines(figure) { "enum E\($0) {}" }
        case .complexity: return "func f() {\n" + lines(figure - 1) { "if x == \($0) {}" } + "}\n"
        case .parameters: return "func f(" + (0..<figure).map { "_ p\($0): Int" }.joined(separator: ", ") + ") {}\n"
        case .inheritance: return lines(figure) { $0 == 0 ? "class C0 {}" : "class C\($0): C\($0 - 1) {}" }
        }
    }

    private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
        (0..<count).map { line($0) + "\n" }.joined()
    }
}

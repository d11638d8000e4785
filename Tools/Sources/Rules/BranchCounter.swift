import SwiftSyntax

/// Counts the paths through a piece of code, closures and nested functions included.
final class BranchCounter: SyntaxAnyVisitor {
    private var branches = 0

    /// 1 and one for each `if`, `guard`, loop, `case` of a switch, `catch`, `&&`, `||` and `?:`.
    static func count(_ node: some SyntaxProtocol) -> Int {
        let counter = BranchCounter(viewMode: .sourceAccurate)
        counter.walk(Syntax(node))
        return counter.branches + 1
    }

    override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
        if Self.kinds.contains(node.kind) || isCase(node) || isLogical(node) { branches += 1 }
        return .visitChildren
    }

    private static let kinds: Set<SyntaxKind> = [
        .ifExpr, .guardStmt, .forStmt, .whileStmt, .repeatStmt, .catchClause, .ternaryExpr,
        .unresolvedTernaryExpr,
    ]

    /// A `case` of a switch, but not its default.
    private func isCase(_ node: Syntax) -> Bool { node.is(SwitchCaseLabelSyntax.self) }

    private func isLogical(_ node: Syntax) -> Bool {
        guard let token = node.as(BinaryOperatorExprSyntax.self)?.operator.text else { return false }
        return token == "&&" || token == "||"
    }
}

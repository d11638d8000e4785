import SwiftSyntax

/// Collects the types of a file, and leaves its functions to ``FunctionWalker``.
final class FactWalker: FunctionWalker {
    private(set) var typeLines: [Int] = []
    private(set) var enumLines: [Int] = []
    private(set) var classes: [FileFacts.Class] = []

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { type(node.structKeyword) }

    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { type(node.actorKeyword) }

    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { type(node.protocolKeyword) }

    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
        enumLines.append(line(of: node.enumKeyword))
        return type(node.enumKeyword)
    }

    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        let parent = node.inheritanceClause?.inheritedTypes.first?.type.trimmedDescription
        let name = parent?.split(separator: "<").first?.split(separator: ".").last.map(String.init)
        classes.append(.init(name: node.name.text, line: line(of: node.classKeyword), parent: name))
        return type(node.classKeyword)
    }

    private func type(_ keyword: TokenSyntax) -> SyntaxVisitorContinueKind {
        typeLines.append(line(of: keyword))
        return .visitChildren
    }
}

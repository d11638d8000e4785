import SwiftSyntax

/// Collects the functions of a file; ``BranchCounter`` counts what is in their bodies.
class FunctionWalker: SyntaxVisitor {
    private(set) var functions: [FileFacts.Function] = []
    private(set) var accessors: [FileFacts.Function] = []
    private let converter: SourceLocationConverter

    init(_ converter: SourceLocationConverter) {
        self.converter = converter
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        function(node.funcKeyword, node.signature.parameterClause.parameters.count, node)
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        function(node.initKeyword, node.signature.parameterClause.parameters.count, node)
    }

    override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        function(node.deinitKeyword, 0, node)
    }

    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
        function(node.subscriptKeyword, node.parameterClause.parameters.count, node)
    }

    /// A computed property is no function, but its code has the same limit.
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
        accessors.append(.init(line: line(of: node), complexity: BranchCounter.count(node)))
        return .visitChildren
    }

    func line(of node: some SyntaxProtocol) -> Int {
        node.startLocation(converter: converter).line
    }

    private func function(
        _ keyword: TokenSyntax, _ parameters: Int, _ node: some SyntaxProtocol
    ) -> SyntaxVisitorContinueKind {
        let complexity = BranchCounter.count(node)
        functions.append(.init(line: line(of: keyword), complexity: complexity, parameters: parameters))
        return .visitChildren
    }
}

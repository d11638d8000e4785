import Multichat

/// Turns names of agents as people write them into ids.
///
/// An agent is the `Agent-<n>` that stands as a whole word outside parentheses, or inside where none stands outside;
/// else the text before ` (` or ` - `. Aliases, compared in any case, replace the result.
struct AgentNames: Sendable {
    /// Who wrote a record that names nobody.
    static let unknown = AgentID(unchecked: "unknown")
    private static let everybody: Set<String> = ["all", "all agents", "everyone", "everybody"]
    let aliases: [String: String]

    init(_ aliases: [String: String]) {
        self.aliases = Dictionary(aliases.map { ($0.key.lowercased(), $0.value) }) { _, last in last }
    }

    /// The agent that a text names; `nil` where it names none.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a name that can't be an id.
    func agent(_ text: String?) throws -> AgentID? {
        guard let text, let name = Self.name(text) else { return nil }
        return try AgentID(aliases[name.lowercased()] ?? name)
    }

    /// The agents that a text names, each once; none for everybody.
    func recipients(_ text: String?) throws -> [AgentID] { try recipients(text.map { [$0] } ?? []) }

    /// The agents that texts name, each once; none for everybody.
    func recipients(_ texts: [String]) throws -> [AgentID] {
        var agents: [AgentID] = []
        for part in texts.flatMap(RecipientList.parts) {
            if Self.everybody.contains(Markup.plain(part).lowercased()) { return [] }
            if let agent = try agent(part), !agents.contains(agent) { agents.append(agent) }
        }
        return agents
    }

    /// Whether a whole text is `Agent-<n>`, in any case.
    static func isNumbered(_ text: String) -> Bool { numbered(Substring(text)) != nil }

    /// Whether `Agent-<n>` stands in a text as a whole word.
    static func hasNumbered(_ text: some StringProtocol) -> Bool { firstNumbered(in: String(text)) != nil }

    private static func name(_ text: String) -> String? {
        let text = Markup.plain(text)
        let (outside, inside) = parenthesised(text)
        if let agent = firstNumbered(in: outside) ?? firstNumbered(in: inside) { return agent }
        var name = Substring(text)
        for end in [" (", " - "] {
            if let range = name.firstRange(of: end) { name = name[..<range.lowerBound] }
        }
        let plain = Markup.plain(String(name))
        return plain.isEmpty ? nil : plain
    }

    private static func firstNumbered(in text: String) -> String? {
        text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.lazy.compactMap(numbered).first
    }

    private static func numbered(_ word: Substring) -> String? {
        guard word.utf8.count > 6, word.prefix(6).lowercased() == "agent-" else { return nil }
        let number = word.dropFirst(6)
        return number.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "Agent-" + number : nil
    }

    /// The text outside and the text inside parentheses.
    private static func parenthesised(_ text: String) -> (outside: String, inside: String) {
        var parts = (outside: "", inside: "")
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if depth > 0 { parts.inside.append(character == "(" || character == ")" ? " " : character) }
            if depth == 0 { parts.outside.append(character) }
            if character == ")" { depth = max(0, depth - 1) }
        }
        return parts
    }
}

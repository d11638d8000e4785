/// The parts of a list of recipients.
enum RecipientList {
    /// Splits at `+`, `&`, `/` and `,` outside parentheses.
    ///
    /// Behind ` - ` begins a title, whose parts are no agents unless they hold an `Agent-<n>`: `Agent-5 - Business
    /// Intelligence & Analytics` is one agent.
    static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var isInTitle = false
        for part in split(text) {
            let isAgent = AgentNames.hasNumbered(part)
            if isAgent || !isInTitle { parts.append(part) }
            isInTitle = part.contains(" - ") || (isInTitle && !isAgent)
        }
        return parts
    }

    private static func split(_ text: String) -> [String] {
        var parts = [""]
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            if depth == 0, "+&/,".contains(character) {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}

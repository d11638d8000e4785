/// Names of files that tell who wrote to whom: `x_agent-2_to_agent-1`, `msg_agent6_…`, `A2A_AGENT5_…`, `C2A_…`.
struct FileName {
    let sender: String?
    let recipient: String?
    /// The agent of a log, as in `Agent-1_inbox`.
    let owner: String?

    /// Words that may stand before the sender.
    private static let leading: Set<String> = ["a2a", "a2c", "c2a", "msg", "message", "captain", "devlog"]

    init(_ name: String) {
        let stem = name.prefix { $0 != "." }
        let words = Self.words(stem)
        let to = words.lastIndex { $0.lowercased() == "to" }
        if let to, to > 0, to + 1 < words.count, let from = Self.agent(words[to - 1]) ?? Self.role(words[to - 1]) {
            sender = from
            recipient = Self.agent(words[to + 1]) ?? Self.role(words[to + 1])
        } else {
            let first = words.first { !Self.leading.contains($0.lowercased()) && !Self.isDate($0) }
            let isFromCaptain = words.first?.lowercased() == "c2a"
            sender = first.flatMap(Self.agent) ?? (isFromCaptain ? "Captain" : nil)
            recipient = nil
        }
        owner = words.count > 1 && words.last?.lowercased() == "inbox" ? Self.agent(words[0]) : nil
    }

    /// The words between underscores; `agent_5` is one.
    private static func words(_ stem: Substring) -> [String] {
        var words: [String] = []
        for part in stem.split(separator: "_") {
            if let last = words.last, last.lowercased() == "agent", part.allSatisfy(\.isNumber) {
                words[words.count - 1] = last + "-" + part
            } else {
                words.append(String(part))
            }
        }
        return words
    }

    /// `Agent-5` for `agent5`, `AGENT-5` and `Agent-5`.
    private static func agent(_ word: String) -> String? {
        let lower = word.lowercased()
        guard lower.hasPrefix("agent") else { return nil }
        let number = lower.dropFirst(5).drop { $0 == "-" }
        guard !number.isEmpty, number.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return "Agent-" + number
    }

    /// The names without number that swarms give to agents.
    private static func role(_ word: String) -> String? {
        ["captain", "commander", "system", "all"].contains(word.lowercased()) ? word : nil
    }

    private static func isDate(_ word: String) -> Bool {
        word.allSatisfy { $0.isNumber || "-T:".contains($0) }
    }
}

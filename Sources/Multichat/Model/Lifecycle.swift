/// The bodies of the entries that change a session.
public enum Lifecycle {
    /// The body of `join` and `leave`.
    public static func agent(_ agent: AgentID) -> JSON {
        JSONValue.object([.init("agent", .string(agent.text))]).json
    }

    /// The body of `rewind`.
    public static func rewind(to sequence: Int) -> JSON {
        JSONValue.object([.init("to", .integer(sequence))]).json
    }

    /// The agent of a `join` or `leave` entry.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`.
    static func agent(in body: JSON) throws -> AgentID {
        guard let text = JSONValue(body)["agent"]?.string else {
            throw MultichatError(.invalid, "The body of a `join` or `leave` entry must be {\"agent\": ID}.")
        }
        return try AgentID(text)
    }

    /// The target of a `rewind` entry.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`.
    public static func target(in body: JSON) throws -> Int {
        guard let target = JSONValue(body)["to"]?.integer, target >= 0 else {
            throw MultichatError(.invalid, "The body of a `rewind` entry must be {\"to\": SEQUENCE}.")
        }
        return target
    }
}

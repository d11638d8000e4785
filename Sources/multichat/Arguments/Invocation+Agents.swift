import Multichat

/// Reads whom and which message a command is about.
extension Invocation {
    /// The agent at its place, else the variable's.
    func agentWord(_ place: Positional = .agent) throws -> AgentID {
        guard let text = try word(place) ?? Environment.value("MULTICHAT_AGENT") else {
            throw UsageError("`\(command.name)` needs \(place.name): \(place.summary).")
        }
        return try AgentID(text)
    }

    /// The sequence at its place, where one was given.
    func sequence(_ place: Positional = .message) throws -> Int? {
        guard let text = word(place) else { return nil }
        guard let number = Int(text), number >= 1 else {
            throw UsageError("\(place.name) must be a whole number from 1 on.")
        }
        return number
    }

    /// The microseconds of an option, such as `10m`; where zero is allowed, it means at once.
    func duration(_ option: Option, allowingZero allowsZero: Bool = false) throws -> Int64? {
        try value(option).map { try Duration.microseconds($0, allowingZero: allowsZero) }
    }
}

import Multichat

/// The message that everything is measured with.
enum Sample {
    /// The bytes of a body.
    static let length = 300

    /// Who writes.
    static let author: AgentID = "Agent-1"

    /// The words of ``message``.
    static let text: String = {
        let words = "The build is green again and the next step waits for a review of the plan. "
        let room = length - Message("").body.text.utf8.count
        return String(String(repeating: words, count: length / words.utf8.count + 1).prefix(room))
    }()

    /// A message whose body has exactly ``length`` bytes.
    static let message = Message(text)
}

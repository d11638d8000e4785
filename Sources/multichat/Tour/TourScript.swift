import Multichat

/// What the agents of the tour say.
enum TourScript {
    /// A message of the tour.
    struct Line {
        let author: AgentID
        let recipients: [AgentID]
        let text: String

        init(_ author: AgentID, to recipients: AgentID..., text: String) {
            self.author = author
            self.recipients = recipients
            self.text = text
        }
    }

    static let topic = "Release 2.0"
    static let agents: [AgentID] = ["planner", "coder", "tester"]

    /// What is said before the second process comes in.
    static let opening = [
        Line("planner", text: "Release 2.0 is due today. Who takes what?"),
        Line("coder", to: "planner", text: "I take the import; it is nearly done."),
        Line("tester", to: "planner", text: "I test whatever is merged."),
    ]

    /// What the second process posts before it is killed.
    static let middle = [
        Line("coder", to: "tester", text: "The import is merged. Please try empty files first."),
        Line("tester", to: "coder", text: "Empty files are fine. One of 2 GB takes minutes."),
        Line("coder", to: "tester", text: "It was read twice. Mended; please try again."),
        Line("tester", to: "planner", "coder", text: "Nine seconds now, and all tests are green."),
        Line("planner", text: "Then we release. I write down the minutes."),
    ]

    /// What is said after the crash.
    static let ending = Line(
        "planner", text: "I was killed while I wrote the minutes. What was acknowledged is all here. We release!")

    /// The entries of the batch in whose middle the second process is killed.
    static let minutes = 5000
    static let minutesKind: EntryKind = "minutes"
}

extension Chat {
    /// Posts a line of the tour.
    @discardableResult
    func post(_ line: TourScript.Line) throws -> Receipt { try post(line.text, from: line.author, to: line.recipients) }
}

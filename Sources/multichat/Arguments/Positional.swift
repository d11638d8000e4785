/// One place for words without a name, as it is declared.
struct Positional: Sendable {
    /// What stands for it in help, in capitals.
    let name: String
    /// What it is: a phrase without a full stop.
    let summary: String
    /// Whether it can be left out.
    var isOptional = false
    /// Whether it takes all the words that are left.
    var repeats = false
    /// The variable that holds what is meant where it is left out.
    var variable: String?
    /// What each of its words contains, which tells them from a session's id.
    var mark: Character?
    /// What a shell offers for it.
    var completion = Completion.nothing

    init(_ name: String, _ summary: String) {
        self.name = name
        self.summary = summary
    }

    /// A copy that is changed by the closure.
    func with(_ change: (inout Positional) -> Void) -> Positional {
        var copy = self
        change(&copy)
        return copy
    }

    /// The place as it is typed: `[TEXT]`, `PATH…`.
    var usage: String {
        let word = name + (repeats ? "…" : "")
        return isOptional ? "[\(word)]" : word
    }

    /// The session that a command is about.
    static let session = Positional("SESSION", "the session's id (else MULTICHAT_SESSION)").with {
        $0.variable = "MULTICHAT_SESSION"
        $0.completion = .session
    }

    /// The sessions that a command is about; all of them where none is given.
    static let sessions = Positional("SESSION", "sessions' ids; all sessions where none is given").with {
        $0.isOptional = true
        $0.repeats = true
        $0.completion = .session
    }
}

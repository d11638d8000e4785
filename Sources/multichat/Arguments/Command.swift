/// One verb, as it is declared: parsing, help, completions, the manual and suggestions all come from this.
struct Command: Sendable {
    /// What runs it; answers the exit code of an end without an error.
    typealias Action = @Sendable (Invocation) throws -> ExitCode

    /// The verb.
    let name: String
    /// What it does: a phrase without a full stop.
    let summary: String
    /// Where it stands in the overview; `nil` keeps it out of sight.
    let group: Group?
    /// More about it, for its own help: whole sentences.
    var details = ""
    /// Its words, in order.
    var positionals: [Positional] = []
    /// Its own options, besides the global ones.
    var options: [Option] = []
    /// Command lines that work, without the `multichat`.
    var examples: [String] = []
    /// What it does.
    var action: Action

    init(_ name: String, _ summary: String, in group: Group?, action: @escaping Action) {
        self.name = name
        self.summary = summary
        self.group = group
        self.action = action
    }

    /// A copy that is changed by the closure.
    func with(_ change: (inout Command) -> Void) -> Command {
        var copy = self
        change(&copy)
        return copy
    }

    /// How it is typed, without the `multichat`.
    var usage: String {
        ([name] + positionals.map(\.usage) + options.map { $0.isRequired ? $0.usage : "[\($0.usage)]" }).joined(
            separator: " ")
    }

    /// The sections of the overview, in its order.
    enum Group: String, CaseIterable, Sendable {
        case talk = "Talk"
        case read = "Read"
        case session = "Sessions"
        case values = "Values"
        case brain = "Brain"
        case history = "History"
        case records = "Records"
        case more = "More"
    }
}

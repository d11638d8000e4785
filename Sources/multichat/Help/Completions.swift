/// What a shell needs to complete command lines, made from the declarations.
enum Completions {
    /// The shells that are served, and their scripts.
    static let scripts: [(shell: String, script: @Sendable () -> String)] = [
        ("bash", BashCompletions.script), ("zsh", ZshCompletions.script), ("fish", FishCompletions.script),
    ]

    /// The shells that are served.
    static var shells: [String] { scripts.map(\.shell) }

    /// The names of the commands, apart by spaces.
    static var commands: String { Commands.visible.map(\.name).joined(separator: " ") }

    /// A shell command that prints the ids of sessions: the first of the columns that tabs separate.
    static let sessions = "multichat list 2> /dev/null | cut -f 1"
}

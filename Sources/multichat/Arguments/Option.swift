/// One option, as it is declared: parsing, help, completions and the manual all come from this.
struct Option: Sendable {
    /// Its name without the dashes.
    let name: String
    /// What stands for its value in help; `nil` where it takes none.
    let value: String?
    /// What it does: a phrase without a full stop.
    let summary: String
    /// Whether it may be given more than once.
    let repeats: Bool
    /// What a shell offers for its value.
    let completion: Completion
    /// Whether the command can't do without it.
    var isRequired = false

    init(
        _ name: String, _ value: String? = nil, _ summary: String, repeats: Bool = false,
        completion: Completion = .nothing
    ) {
        self.name = name
        self.value = value
        self.summary = summary
        self.repeats = repeats
        self.completion = completion
    }

    /// The same option, which must be given.
    var required: Option {
        var option = self
        option.isRequired = true
        return option
    }

    /// The option as it is typed: `--to AGENT…`.
    var usage: String { "--\(name)" + (value.map { " \($0)" } ?? "") + (repeats ? "…" : "") }
}

/// What a shell offers where a word is expected.
enum Completion: Sendable, Equatable {
    case nothing
    case file
    case session
    case command
    case words([String])
}

extension Option {
    /// The options that every command takes, before or behind its name.
    static let global = [store, namespace, json, help, version]

    static let store = Option(
        "store", "URL",
        "the store: sqlite:PATH, json:PATH, redis://HOST, hybrid:?… or memory: (else MULTICHAT_STORE, else your data "
            + "folder)",
        completion: .words(storeSchemes))
    /// What a store's URL begins with.
    static let storeSchemes = [
        "sqlite:", "json:", "redis://", "rediss://", "redis+unix://", "redis-cluster://", "redis-sentinel://",
        "hybrid:?durable=", "memory:",
    ]
    static let namespace = Option("namespace", "NAME", "the tenant whose sessions are meant (default: `default`)")
    static let json = Option("json", nil, "print JSON Lines; errors too, on standard error")
    static let help = Option("help", nil, "show what the command does and takes")
    static let version = Option("version", nil, "show the version")

    /// Who writes an entry; the same in all commands that write one.
    static let author = Option("author", "AGENT", "who does it (else MULTICHAT_AGENT, else nobody)")
    static let labels = Option("label", "K=V", "a label; several may be given", repeats: true)
    static let timeToLive = Option("ttl", "DURATION", "gone so long after its last entry: 90s, 15m, 12h, 30d, 2w")
    static let expires = Option("expires", "TIME", "gone at this time, whatever happens before (RFC 3339)")
}

/// Takes the words of a command line apart, after the declarations.
struct Parser {
    private var words: ArraySlice<String>
    private(set) var command: Command?
    private var values: [String: [String]] = [:]
    private var loose: [String] = []

    private init(_ words: [String]) { self.words = words[...] }

    /// What the words ask for.
    ///
    /// - Throws: ``UsageError``.
    static func parse(_ words: [String]) throws -> Invocation {
        var parser = Parser(words)
        try parser.readAll()
        return try parser.invocation()
    }

    private mutating func readAll() throws {
        while let word = words.popFirst() {
            if word == "--" {
                for rest in words { try place(rest) }
                words = []
            } else if Self.looksLikeOption(word) {
                try option(word)
            } else {
                try place(word)
            }
        }
    }

    /// A dash alone stands for the standard input, one before a digit begins a negative number.
    private static func looksLikeOption(_ word: String) -> Bool {
        guard word.utf8.first == UInt8(ascii: "-"), let next = word.utf8.dropFirst().first else { return false }
        return !(0x30...0x39).contains(next)
    }

    private mutating func place(_ word: String) throws {
        guard command == nil else { return loose.append(word) }
        command = try Commands.named(word)
    }

    private mutating func option(_ word: String) throws {
        if word == "-h" { return values["help"] = [""] }
        guard word.utf8.starts(with: "--".utf8) else { throw unknown(word) }
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let option = declared.first(where: { $0.name == parts[0] }) else { throw unknown("--\(parts[0])") }
        let value = try value(of: option, attached: parts.count > 1 ? String(parts[1]) : nil)
        guard values[option.name] == nil || option.repeats || option.value == nil else {
            throw UsageError("The option --\(option.name) is given twice.", hint: "Give it once.")
        }
        values[option.name, default: []].append(value)
    }

    private mutating func value(of option: Option, attached: String?) throws -> String {
        guard let placeholder = option.value else {
            guard attached == nil else { throw UsageError("The option --\(option.name) takes no value.") }
            return ""
        }
        if let attached { return attached }
        if let next = words.first, !isOption(next) {
            words.removeFirst()
            return next
        }
        throw UsageError(
            "The option --\(option.name) needs a value.",
            hint:
                "Write --\(option.name) \(placeholder), or --\(option.name)=\(placeholder) for one that begins with --."
        )
    }

    /// Whether a word is one of the options that are known here, so that it is hardly the value of another.
    private func isOption(_ word: String) -> Bool {
        guard word.utf8.starts(with: "--".utf8) else { return false }
        return word == "--" || declared.contains { word == "--\($0.name)" }
    }

    private var declared: [Option] { (command?.options ?? []) + Option.global }

    private func unknown(_ word: String) -> UsageError {
        if command == nil, let owner = Commands.all.first(where: { $0.options.contains { "--\($0.name)" == word } }) {
            return UsageError(
                "The option \(Quoted.word(word)) belongs to a command.",
                hint: "Write it behind the command, such as: multichat \(owner.name) … \(word)")
        }
        let hint =
            word.utf8.starts(with: "--".utf8) || command == nil ? nil : "Write -- before words that begin with -."
        return .unknown(
            command.map { "`\($0.name)` has no option" } ?? "There is no option", word,
            among: declared.map { "--\($0.name)" },
            otherwise: hint ?? "`multichat help\(command.map { " \($0.name)" } ?? "")` shows all options.")
    }

    private func invocation() throws -> Invocation {
        if values["version"] != nil { return Invocation(VersionCommand.command, values) }
        if values["help"] != nil {
            return Invocation(HelpCommand.command, values, ["COMMAND": command.map { [$0.name] } ?? []])
        }
        guard let command else {
            throw UsageError(
                "A command is missing.",
                hint: "`multichat help` shows all commands, `multichat tour` shows how it works.")
        }
        return Invocation(command, values, try Places.assign(loose, to: command))
    }
}

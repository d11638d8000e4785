/// What the command line asks for.
struct Options {
    /// Only goals whose names begin with one of these; all where it is empty.
    var only: [String] = []
    /// Small stores and short rounds: to try the benchmarks, not to judge by.
    var quick = false
    /// The name of the file of results; the time where it is `nil`.
    var label: String?
    /// Where stores are made; its disk is the one that is measured.
    var directory = ".build/work"
    /// Where results go.
    var results = "results"
    /// The program `multichat`.
    var command = "../.build/release/multichat"
    /// Shows the goals instead of measuring them.
    var lists = false
    /// Shows the options.
    var helps = false

    static let help = """
        usage: run.sh [--only NAME]… [--quick] [--label LABEL] [--directory DIR] [--results DIR] [--list]

          --only NAME        measure only the goals whose names begin so; may be repeated
          --quick            small stores and short rounds, to try it; such figures prove nothing
          --label LABEL      name the file of results; the time unless given
          --directory DIR    make the stores there; needs 4 GB on the disk to measure, and is emptied
          --results DIR      write the results there
          --command PATH     the program multichat
          --list             show the goals
        """

    private static let texts: [String: any WritableKeyPath<Options, String> & Sendable] = [
        "--directory": \.directory, "--results": \.results, "--command": \.command,
    ]
    private static let flags: [String: any WritableKeyPath<Options, Bool> & Sendable] = [
        "--quick": \.quick, "--list": \.lists, "--help": \.helps, "-h": \.helps,
    ]

    /// Reads arguments, without the program's name.
    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if let flag = Self.flags[argument] {
                self[keyPath: flag] = true
                continue
            }
            guard let value = rest.popFirst() else {
                throw BenchFailure("\(argument) isn't an option, or lacks a value.")
            }
            try set(argument, value)
        }
    }

    private mutating func set(_ name: String, _ value: String) throws {
        if let text = Self.texts[name] {
            self[keyPath: text] = value
        } else if name == "--only" {
            only.append(value)
        } else if name == "--label" {
            label = value
        } else {
            throw BenchFailure("\(name) isn't an option.")
        }
    }
}

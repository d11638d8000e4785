import Multichat

/// One use of a command: its declaration with the values, words and outputs that it was given.
struct Invocation {
    /// The command.
    let command: Command
    /// What is printed as the result.
    let output = Output(Descriptor.output)
    /// What is said besides it.
    let notes = Notes()
    /// What the command opened.
    let opened = OpenStores()
    private let values: [String: [String]]
    private let places: [String: [String]]

    init(_ command: Command, _ values: [String: [String]], _ places: [String: [String]] = [:]) {
        self.command = command
        self.values = values
        self.places = places
    }

    /// Whether JSON Lines are wanted.
    var isJSON: Bool { has(.json) }

    /// Whether a flag was given.
    func has(_ option: Option) -> Bool { values[option.name] != nil }

    /// The value of an option.
    func value(_ option: Option) -> String? { values[option.name]?.last }

    /// The values of an option that can be given several times.
    func values(_ option: Option) -> [String] { values[option.name] ?? [] }

    /// The word at a place.
    func word(_ place: Positional) -> String? { places[place.name]?.first }

    /// The words at a place.
    func words(_ place: Positional) -> [String] { places[place.name] ?? [] }
}

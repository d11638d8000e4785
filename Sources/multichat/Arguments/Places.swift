/// Gives the words without a name to the places that a command declares.
enum Places {
    /// The words of each place.
    ///
    /// Where the first place's variable is set, that place can be left out: it is, if there are fewer words than
    /// places, or if all words bear the mark of the second place.
    ///
    /// - Throws: ``UsageError`` for too few or too many words.
    static func assign(_ words: [String], to command: Command) throws -> [String: [String]] {
        var places = command.positionals[...]
        if let first = places.first, let variable = first.variable, Environment.isSet(variable) {
            if words.count < places.count || areMarked(words, places.dropFirst().first) { places.removeFirst() }
        }
        var rest = words[...]
        var found: [String: [String]] = [:]
        for place in places {
            let taken = rest.prefix(place.repeats ? rest.count : 1)
            guard place.isOptional || !taken.isEmpty else { throw missing(place, command) }
            found[place.name] = Array(taken)
            rest = rest.dropFirst(taken.count)
        }
        if let extra = rest.first { throw surplus(extra, command) }
        return found
    }

    private static func areMarked(_ words: [String], _ place: Positional?) -> Bool {
        guard let mark = place?.mark else { return false }
        return words.allSatisfy { $0.contains(mark) }
    }

    private static func missing(_ place: Positional, _ command: Command) -> UsageError {
        UsageError(
            "`\(command.name)` needs \(place.name): \(place.summary).", hint: "Usage: multichat \(command.usage)")
    }

    private static func surplus(_ word: String, _ command: Command) -> UsageError {
        let takesText = command.positionals.contains { $0.name == "TEXT" }
        return UsageError(
            "`\(command.name)` has no place for \(Quoted.word(word)).",
            hint: takesText ? "Put quotes around a text of several words." : "Usage: multichat \(command.usage)")
    }
}

/// A command line that can't be understood; the exit code is 64.
struct UsageError: Error {
    /// What is wrong with it, in one sentence.
    var message: String
    /// What to write instead.
    var hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    /// The error of a word that isn't one of those known, with the one that was probably meant.
    static func unknown(_ what: String, _ word: String, among known: [String], otherwise hint: String) -> UsageError {
        let meant = Suggestion.closest(to: word, among: known)
        return UsageError("\(what) \(Quoted.word(word)).", hint: meant.map { "Did you mean `\($0)`?" } ?? hint)
    }
}

/// Words of the user in messages.
enum Quoted {
    /// The word in backquotes, without control characters and not longer than a line.
    static func word(_ word: String) -> String {
        let clean = Printable.text(word, keepsLines: false)
        return clean.count > 60 ? "`\(clean.prefix(60))…`" : "`\(clean)`"
    }
}

/// The words of texts, as ranking sees them.
package enum Words {
    /// The words of a text in small letters: runs of letters and digits.
    package static func of(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }

    /// The words of a question that tell what it is about; all of them where none does.
    package static func content(_ text: String) -> [String] {
        let words = of(text)
        let telling = words.filter { !empty.contains($0) }
        return telling.isEmpty ? words : telling
    }

    /// The words of a text, those of one family alike: without the endings of plurals and verbs.
    static func stems(_ text: String) -> [String] { of(text).map(stem) }

    /// A word without its ending, where enough of it remains.
    private static func stem(_ word: String) -> String {
        for (ending, replacement) in endings where word.hasSuffix(ending) {
            let rest = word.dropLast(ending.count)
            if rest.count >= 3 { return rest + replacement }
        }
        return word
    }

    private static let endings = [
        ("ies", "y"), ("sses", "ss"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", ""), ("ss", "ss"), ("s", ""),
        ("e", ""),
    ]

    /// English words that say nothing about what is asked for.
    private static let empty: Set<String> = [
        "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "being",
        "but",
        "by", "can", "could", "did", "do", "does", "doing", "for", "from", "get", "gets", "give", "given", "go", "had",
        "has", "have", "having", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
        "just", "let", "like", "may", "me", "might", "more", "most", "much", "must", "my", "need", "no", "not", "of",
        "on", "one", "or", "other", "our", "out", "over", "own", "s", "say", "says", "she", "should", "so", "some",
        "such", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
        "too", "up", "us", "use", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom",
        "whose", "why", "will", "with", "would", "you", "your",
    ]
}

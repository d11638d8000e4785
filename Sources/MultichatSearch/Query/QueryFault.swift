import Multichat

/// Why and where a query can't be read.
struct QueryFault: Error {
    /// The place, counted in Unicode scalars from 0.
    var place: Int
    /// What is wrong, behind "The query".
    var words: String
    /// What to write instead.
    var hint: String

    init(at place: Int, _ words: String, hint: String) {
        self.place = place
        self.words = words
        self.hint = hint
    }

    /// The error with the place and what stands around it, `▸` before the place itself.
    func error(in text: [Unicode.Scalar]) -> MultichatError {
        let start = max(0, place - 30)
        let end = min(text.count, place + 30)
        let before = (start > 0 ? "…" : "") + Self.string(text[start..<min(place, text.count)])
        let after = place < end ? Self.string(text[place..<end]) + (end < text.count ? "…" : "") : ""
        return MultichatError(
            .invalid, "The query \(words), at character \(place + 1): \(before)▸\(after)", hint: hint)
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

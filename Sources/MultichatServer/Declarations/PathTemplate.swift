/// A path with places for ids: `/v1/sessions/{session}/entries`; `{path...}` at its end stands for any segments, also none.
struct PathTemplate: Sendable, Hashable {
    /// The path as it was declared.
    let text: String
    /// What stands between its slashes.
    let parts: [Part]

    /// What stands between two slashes.
    enum Part: Sendable, Hashable {
        /// A word.
        case word(String)
        /// The place of an id, with its name.
        case place(String)
        /// Whatever follows.
        case rest
    }

    init(_ text: String) {
        self.text = text
        parts = text.split(separator: "/").map { part in
            guard part.first == "{" else { return .word(String(part)) }
            return part.hasSuffix("...}") ? .rest : .place(String(part.dropFirst().dropLast()))
        }
    }

    /// The names of its places, in order.
    var places: [String] {
        parts.compactMap { part in
            guard case .place(let name) = part else { return nil }
            return name
        }
    }
}

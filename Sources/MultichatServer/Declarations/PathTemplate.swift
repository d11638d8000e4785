/// A path with places for ids: `/v1/sessions/{session}/entries`; `{path...}` at its end stands for any segments, also none.
struct PathTemplate: Sendable, Hashable {
    /// The path as it was declared.
    let text: String
    /// What stands between its slashes.
    let parts: [Part]
    /// Whether any segments may follow.
    let isOpen: Bool

    /// What stands between two slashes.
    enum Part: Sendable, Hashable {
        /// A word.
        case word(String)
        /// The place of an id, with its name.
        case place(String)
    }

    init(_ text: String) {
        self.text = text
        isOpen = text.hasSuffix("...}")
        parts = text.split(separator: "/").dropLast(isOpen ? 1 : 0).map { part in
            part.first == "{" ? .place(String(part.dropFirst().dropLast())) : .word(String(part))
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

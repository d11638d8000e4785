/// A piece of a query and where it stands.
struct QueryToken {
    /// What it is.
    enum Content: Equatable {
        /// A word or a phrase, of which the last word may be only the beginning of one.
        case text(String, isPrefix: Bool)
        /// A field's name and its value.
        case field(String, String)
        case and
        case or
        case not
        case open
        case close
    }

    var content: Content
    /// Its first character, counted in Unicode scalars from 0.
    var place: Int
}

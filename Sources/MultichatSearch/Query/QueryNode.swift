import Multichat

/// A query as a tree.
indirect enum QueryNode: Equatable {
    /// A bound of the messages' times.
    enum Bound: Equatable {
        /// At this time or later.
        case after(Timestamp)
        /// Earlier than this time.
        case before(Timestamp)
    }

    /// A word or a phrase, of which the last word may be only the beginning of one.
    case text(String, isPrefix: Bool)
    /// A word that stands for a field's value.
    case field(String)
    /// A bound, and where it stands.
    case time(Bound, place: Int)
    case and([QueryNode])
    case or([QueryNode])
    case not(QueryNode)
}

import Multichat

/// A whole line of a log with the entry that it holds.
struct ScannedLine {
    /// Where the line begins in its segment.
    var offset: Int
    /// Where the next one begins.
    var end: Int
    /// The entry, perhaps without its body.
    var entry: Entry
    /// The highest fence that its append presented, if it did.
    var fence: Int?
}

/// Damage that was found in a log.
struct LogDamage: Equatable {
    /// The first sequence concerned.
    var sequence: Int
    /// The file concerned.
    var place: String
    /// What is wrong.
    var reason: String
}

/// What follows the last complete batch of a segment.
enum SegmentRest {
    /// Nothing.
    case nothing
    /// The beginning of a batch that was never acknowledged: an incomplete line or batch, or zeros.
    case torn
    /// A complete batch that lacks only the newline at its end.
    case unterminated
}

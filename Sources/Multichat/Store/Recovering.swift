/// A store that tells what it mended by itself since it was opened, such as what a crash left behind.
public protocol Recovering: Store {
    /// What was mended, in that order; empty where nothing was to be mended.
    var recoveries: [Recovery] { get }
}

/// One thing that a store mended.
public struct Recovery: Sendable, Hashable {
    /// The session concerned, if there is one.
    public var session: SessionReference?
    /// The file concerned, or another place.
    public var place: String
    /// What was done, as a sentence without a full stop.
    public var action: String

    /// Describes what was mended.
    public init(session: SessionReference? = nil, place: String, action: String) {
        self.session = session
        self.place = place
        self.action = action
    }
}

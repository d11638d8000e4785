import Synchronization

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

/// Collects what a store mends.
package final class RecoveryLog: Sendable {
    /// So many are kept; who mends more has told enough.
    private static let most = 100
    private let recoveries = Mutex<[Recovery]>([])

    package init() {}

    /// What was mended so far.
    package var all: [Recovery] { recoveries.withLock { $0 } }

    package func note(_ recovery: Recovery) {
        recoveries.withLock { recoveries in
            if recoveries.count < Self.most, !recoveries.contains(recovery) { recoveries.append(recovery) }
        }
    }
}

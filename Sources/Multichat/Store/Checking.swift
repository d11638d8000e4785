/// A store that can look through everything it holds for damage.
public protocol Checking: Store {
    /// All damage found in a session, or in the whole store; empty where all is well.
    ///
    /// - Throws: ``MultichatError`` where the check itself can't be made.
    func check(_ session: SessionReference?) throws -> [Damage]

    /// Damage of what lists are read from, which may keep sessions out of them without a word.
    ///
    /// - Complexity: O(sessions).
    func checkLists() throws -> [Damage]
}

extension Checking {
    /// Nothing, for stores whose lists are read from the sessions themselves.
    public func checkLists() throws -> [Damage] { [] }
}

/// One thing in a store that isn't as it was written.
public struct Damage: Sendable, Hashable {
    /// The session concerned, if it is known.
    public var session: SessionReference?
    /// The first sequence concerned, if it is known.
    public var sequence: Int?
    /// The file, table or line concerned.
    public var place: String
    /// What is wrong with it.
    public var reason: String

    /// Describes damage.
    public init(session: SessionReference?, sequence: Int? = nil, place: String, reason: String) {
        self.session = session
        self.sequence = sequence
        self.place = place
        self.reason = reason
    }

    /// Describes the damage that an error tells of.
    public init(_ error: MultichatError, in session: SessionReference?, place: String) {
        // Zero stands before the first entry: what the session started with.
        let sequence = error.sequence.flatMap { $0 > 0 ? $0 : nil }
        self.init(session: session, sequence: sequence, place: place, reason: error.message)
    }
}

/// A piece of knowledge that agents share.
public struct Learning: Sendable, Equatable {
    /// Unique within the brain.
    public let id: LearningID
    /// What sort of knowledge it is, in the writer's word: `learning`, `decision`, `pattern`, or any other.
    public var kind = "learning"
    /// A line about it.
    public var title: String?
    /// What was learned.
    public var text: String
    /// Free words to find it by.
    public var tags: [String] = []
    /// Who learned it.
    public var author: AgentID?
    /// The project that it is about.
    public var project: String?
    /// Where it was learned.
    public var source: LearningSource?
    /// How sure its author is, from 0 to 1.
    public var confidence: Double?
    /// What its text means, as a vector.
    public var embedding: Embedding?
    /// When it was learned.
    public package(set) var created: Timestamp
    /// When it was last revised, if ever.
    public package(set) var revised: Timestamp?
    /// The place of this version in the brain's log.
    public package(set) var sequence = 0

    /// Makes a learning that isn't stored yet.
    package init(_ text: String, id: LearningID, created: Timestamp) {
        self.text = text
        self.id = id
        self.created = created
    }

    /// When this version was written: the time of the last revision, else of its first form.
    public var time: Timestamp { revised ?? created }
}

/// Where a learning comes from: a session, and the entry in it.
public struct LearningSource: Sendable, Hashable {
    /// The session.
    public var session: SessionID
    /// The sequence of the entry, if it is one.
    public var sequence: Int?

    /// Names a session, and an entry of it.
    public init(_ session: SessionID, _ sequence: Int? = nil) {
        self.session = session
        self.sequence = sequence
    }
}

/// A version of a learning, as its history tells.
public enum LearningVersion: Sendable, Equatable {
    /// What it said from then on.
    case learned(Learning)
    /// It was forgotten: by whom and when, at which sequence of the brain's log.
    case forgotten(by: AgentID?, at: Timestamp, sequence: Int)

    /// Its place in the brain's log.
    public var sequence: Int {
        switch self {
        case .learned(let learning): learning.sequence
        case .forgotten(_, _, let sequence): sequence
        }
    }
}

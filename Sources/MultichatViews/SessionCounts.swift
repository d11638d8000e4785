import Multichat

/// What was counted in some sessions.
public struct SessionCounts: Sendable {
    /// How many sessions.
    public private(set) var sessions = 0
    /// How many of each status.
    public private(set) var byStatus: [SessionStatus: Int] = [:]
    /// How many entries in all of them.
    public private(set) var entries = 0
    /// Who is in one.
    public private(set) var agents = Set<AgentID>()
    /// How many entries the longest has.
    public private(set) var largest = 0
    /// When one was last updated; `nil` where there is none.
    public private(set) var updatedAt: Timestamp?

    /// Counts nothing as yet.
    public init() {}

    /// Counts a session.
    public mutating func count(_ session: Session) {
        sessions += 1
        byStatus[session.status, default: 0] += 1
        entries += session.head.sequence
        agents.formUnion(session.participants)
        largest = max(largest, session.head.sequence)
        updatedAt = max(updatedAt ?? session.updatedAt, session.updatedAt)
    }

    /// Writes the members.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("sessions", sessions)
        writer.member("active", byStatus[.active] ?? 0)
        writer.member("ended", byStatus[.ended] ?? 0)
        writer.member("archived", byStatus[.archived] ?? 0)
        writer.member("entries", entries)
        writer.member("largestSession", largest)
        writer.member("agents", agents.count)
        writer.key("updatedAt")
        writer.time(updatedAt)
    }
}

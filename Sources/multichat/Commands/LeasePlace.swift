import Multichat
import MultichatViews

/// Where a lease stands: in a session, or in the system session of those that belong to none.
struct LeasePlace {
    let chat: Chat
    private let isFree: Bool
    private let name: String

    init(_ swarm: Swarm, _ session: SessionID?, name: String) {
        chat = session.map(swarm.chat) ?? swarm.leases
        isFree = session == nil
        self.name = name
    }

    func acquire(by holder: AgentID, for microseconds: Int64) throws -> Lease {
        let duration = Swift.Duration.microseconds(microseconds)
        return isFree
            ? try chat.swarm.lease(name, holder: holder, for: duration)
            : try chat.lease(name, holder: holder, for: duration)
    }

    /// The lease that an agent has, though its end may have passed.
    ///
    /// - Throws: ``MultichatError`` with the code `conflict` where it has none, or another fence.
    func lease(of holder: AgentID, fence: Int?) throws -> Lease {
        let found = try leases(of: nil, includingEnded: true).first { $0.name == name }
        if let found, found.holder == holder, fence.map({ $0 == found.fence }) ?? true { return found }
        let reason = found.map { "\($0.holder) has it with the fence \($0.fence)" } ?? "nobody has it"
        throw MultichatError(
            .conflict,
            "The lease \(name) isn't \(holder)'s" + (fence.map { " with the fence \($0)" } ?? "")
                + ": \(reason).",
            hint: "Nothing was stored. Stop the work that it was for, or acquire it again."
        ).with { $0.session = chat.id.text }
    }

    /// The leases here; where none was ever taken outside of sessions, there is no such session.
    func leases(of holder: AgentID?, includingEnded: Bool) throws -> [Lease] {
        do {
            return try chat.leases(of: holder, includingEnded: includingEnded)
        } catch let error as MultichatError where isFree && error.code == .notFound {
            return []
        }
    }
}

/// A lease as it is printed.
struct LeaseResult: Presentable {
    private let lease: Lease

    init(_ lease: Lease) { self.lease = lease }

    /// Its columns: name, holder, fence, end.
    var cells: [String] { [lease.name, lease.holder.text, String(lease.fence), EntryText.time(lease.end)] }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", lease.session.id.text)
        writer.member("name", lease.name)
        writer.member("holder", lease.holder.text)
        writer.member("fence", lease.fence)
        writer.key("end")
        writer.time(lease.end)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { [cells.joined(separator: "  ")] }
}

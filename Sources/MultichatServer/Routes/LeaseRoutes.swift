import Multichat
import MultichatViews

/// The rights to be the only one who does something, in sessions and of free names.
enum LeaseRoutes {
    static let all =
        routes(at: "/v1/sessions/{session}/leases", "in a session", { try $0.chat }) { call, name, holder, time in
            try call.chat.lease(name, holder: holder, for: time)
        }
        + routes(at: "/v1/leases", "of free names", { $0.swarm.leases }) { call, name, holder, time in
            try call.swarm.lease(name, holder: holder, for: time)
        }

    private typealias Finding = @Sendable (Call) throws -> Chat
    private typealias Taking = @Sendable (Call, String, AgentID, Duration) throws -> Lease

    private static let holder = Parameter("holder", .id, "only those of this agent")
    private static let ended = Parameter("ended", .flag, "also those whose end has passed")

    /// What can be done with leases, wherever they stand.
    private static func routes(
        at path: String, _ where: String, _ chat: @escaping Finding, _ take: @escaping Taking
    ) -> [Route] {
        [
            list(path, "Lists leases \(`where`).", chat), taking(path, "Takes a lease \(`where`).", take),
            show(path, "Shows a lease \(`where`).", chat),
            change(path + "/{lease}/renew", "Moves the end of a lease \(`where`).", chat) { call, chat, lease in
                try chat.renew(lease, for: try call.leaseTime)
            },
            change(path + "/{lease}/release", "Gives a lease \(`where`) back.", chat) { _, chat, lease in
                try chat.release(lease)
                return lease
            },
        ]
    }

    private static func list(_ path: String, _ summary: String, _ chat: @escaping Finding) -> Route {
        Route(.get, path, summary) { call in
            let chat = try chat(call)
            do {
                if chat.id != SystemSessions.leases { _ = try chat.session() }
                let leases = try chat.leases(of: call.id(holder), includingEnded: call.has(ended))
                return call.list(Page(leases)) { LeaseView($1).write(to: &$0) }
            } catch let error as MultichatError where error.code == .notFound && chat.id == SystemSessions.leases {
                return call.list(Page<Lease>([])) { LeaseView($1).write(to: &$0) }
            }
        }.with {
            $0.parameters = [holder, ended]
            $0.isSlow = true
            $0.answers = [200: Answer(Shapes.list(of: "Lease"))]
        }
    }

    private static func taking(_ path: String, _ summary: String, _ take: @escaping Taking) -> Route {
        Route(.post, path, summary) { call in
            guard let name = call.text("name"), let holder: AgentID = try call.id(in: "holder") else {
                throw MultichatError(.invalid, "`name` and `holder` are needed.")
            }
            return call.show(LeaseView(try take(call, name, holder, try call.leaseTime)), status: 201)
        }.with {
            $0.body = .object(
                Schema.Member("name", .id).required, Schema.Member("holder", .id).required,
                Schema.Member("for", .duration).required)
            $0.isSlow = true
            $0.answers = [201: Answer(.named("Lease"))]
        }
    }

    private static func show(_ path: String, _ summary: String, _ chat: @escaping Finding) -> Route {
        Route(.get, path + "/{lease}", summary) { call in
            guard let lease = try chat(call).lease(named: call.place("lease")) else { throw unheld(call) }
            return call.show(LeaseView(lease))
        }.with { $0.answers = [200: Answer(.named("Lease"))] }
    }

    /// A route for whoever has a lease, which proves itself by the fence.
    private static func change(
        _ path: String, _ summary: String, _ chat: @escaping Finding,
        _ change: @escaping @Sendable (Call, Chat, Lease) throws -> Lease
    ) -> Route {
        Route(.post, path, summary) { call in
            let chat = try chat(call)
            let found = try chat.leases(includingEnded: true).first { $0.name == call.place("lease") }
            guard let lease = found else { throw unheld(call) }
            guard lease.fence == call.value["fence"]?.integer else {
                throw MultichatError(
                    .conflict, "The lease was granted anew, to \(lease.holder) with the fence \(lease.fence).",
                    hint: "Stop the work that it was for, or take the lease again.")
            }
            return call.show(LeaseView(try change(call, chat, lease)))
        }.with {
            $0.body = .object(Schema.Member("fence", .sequence).required, .init("for", .duration))
            $0.isSlow = true
            $0.answers = [200: Answer(.named("Lease"))]
        }
    }

    private static func unheld(_ call: Call) -> MultichatError {
        MultichatError(.notFound, "Nobody has the lease \(call.place("lease")).")
    }
}

extension Call {
    /// How long a lease is to last.
    fileprivate var leaseTime: Duration {
        get throws {
            guard let time = try duration("for") else {
                throw MultichatError(.invalid, "The member `for` is missing.", hint: "Say for how long: 30s.")
            }
            return .microseconds(time)
        }
    }
}

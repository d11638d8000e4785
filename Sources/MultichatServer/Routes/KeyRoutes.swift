import Multichat
import MultichatViews

/// The keys that servers of the store ask for.
enum KeyRoutes {
    static let all = [list, create, revoke]

    private static let scopes = KeyScope.allCases.map(\.rawValue)

    private static let list = Route(
        .get, "/v1/keys", "Lists the keys of the namespace; with a key of all namespaces, all keys."
    ) { call in
        let now = call.server.store.configuration.clock()
        let all = try AccessKeys(call.server.store).all().filter { call.reaches($0) }
        return call.list(Page(all)) { KeyView($1, at: now).write(to: &$0) }
    }.with {
        $0.scope = .admin
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Key"))]
    }

    private static let create = Route(.post, "/v1/keys", "Makes a key, and shows its token this once.") { call in
        let isOfAll = call.value["allNamespaces"]?.bool ?? false
        guard !isOfAll || call.caller.isOfAll else { throw Problem.otherNamespace }
        let scope = call.text("scope").flatMap { KeyScope(rawValue: $0) } ?? .read
        let store = call.server.store
        let issued = try AccessKeys(store).create(
            scope, in: isOfAll ? nil : call.swarm.namespace, name: call.text("name"), until: try end(call))
        try call.server.refreshKeys()
        let view = KeyView(issued, at: store.configuration.clock())
        return .response(Response.json(201) { view.write(to: &$0) }.adding("Cache-Control", "no-store"))
    }.with {
        $0.scope = .admin
        $0.body = .object(
            Schema.Member("scope", .text(.choice(scopes))).required, .init("name", .text(.line(200))),
            .init("allNamespaces", .flag), .init("ttl", .duration), .init("expiresAt", .time))
        $0.isSlow = true
        $0.answers = [201: Answer(.named("IssuedKey"))]
    }

    private static let revoke = Route(.delete, "/v1/keys/{key}", "Has a key not taken any more, at once.") { call in
        let keys = AccessKeys(call.server.store)
        let id = call.place("key")
        // Whether another tenant has such a key is nobody's business.
        guard try keys.all().contains(where: { $0.id == id && call.reaches($0) }) else {
            throw MultichatError(.notFound, "There is no key of this id.", hint: "GET /v1/keys lists the keys.")
        }
        let revoked = try keys.revoke(id)
        try call.server.refreshKeys()
        return call.show(KeyView(revoked, at: call.server.store.configuration.clock()))
    }.with {
        $0.scope = .admin
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Key"))]
    }

    private static func end(_ call: Call) throws -> Timestamp? {
        let span = try call.duration("ttl")
        guard let text = call.text("expiresAt") else {
            return span.map { call.server.store.configuration.clock().adding(microseconds: $0) }
        }
        guard span == nil else { throw MultichatError(.invalid, "`ttl` and `expiresAt` exclude each other.") }
        return try TextForm.time(text, "expiresAt")
    }
}

extension Call {
    /// Whether a key is one that the caller may manage: its namespace's, or any where it asks for all.
    fileprivate func reaches(_ key: AccessKey) -> Bool {
        if caller.isOfAll, !target.query.contains(where: { $0.name == Parameter.namespace.name }) { return true }
        return key.namespace == swarm.namespace
    }
}

extension ServerParts {
    /// Has a change of the keys hold at once, here.
    fileprivate func refreshKeys() throws {
        try keys.ring.refresh()
        live.wakeAll()
    }
}

import Multichat

/// Decides whether a request may do what it asks for.
final class Gatekeeper: Sendable {
    /// The keys.
    let ring: KeyRing
    private let configuration: ServerConfiguration
    private let requests: TokenBuckets?
    private let failures: TokenBuckets

    init(_ ring: KeyRing, _ configuration: ServerConfiguration) {
        self.ring = ring
        self.configuration = configuration
        requests = configuration.limits.rate.map { TokenBuckets($0) }
        failures = TokenBuckets(configuration.limits.failureRate)
    }

    /// Finds out who asks, and whether it may.
    ///
    /// - Throws: ``Problem``: 401 for a key that isn't taken, 429 where there were too many requests, 403 for what the
    ///   key doesn't allow; the same whether or not what is asked for exists.
    func admit(
        _ head: RequestHead, _ route: Route, _ target: RequestTarget, _ note: inout RequestNote
    ) throws -> Caller {
        note.isGuarded = route.scope != nil
        guard let scope = route.scope, ring.isRequired else { return try admitAnybody(target, &note) }
        let key = try identify(head, &note)
        try count(key)
        let namespace = try Self.namespace(target) ?? key.namespace ?? configuration.namespace
        note.namespace = namespace
        try check(key, scope, route, note.session)
        guard key.namespace.map({ $0 == namespace }) ?? true else { throw Problem.otherNamespace }
        guard !namespace.isSystem else { throw Problem.ownNamespace }
        return Caller(key: key, namespace: namespace)
    }

    private func admitAnybody(_ target: RequestTarget, _ note: inout RequestNote) throws -> Caller {
        let namespace = try Self.namespace(target) ?? configuration.namespace
        note.namespace = namespace
        guard !namespace.isSystem else { throw Problem.ownNamespace }
        return Caller(namespace: namespace)
    }

    /// The namespace that the query names.
    private static func namespace(_ target: RequestTarget) throws -> Namespace? {
        try target.query.first { $0.name == Parameter.namespace.name }.map { try Namespace($0.value) }
    }

    /// The key that the header proves.
    private func identify(_ head: RequestHead, _ note: inout RequestNote) throws -> AccessKey {
        guard let token = Self.token(head, &note.refusal) else { throw failed(head) }
        let (key, refusal) = ring.find(token)
        note.key = key
        note.refusal = refusal
        guard let key, refusal == nil else { throw failed(head) }
        return key
    }

    private static func token(_ head: RequestHead, _ refusal: inout KeyRefusal?) -> KeyToken? {
        let fields = head.headers.all("authorization")
        refusal = fields.isEmpty ? .missing : .malformed
        guard fields.count == 1, let field = fields.first else { return nil }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return KeyToken(parts[1].trimmed)
    }

    /// What a request without a key that is taken gets; who sends many of them is told to wait.
    ///
    /// Keys that are taken aren't held up by others from the same address: it may be that of a proxy.
    private func failed(_ head: RequestHead) -> Problem {
        let address = head.peer?.address ?? ""
        let wait = failures.take(address, at: configuration.monotonicClock())
        return wait.map { Problem.tooMany($0, "Too many requests without a valid key came from this address.") }
            ?? .unauthorized
    }

    private func count(_ key: AccessKey) throws {
        guard let requests, let wait = requests.take(key.id, at: configuration.monotonicClock()) else { return }
        throw Problem.tooMany(wait, "The key has made more requests than the server takes.")
    }

    private func check(_ key: AccessKey, _ scope: KeyScope, _ route: Route, _ session: String?) throws {
        var needed = scope
        // What a store keeps about itself is nothing that agents write.
        if scope > .read, let session, SessionID(unchecked: session).isSystem { needed = .admin }
        guard key.scope >= needed else { throw Problem.scope(key.scope, needed) }
        guard !route.isOfStore || key.namespace == nil else { throw Problem.ofStore }
    }
}

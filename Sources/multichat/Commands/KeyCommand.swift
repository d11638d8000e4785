import Multichat
import MultichatViews

/// `key`: the keys that servers of the store ask for.
enum KeyCommand {
    private static let verb = Positional("VERB", "create, list or revoke").with {
        $0.completion = .words(["create", "list", "revoke"])
    }
    private static let id = Positional("ID", "the key's id, as `key list` shows it; only for `revoke`").with {
        $0.isOptional = true
    }
    private static let name = Option("name", "TEXT", "what you call the key, such as who uses it")
    private static let scope = Option(
        "scope", "SCOPE", "what it allows: read, append (and read) or admin (and append)",
        completion: .words(KeyScope.allCases.map(\.rawValue)))
    private static let all = Option("all-namespaces", nil, "for all namespaces instead of the one of --namespace")
    private static let expires = Option(
        "expires", "WHEN", "from when on it isn't taken: after a duration (30d) or at a time (RFC 3339)")

    static let command = Command("key", "make, list and revoke the keys of servers", in: .more, action: run).with {
        $0.details = """
            `create` prints the key, this once: the store keeps only a hash of it. Clients send it as \
            `Authorization: Bearer mk_…`. From the first key on, `multichat serve` answers nobody without one, also \
            once all keys have expired or were revoked. A key is for one namespace, that of --namespace. `revoke` \
            holds at all servers of the store within a second. Documentation/security.md tells more. (The keys of a \
            session's values are listed by `multichat keys`.)
            """
        $0.positionals = [verb, id]
        $0.options = [name, scope, all, expires]
        $0.examples = [
            "key create --scope append --name builder --expires 30d",
            "key create --scope admin --all-namespaces --name operator", "key list", "key revoke 0123456789abcdef",
        ]
    }

    private static let verbs: [String: @Sendable (Invocation) throws -> Void] = [
        "create": create, "list": list, "revoke": revoke,
    ]

    private static func run(_ call: Invocation) throws -> ExitCode {
        let word = call.word(verb) ?? ""
        guard let action = verbs[word] else {
            throw UsageError.unknown(
                "`key` has no verb", word, among: verbs.keys.sorted(), otherwise: "Write create, list or revoke.")
        }
        guard (call.word(id) != nil) == (word == "revoke") else {
            throw UsageError(
                word == "revoke" ? "`key revoke` needs ID." : "`key \(word)` takes no ID.",
                hint: "Usage: multichat \(command.usage)")
        }
        let others = word == "create" ? nil : [name, scope, all, expires].first(where: call.has)
        if let others { throw UsageError("--\(others.name) is for `key create`.") }
        try action(call)
        return .success
    }

    private static func create(_ call: Invocation) throws {
        guard let scope = try call.choice(scope, of: KeyScope.allCases.map(\.rawValue)) else {
            throw UsageError("`key create` needs --scope read, append or admin.")
        }
        guard !call.has(all) || !call.has(.namespace) else {
            throw UsageError("--namespace and --all-namespaces exclude each other.")
        }
        let end = try end(call)
        let store = try call.store(creating: true)
        let issued = try AccessKeys(store).create(
            KeyScope(rawValue: scope) ?? .read, in: call.has(all) ? nil : try call.namespace, name: call.value(name),
            until: end)
        try call.show(IssuedKeyResult(issued: issued, now: store.configuration.clock()))
        call.note("The key isn't shown again. From now on servers of this store answer only to keys.")
    }

    private static func list(_ call: Invocation) throws {
        let store = try call.store()
        let now = store.configuration.clock()
        let given = try call.givenNamespace
        let keys = try AccessKeys(store).all().filter { given == nil || $0.namespace == given }
        guard !call.isJSON else {
            for key in keys { try call.show(KeyResult(key: key, now: now)) }
            return
        }
        var table = Table(["ID", "NAME", "SCOPE", "NAMESPACE", "STATE", "EXPIRES"])
        for key in keys { table.add(KeyResult(key: key, now: now).cells) }
        for line in table.lines(Style.of(Descriptor.output)) { call.output.line(line) }
    }

    private static func revoke(_ call: Invocation) throws {
        let store = try call.store()
        // Who has only the key itself at hand may give that.
        let word = call.word(id) ?? ""
        let key = try AccessKeys(store).revoke(KeyToken(word)?.id ?? word)
        if call.isJSON { try call.show(KeyResult(key: key, now: store.configuration.clock())) }
    }

    private static func end(_ call: Invocation) throws -> Timestamp? {
        guard let text = call.value(expires) else { return nil }
        if let time = RFC3339.parse(text) { return time }
        return Platform.now().adding(microseconds: try Duration.microseconds(text))
    }
}

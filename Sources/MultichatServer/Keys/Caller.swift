import Multichat

/// Who asks, as far as keys tell.
struct Caller: Sendable {
    /// The key; `nil` where none is asked for.
    var key: AccessKey?
    /// The tenant whose sessions are meant.
    var namespace: Namespace

    /// Whether it may see what belongs to all tenants together.
    var isOfAll: Bool { key.map { $0.namespace == nil } ?? true }
}

/// What is noted of a request when it is over.
struct RequestNote: Sendable {
    /// The path as it is declared.
    var label = "none"
    /// Whether the route asks for a key where there are keys.
    var isGuarded = false
    /// The key; also one that wasn't taken.
    var key: AccessKey?
    /// The tenant.
    var namespace: Namespace?
    /// The session that the path names.
    var session: String?
    /// Where it came from, if that is of use.
    var address: String?
    /// Why its key wasn't taken.
    var refusal: KeyRefusal?
}

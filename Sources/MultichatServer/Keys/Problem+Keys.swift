import Multichat

/// The problems of requests that aren't allowed.
extension Problem {
    /// No key, or one that isn't taken: the answer doesn't tell which.
    static var unauthorized: Problem {
        var problem = Problem(
            "unauthorized", 401, "The request has no key that this server takes.",
            hint: "Send `Authorization: Bearer mk_…`; `multichat key create` makes a key.")
        problem.headers = [("WWW-Authenticate", "Bearer realm=\"multichat\"")]
        return problem
    }

    /// The key allows less than what is asked for.
    static func scope(_ given: KeyScope, _ needed: KeyScope) -> Problem {
        Problem(
            "forbidden", 403, "The key's scope is \(given.rawValue); this needs \(needed.rawValue).",
            hint: "Use a key that was made with --scope \(needed.rawValue).")
    }

    /// The key is for one tenant, and this is another one's, whether or not there is such a one.
    static var otherNamespace: Problem {
        Problem(
            "forbidden", 403, "The key is for another namespace.",
            hint: "Leave `namespace` out, or use a key of that namespace or of all.")
    }

    /// The key is for one tenant, and this is about all of them.
    static var ofStore: Problem {
        Problem(
            "forbidden", 403, "This is about the whole store; the key is for one namespace.",
            hint: "Use a key that was made with --all-namespaces.")
    }

    /// What the store keeps for itself is reached by routes of its own.
    static var ownNamespace: Problem {
        Problem("forbidden", 403, "This namespace is the store's own.", hint: "Keys are managed by /v1/keys.")
    }

    /// There were too many requests; it gets better after some microseconds.
    static func tooMany(_ wait: Int64, _ detail: String) -> Problem {
        var problem = Problem("rate-limited", 429, detail, hint: "Wait for as long as Retry-After says.")
        problem.error.retry = .later
        problem.headers = [("Retry-After", String(max(1, (wait + 999_999) / 1_000_000)))]
        return problem
    }
}

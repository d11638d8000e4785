import Multichat

/// The problems that a request has before it comes to a session.
extension Problem {
    /// It can't be understood, so that it isn't known where the next one begins.
    static func malformed(_ detail: String) -> Problem {
        var problem = Problem("invalid", 400, detail)
        problem.closes = true
        return problem
    }

    /// The body is larger than is taken.
    static func tooLarge(_ limit: Int) -> Problem {
        var problem = Problem(
            "too-large", 413, "The body has more than \(limit) bytes.",
            hint: "Split it, or keep the large part elsewhere and store a reference.")
        problem.closes = true
        return problem
    }

    /// The header is larger than is taken.
    static func headerTooLarge(_ limit: Int) -> Problem {
        var problem = Problem("too-large", 431, "The header has more than \(limit) bytes.")
        problem.closes = true
        return problem
    }

    /// The path is there, but not for the method.
    static func method(_ method: String, allowed: [String]) -> Problem {
        var problem = Problem(
            "method", 405, "The method \(method) isn't allowed here.",
            hint: "Use \(allowed.joined(separator: ", ")).")
        problem.headers = [("Allow", allowed.joined(separator: ", "))]
        return problem
    }

    /// The body is of a type that the route doesn't take.
    static func mediaType(_ allowed: [String]) -> Problem {
        Problem(
            "media-type", 415, "The body's type is missing or not taken here.",
            hint: "Send Content-Type: \(allowed.joined(separator: " or ")).")
    }

    /// It comes from where it must not come from.
    static func foreign(_ field: String) -> Problem {
        var problem = Problem(
            "forbidden", 403, "The \(field) of the request isn't one of this server's.",
            hint: "Use the address that the server printed, or allow the name with --allow-host.")
        problem.closes = true
        return problem
    }

    /// There is nothing of this path.
    static var noRoute: Problem {
        Problem("not-found", 404, "There is nothing here.", hint: "GET /v1/openapi.json lists what there is.")
    }

    /// The server is about to end; nothing was done.
    static var stopping: Problem {
        var problem = Problem("stopping", 503, "The server is stopping; nothing was stored.")
        problem.error.retry = .later
        problem.headers = [("Retry-After", "1")]
        problem.closes = true
        return problem
    }

    /// The server ended before the outcome was known.
    static var unknownOutcome: Problem {
        var problem = Problem(
            MultichatError(
                .unknownOutcome, "The server stopped before the outcome was known.",
                hint: "Repeat the request with the same ids or Idempotency-Key.", retry: .sameIDs))
        problem.closes = true
        return problem
    }

    /// Too much is waiting.
    static var busy: Problem {
        Problem(
            MultichatError(.unavailable, "Too many requests wait for the server.", hint: "Try again.", retry: .later))
    }
}

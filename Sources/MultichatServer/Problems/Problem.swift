import Multichat
import MultichatViews

/// What went wrong, as RFC 9457 tells it.
struct Problem: Error, Sendable {
    /// The class of the problem, for programs: that of a ``MultichatError``, or one of HTTP's own.
    var code: String
    /// The status code.
    var status: Int
    /// What happened, for people, with what to do.
    var error: MultichatError
    /// Further fields of the answer's header.
    var headers: [(name: String, value: String)] = []
    /// Whether the connection is closed behind it.
    var closes = false

    /// Makes a problem of HTTP's own.
    init(_ code: String, _ status: Int, _ detail: String, hint: String? = nil) {
        self.code = code
        self.status = status
        error = MultichatError(.invalid, detail, hint: hint)
    }

    /// Takes what was thrown.
    init(_ thrown: any Error) {
        if let problem = thrown as? Problem {
            self = problem
            return
        }
        error = thrown as? MultichatError ?? MultichatError(.internal, "The server failed: \(thrown)")
        code = error.code.rawValue
        status = Self.status[error.code] ?? 500
        if error.retry == .later || status == 503 { headers = [("Retry-After", "1")] }
    }

    /// A copy with another status.
    func with(status: Int) -> Problem {
        var copy = self
        copy.status = status
        return copy
    }

    /// The statuses that aren't 500.
    private static let status: [ErrorCode: Int] = [
        .invalid: 400, .notFound: 404, .conflict: 409, .status: 409, .unknownOutcome: 503, .unavailable: 503,
        .closed: 503,
    ]
}

extension Problem {
    /// The problem as an answer.
    var response: Response {
        var response = Response.json(status) { write(to: &$0) }
        response.headers = [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")] + headers
        response.closes = closes
        return response
    }

    /// Writes it as one object.
    func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("type", "urn:multichat:problem:\(code)")
        writer.member("title", Self.title(code))
        writer.member("status", status)
        writer.member("code", code)
        writer.member("detail", error.message)
        writer.member("hint", error.hint ?? Self.hints[code] ?? Self.otherHint)
        writer.member("retry", error.retry.rawValue)
        writer.member("session", error.session)
        writer.member("sequence", error.sequence)
        writer.key("head")
        writer.head(error.head)
        writer.key("ids")
        writer.strings(error.ids.map(\.text))
        writer.raw("}")
    }

    /// What to do where the error itself doesn't say.
    private static let hints = [
        "invalid": "Nothing was stored. Correct what the detail names, and send the request again.",
        "not-found": "Look at what there is first, such as with GET /v1/sessions.",
        "conflict": "Nothing was stored. Read how it is now, and decide anew.",
        "status": "Look at the session's status; POST …/reopen lets an ended or archived one go on.",
        "too-large": "Send less at once.",
        "stopping": "Try again in a moment.",
        "unavailable": "Try again in a moment; the same ids or Idempotency-Key store it once.",
        "closed": "Try again in a moment; the same ids or Idempotency-Key store it once.",
        "unknown-outcome": "Repeat the request with the same ids or Idempotency-Key.",
    ]
    private static let otherHint = "Tell the server's operator: its log and `multichat doctor` say more."

    /// `not-found` as `Not found`.
    private static func title(_ code: String) -> String {
        let words = code.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

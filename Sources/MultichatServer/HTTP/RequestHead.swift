/// A request before its body.
struct RequestHead: Sendable {
    /// The method, as it was written.
    var method: String
    /// The path and query, as they were written.
    var target: String
    /// `HTTP/1.1` or `HTTP/1.0`.
    var version: String
    /// The fields of the header.
    var headers: HeaderFields
    /// When its first line had come, by the monotonic clock in microseconds.
    var startedAt: Int64
    /// The connection that it came on.
    var peer: Peer?

    /// Whether a body follows.
    var hasBody: Bool {
        if headers["transfer-encoding"] != nil { return true }
        return headers["content-length"].map { $0 != "0" } ?? false
    }

    /// How long the body says that it is.
    var contentLength: Int? { headers["content-length"].flatMap { Int($0) } }
}

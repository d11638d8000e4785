import Multichat

/// An answer.
struct Response: Sendable {
    /// The status code.
    var status: Int
    /// The fields of its header.
    var headers: [(name: String, value: String)] = []
    /// What it says.
    var body: Body
    /// Whether the connection is closed behind it.
    var closes = false

    /// What it is kept as once it is complete, with the tag of the log that it was read from.
    var page: (key: PageCache.Key, tag: String)?
    /// Whether nothing is added any more: it was sent before.
    var isComplete = false

    /// What an answer says.
    enum Body: Sendable {
        /// Bytes that are there.
        case bytes([UInt8])
        /// Bytes that come piece by piece.
        case source(any BodySource)
    }

    /// Makes an answer of bytes.
    init(_ status: Int, type: String, _ bytes: [UInt8]) {
        self.status = status
        headers = [("Content-Type", type)]
        body = .bytes(bytes)
    }

    /// Makes an answer that comes piece by piece.
    init(_ status: Int, type: String, source: any BodySource) {
        self.status = status
        headers = [("Content-Type", type)]
        body = .source(source)
    }

    /// Makes an answer without a body.
    init(_ status: Int) {
        self.status = status
        body = .bytes([])
    }

    /// Makes an answer of JSON that the closure writes.
    static func json(_ status: Int = 200, _ write: (inout JSONWriter) throws -> Void) rethrows -> Response {
        var writer = JSONWriter(capacity: 1024)
        try write(&writer)
        return Response(status, type: "application/json", writer.bytes)
    }

    /// What a field says; the name is compared as it is written.
    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    /// A copy with a field more.
    func adding(_ name: String, _ value: String) -> Response {
        var copy = self
        copy.headers.append((name, value))
        return copy
    }
}

import Multichat

/// What is checked of every request before anything of it is looked at: what the HTTP library lets through.
struct RequestChecks: Sendable {
    private let hosts: HostNames
    private let isSecure: Bool

    init(_ configuration: ServerConfiguration) {
        hosts = HostNames(configuration)
        isSecure = configuration.certificate != nil
    }

    /// Checks a header.
    ///
    /// - Throws: ``Problem`` for lengths that contradict each other, for a missing or foreign host, and where another
    ///   site's page made a browser send the request.
    func check(_ head: RequestHead, _ target: RequestTarget) throws {
        guard head.headers.isText else { throw Problem.malformed("The request's header is not valid UTF-8.") }
        try Self.checkLength(head)
        try checkHost(head, target)
        guard let origin = head.headers["origin"] else { return }
        guard hosts.isOwn(origin: origin, isSecure: isSecure, host: head.headers["host"]) else {
            throw Problem.foreign("Origin")
        }
    }

    /// Two lengths, or a length beside chunks, would let a request hide in another one's body.
    private static func checkLength(_ head: RequestHead) throws {
        let lengths = head.headers.all("content-length")
        let codings = head.headers.all("transfer-encoding")
        guard lengths.count <= 1, lengths.isEmpty || codings.isEmpty else {
            throw Problem.malformed("The request says in two ways how long its body is.")
        }
        if let length = lengths.first, length.isEmpty || !length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            throw Problem.malformed("The request's Content-Length is no number.")
        }
        guard codings.allSatisfy({ $0.lowercased() == "chunked" }), codings.count <= 1 else {
            throw Problem.malformed("The request's Transfer-Encoding isn't `chunked`.")
        }
    }

    private func checkHost(_ head: RequestHead, _ target: RequestTarget) throws {
        let given = head.headers.all("host")
        guard given.count <= 1 else { throw Problem.malformed("The request names two hosts.") }
        guard let host = target.authority ?? given.first else {
            if head.version == "HTTP/1.0" { return }
            throw Problem.malformed("The request names no host.")
        }
        guard !given.isEmpty || head.version == "HTTP/1.0" else {
            throw Problem.malformed("The request names no host.")
        }
        guard hosts.isOwn(host: host) else { throw Problem.foreign("Host") }
    }
}

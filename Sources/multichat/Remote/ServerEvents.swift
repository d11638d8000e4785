import Multichat

/// One event that a server sent.
struct ServerEvent: Equatable {
    /// Where to go on behind it.
    var id: String?
    /// What kind it is.
    var name = "message"
    /// Its JSON.
    var data = ""
}

/// A server's stream of events (`text/event-stream`), read as it comes.
final class ServerEvents {
    private let connection: ServerConnection
    private let isChunked: Bool
    private var pending: [UInt8] = []

    /// Asks for a stream behind an event.
    ///
    /// - Throws: ``MultichatError``: what the server answers instead, `unavailable` where it can't be reached.
    init(_ server: ServerURL, _ target: String, behind id: String?, _ key: KeyToken?) throws {
        connection = try ServerConnection(server)
        let last = id.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        let proof = key.map { "Authorization: Bearer \($0.text)\r\n" } ?? ""
        try connection.send(
            "GET \(target) HTTP/1.1\r\nHost: \(server.authority)\r\nAccept: text/event-stream\r\n\(last)\(proof)\r\n")
        let status = try connection.line().split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        var fields: [String: String] = [:]
        while case let line = try connection.line(), !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        isChunked = fields["transfer-encoding"]?.lowercased() == "chunked"
        guard status == 200, fields["content-type"]?.hasPrefix("text/event-stream") == true else {
            let length = min(fields["content-length"].flatMap { Int($0) } ?? 0, 1 << 20)
            let body = try connection.bytes(max(length, 0))
            throw Self.problem(String(decoding: body, as: UTF8.self), status)
        }
    }

    /// The next event; waited for.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where the stream has ended.
    func next() throws -> ServerEvent {
        var event = ServerEvent()
        while true {
            let line = try line()
            if line.isEmpty {
                if !event.data.isEmpty { return event }
                continue
            }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? String(parts[1].first == " " ? parts[1].dropFirst() : parts[1]) : ""
            switch parts[0] {
            case "id": event.id = value
            case "event": event.name = value
            case "data": event.data += event.data.isEmpty ? value : "\n" + value
            default: break
            }
        }
    }

    /// The error that a problem of the server tells.
    static func problem(_ text: String, _ status: Int = 0) -> MultichatError {
        let value = (try? JSON(text)).map { JSONValue($0) }
        let code = value?["code"]?.string.flatMap { ErrorCode(rawValue: $0) }
        let detail = value?["detail"]?.string ?? "The server answered with the status \(status)."
        let status = value?["status"]?.integer ?? status
        let isPassing = code == nil && (status >= 500 || status == 0 || status == 429)
        let isRefused = status == 401 || status == 403
        return MultichatError(
            code ?? (isPassing ? .unavailable : isRefused ? .permission : .invalid), detail,
            hint: value?["hint"]?.string,
            retry: isPassing ? .later : .never)
    }

    private func line() throws -> String {
        guard isChunked else { return try connection.line() }
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                defer { pending.removeFirst(end + 1) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let size = Int(try connection.line().prefix { $0 != ";" }, radix: 16) ?? 0
            guard (1...(64 << 20)).contains(size) else { throw ServerConnection.lost }
            pending += try connection.bytes(size)
            _ = try connection.line()
        }
    }
}

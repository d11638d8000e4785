import Multichat
import MultichatServer

/// A client that reads a stream of events.
final class EventClient {
    /// One event as it came.
    struct Event {
        var id: String?
        var name = "message"
        var data = ""

        var json: JSONValue {
            get throws { JSONValue(try JSON(data)) }
        }
    }

    let client: RawClient
    private var text: [UInt8] = []
    /// Comments that came between events.
    private(set) var comments: [String] = []
    private(set) var retry: String?
    /// The first event, which says where the stream begins.
    private(set) var first = Event()

    /// Asks for a stream, and reads the answer's header and the first event.
    convenience init(
        _ server: TestServer, _ target: String, after id: String? = nil, fields: [String] = []
    ) throws {
        try self.init(port: server.server.port, target, after: id, fields: fields)
    }

    /// The same of a server at a port.
    init(port: Int, _ target: String, after id: String? = nil, fields: [String] = []) throws {
        client = try RawClient(port: port)
        try client.send("GET", target, nil, (id.map { ["Last-Event-ID: \($0)"] } ?? []) + fields)
        let head = try client.line(endingWith: "\r\n\r\n")
        guard head.contains(" 200 "), head.contains("text/event-stream") else { throw NoAnswer(head) }
        first = try next()
    }

    /// The next event; waited for.
    func next() throws -> Event {
        var event = Event()
        var hasAny = false
        while true {
            let line = try line()
            // A stream that only says that it is alive doesn't say what is waited for.
            guard comments.count < 5 else { throw NoAnswer("no event came") }
            if line.isEmpty {
                if hasAny { return event }
                continue
            }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = String(parts[1].drop { $0 == " " })
            switch parts[0] {
            case "": break
            case "retry": retry = value
            case "id": event.id = value
            case "event": (event.name, hasAny) = (value, true)
            default: event.data += value
            }
        }
    }

    /// The next events.
    func next(_ count: Int) throws -> [Event] { try (0..<count).map { _ in try next() } }

    /// Reads until a comment comes.
    func comment() throws -> String {
        while comments.isEmpty { _ = try line() }
        return comments.removeFirst()
    }

    private func line() throws -> String {
        while true {
            if let end = text.firstIndex(of: 10) {
                let line = String(decoding: text[..<end], as: UTF8.self)
                text.removeFirst(end + 1)
                if line.hasPrefix(":") { comments.append(String(line.dropFirst(2))) }
                return line
            }
            text += try client.chunk()
        }
    }
}

extension RawClient {
    /// Reads up to the end of a text.
    func line(endingWith end: String) throws -> String {
        let pattern = Array(end.utf8)
        while true {
            if buffer.count >= pattern.count,
                let place = (0...buffer.count - pattern.count).first(where: {
                    buffer[$0..<$0 + pattern.count].elementsEqual(pattern)
                })
            {
                let line = String(decoding: buffer[..<place], as: UTF8.self)
                buffer.removeFirst(place + pattern.count)
                return line
            }
            guard fill() else { throw NoAnswer("the connection ended: \(buffer.count) bytes are left") }
        }
    }

    /// Reads the next piece of a body that comes in chunks; fails at its end.
    func chunk() throws -> [UInt8] {
        guard let size = Int(try line(endingWith: "\r\n"), radix: 16), size > 0 else {
            throw NoAnswer("the body ended")
        }
        while buffer.count < size + 2 {
            guard fill() else { throw NoAnswer("the connection ended within a chunk") }
        }
        defer { buffer.removeFirst(size + 2) }
        return Array(buffer[..<size])
    }
}

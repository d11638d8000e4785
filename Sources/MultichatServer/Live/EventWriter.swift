import Multichat
import MultichatViews

/// Writes events as `text/event-stream` has them.
struct EventWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    /// How long clients wait before they connect again, in milliseconds.
    static let retry = Array("retry: 1000\n\n".utf8)
    /// Says that the stream is alive.
    static let alive = Array(": alive\n\n".utf8)

    /// Writes an event, whose data stands on one line.
    mutating func write(_ name: String, id: String?, _ data: (inout JSONWriter) -> Void) {
        if let id { bytes += "id: \(id)\n".utf8 }
        bytes += "event: \(name)\ndata: ".utf8
        var writer = JSONWriter(capacity: 512)
        data(&writer)
        bytes += writer.bytes
        bytes += "\n\n".utf8
    }

    /// Writes what a follower was told.
    mutating func write(_ event: FollowEvent, id: String?) {
        switch event {
        case .entry(let session, let entry):
            write("entry", id: id) { EntryView(entry, of: session.id).write(to: &$0) }
        case .began(let session):
            write("began", id: id) { SessionView(session).write(to: &$0) }
        case .removed(let session, let removal):
            write("removed", id: id) { writer in
                writer.raw("{")
                writer.member("session", session.id.text)
                writer.member("reason", removal.rawValue)
                writer.raw("}")
            }
        }
    }

    /// The first event of a stream: where it begins, so that a client that connects again goes on from there even if
    /// nothing has come; and whether something was missed before.
    static func beginning(_ name: String, id: String) -> [UInt8] {
        var writer = EventWriter()
        writer.write(name, id: id) { writer in
            writer.raw("{")
            writer.key("missed")
            writer.bool(name == "reset")
            writer.raw("}")
        }
        return writer.bytes
    }

    /// The last event of a stream: why it ends.
    static func end(_ problem: Problem) -> [UInt8] {
        var writer = EventWriter()
        writer.write("end", id: nil) { problem.write(to: &$0) }
        return writer.bytes
    }
}

extension Problem {
    /// A reader of a stream doesn't keep up.
    static var slow: Problem {
        Problem(
            "slow", 503, "The stream was ended because it is not read as fast as it is written.",
            hint: "Connect again with the last id that came: nothing is lost.")
    }

    /// Why a stream of events ends.
    static func ofStream(_ error: any Error) -> Problem {
        guard let known = error as? MultichatError, known.code == .unavailable else { return Problem(error) }
        return Problem("slow", 503, known.message, hint: known.hint)
    }
}

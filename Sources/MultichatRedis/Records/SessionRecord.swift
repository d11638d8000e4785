import Multichat
import MultichatFiles
import MultichatRedisSupport

/// What a session's hash says: where its log stands, and what the session is.
///
/// An append changes the field `log` alone, unless it changes the session itself: then `state` is written anew too.
struct SessionRecord: Sendable {
    /// The fields that are read each time; `origin` is the third.
    static let fields = ["log", "state"]

    /// Tells a session from one that had its id before.
    var token: String
    var state: SessionState
    /// The checksum of the field `state`.
    var stamp: UInt32

    /// Reads the answer to HMGET; `nil` where there is no session.
    ///
    /// - Parameter known: the session as it was seen last: its state is taken over where it has not changed since.
    /// - Throws: ``MultichatError`` with the code `damaged` where the fields aren't as they were written.
    init?(_ reply: Reply, _ reference: SessionReference, known: SessionRecord?) throws {
        guard reply.count == Self.fields.count, !reply[0].isNull else { return nil }
        guard let mark = reply[0].withBytes(LogMark.init) else { throw Self.damaged(reference) }
        if let known, known.isOfSameState(as: mark) {
            state = known.state
        } else {
            guard let text = reply[1].text, Self.stamp(text) == mark.stamp,
                let read = StateText.read(JSONValue(JSON(unchecked: text))), read.session.reference == reference
            else { throw Self.damaged(reference) }
            state = read
        }
        token = mark.token
        stamp = mark.stamp
        move(to: mark)
    }

    /// Makes the record of a new session.
    init(_ origin: NewSession, token: String, at now: Timestamp) {
        self.token = token
        state = SessionState(Session(origin, at: now))
        stamp = Self.stamp(Self.text(state))
    }

    /// Where the log stands.
    var mark: LogMark { LogMark(state.session, token: token, stamp: stamp) }

    /// Takes over where the log stands now.
    mutating func move(to mark: LogMark) {
        state.session.head = mark.head
        state.session.updatedAt = mark.updated
        state.session.fence = mark.fence
    }

    private func isOfSameState(as mark: LogMark) -> Bool {
        token == mark.token && state.session.version == mark.version && stamp == mark.stamp
    }

    /// The field `state`.
    static func text(_ state: SessionState) -> String {
        var writer = JSONWriter(capacity: 512)
        StateText.write(state, to: &writer)
        return writer.json.text
    }

    /// The checksum of a field `state`.
    static func stamp(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { CRC32C.checksum(UnsafeRawBufferPointer($0)) }
    }

    static func damaged(_ reference: SessionReference) -> MultichatError {
        MultichatError.damaged(reference, sequence: 0, "the session's hash isn't as it was written")
    }
}

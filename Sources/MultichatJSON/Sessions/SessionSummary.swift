import Multichat
import MultichatFiles

/// A session as a list shows it, with what tells whether it is still that.
struct SessionSummary: Sendable {
    var session: Session
    /// The first sequence of the last segment.
    var segment: Int
    /// What the last segment's file was when the session was read.
    var status: FileStatus
    /// Whether the file had been at rest when it was read: else it may have changed since without a trace, as file
    /// systems tell times only to some milliseconds.
    var isSettled: Bool

    private static let rest: Int64 = 50_000

    /// Makes the summary of a log.
    init?(_ contents: LogContents) throws {
        guard let status = try FileStatus(contents.file.path), status.inode == contents.inode else { return nil }
        session = contents.state.session
        segment = contents.map.first
        self.status = status
        isSettled = status.changed.adding(microseconds: Self.rest) < Platform.now() && status.size == contents.map.end
    }

    /// Whether nothing was written since; costs two looks at paths.
    func isCurrent(in folder: SessionFolder) throws -> Bool {
        guard isSettled, try FileStatus(folder.segment(segment)) == status else { return false }
        let next = session.head.sequence + 1
        return try next == segment || FileStatus(folder.segment(next)) == nil
    }

    /// Writes the summary as a line of a derived file.
    func write(_ directory: String, to writer: inout JSONWriter) {
        let start = writer.bytes.count
        writer.raw("{\"directory\":")
        writer.string(directory)
        writer.raw(",\"segment\":")
        writer.integer(segment)
        writer.raw(",\"file\":[")
        writer.integer(Int(bitPattern: UInt(status.inode)))
        writer.raw(",")
        writer.integer(status.size)
        writer.raw(",")
        writer.integer(Int(status.changed.microseconds))
        writer.raw("],\"state\":")
        StateText.write(SessionState(session), to: &writer)
        SealedText.seal(&writer, from: start)
        writer.raw("\n")
    }

    /// Reads a line that ``write(_:to:)`` wrote.
    init?(_ value: JSONValue) {
        let file = value["file"]?.array?.compactMap(\.integer) ?? []
        guard file.count == 3, let segment = value["segment"]?.integer,
            let state = value["state"].flatMap(StateText.read)
        else { return nil }
        session = state.session
        self.segment = segment
        let changed = Timestamp(microseconds: Int64(file[2]))
        status = FileStatus(inode: UInt64(bitPattern: Int64(file[0])), size: file[1], changed: changed)
        isSettled = true
    }
}

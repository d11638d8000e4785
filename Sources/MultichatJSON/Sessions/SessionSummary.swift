import Multichat
import MultichatFiles

/// A session as a list shows it, with what tells whether it is still that.
struct SessionSummary: Sendable {
    var session: Session
    /// The first sequence of the last segment.
    var segment: Int
    /// What the last segment's file was when the session was read.
    var status: FileStatus
    /// What the file was that says what the session started with.
    var metadata: FileStatus
    /// Whether the files had been at rest when they were read: else they may have changed since without a trace, as
    /// file systems tell times only to some milliseconds.
    var isSettled: Bool

    private static let rest: Int64 = 50_000

    /// Makes the summary of a log.
    ///
    /// - Throws: code `damaged` where the log is: what is left of it may tell another story. ``StaleLog`` where the
    ///   log must be opened anew.
    init(_ contents: LogContents) throws {
        try contents.requireWhole()
        guard let status = try FileStatus(contents.file.path), status.inode == contents.inode else { throw StaleLog() }
        session = contents.state.session
        segment = contents.map.first
        self.status = status
        metadata = contents.metadata
        let changed = max(status.changed, metadata.changed)
        isSettled = changed.adding(microseconds: Self.rest) < Platform.now() && status.size == contents.map.end
    }

    /// Whether nothing was written since; costs three looks at paths.
    func isCurrent(in folder: SessionFolder) throws -> Bool {
        guard isSettled, try FileStatus(folder.segment(segment)) == status,
            try FileStatus(folder.metadata) == metadata
        else { return false }
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
        writer.raw(",\"file\":")
        writer.array(status.numbers) { $0.integer($1) }
        writer.raw(",\"metadata\":")
        writer.array(metadata.numbers) { $0.integer($1) }
        writer.raw(",\"state\":")
        StateText.write(SessionState(session), to: &writer)
        SealedText.seal(&writer, from: start)
        writer.raw("\n")
    }

    /// Reads a line that ``write(_:to:)`` wrote.
    init?(_ value: JSONValue) {
        guard let status = FileStatus(numbers: value["file"]), let metadata = FileStatus(numbers: value["metadata"]),
            let segment = value["segment"]?.integer, let state = value["state"].flatMap(StateText.read)
        else { return nil }
        session = state.session
        self.segment = segment
        self.status = status
        self.metadata = metadata
        isSettled = true
    }
}

extension FileStatus {
    /// Inode, size and time as numbers for a derived file.
    fileprivate var numbers: [Int] {
        [Int(bitPattern: UInt(inode)), size, Int(changed.microseconds)]
    }

    /// Reads ``numbers``.
    fileprivate init?(numbers value: JSONValue?) {
        let numbers = value?.array?.compactMap(\.integer) ?? []
        guard numbers.count == 3 else { return nil }
        let changed = Timestamp(microseconds: Int64(numbers[2]))
        self.init(inode: UInt64(bitPattern: Int64(numbers[0])), size: numbers[1], changed: changed)
    }
}

import Multichat

/// Writes the messages of sessions as blocks of text, which an import takes back as they were.
///
/// Only messages are written, and only those that no rewind hides.
public struct BlockExport {
    /// Takes the text's bytes, some at a time and in order.
    public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// Called with the number of messages written so far.
    public var progress: (Int) -> Void = { _ in }
    /// How much was written.
    public private(set) var counts = ArchiveCounts()
    private let form: TextForm
    private let sink: Sink
    private var bytes: [UInt8] = []
    private static let bufferSize = 256 << 10

    /// Makes a writer of blocks.
    public init(_ form: TextForm, _ sink: @escaping Sink) {
        self.form = form
        self.sink = sink
    }

    /// Writes the messages of these sessions, or of all of a namespace.
    ///
    /// - Returns: what can't be read; a session ends where it is damaged.
    public mutating func write(
        _ store: any Store, sessions: [SessionReference]? = nil, namespace: Namespace = .standard
    ) throws -> [Damage] {
        let damage = try takeAll(store, sessions, in: namespace)
        try flush()
        return damage
    }

    private mutating func flush() throws {
        try bytes.withUnsafeBytes(sink)
        bytes.removeAll(keepingCapacity: true)
    }
}

extension BlockExport: MessageTaking {
    mutating func begin(_ session: Session) { counts.sessions += 1 }

    mutating func take(_ message: Message, _ entry: Entry, of session: Session) throws {
        guard let block = MessageBlock(entry, of: session.id) else { return }
        if counts.entries > 0 { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(contentsOf: block.text(form).utf8)
        counts.entries += 1
        progress(counts.entries)
        if bytes.count >= Self.bufferSize { try flush() }
    }
}

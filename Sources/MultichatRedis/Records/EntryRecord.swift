import Multichat
import MultichatFiles
import MultichatRedisSupport

/// An entry as the log's list holds it.
///
/// A byte says what there is; then come the id, kind, key and author that there are, each with its length in two bytes,
/// but a UUID in its 16 bytes; the time in 8; the salt in 16, or the hash that is left of an erased body in 32; the
/// body; a CRC-32C of all that. Behind it stands the entry's place: its sequence in 8 bytes and the chain value in 32.
/// Numbers are little-endian.
///
/// The checksum leaves out the place, which a writer doesn't know where the server extends the chain: the sequence must
/// be that of the position in the list, and the chain is what proves itself and the order.
struct EntryRecord {
    private static let sealSize = 4
    private static let placeSize = 40

    private enum Flag {
        static let uuid: UInt8 = 1
        static let kind: UInt8 = 2
        static let key: UInt8 = 4
        static let author: UInt8 = 8
        static let erased: UInt8 = 16
    }

    private let entry: Entry
    private let uuid: (high: UInt64, low: UInt64)?

    init(_ entry: Entry) {
        self.entry = entry
        uuid = UUIDv7.bits(entry.id.text)
    }

    /// Adds the record to a command, with its place unless the server is to find that.
    func add(to command: inout Command, withPlace: Bool) {
        command.append(size: size + (withPlace ? Self.placeSize : 0)) { output in
            let start = output.count
            write(to: &output)
            let crc = output.withUnsafeBytes { CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[start...])) }
            withUnsafeBytes(of: crc.littleEndian) { output.append(contentsOf: $0) }
            guard withPlace else { return }
            withUnsafeBytes(of: Int64(entry.sequence).littleEndian) { output.append(contentsOf: $0) }
            entry.chain.withBytes { output.append(contentsOf: $0) }
        }
    }

    /// The bytes of the record up to its place.
    private var size: Int {
        var size = 1 + 8 + Self.sealSize + entry.body.text.utf8.count
        size += uuid == nil ? 2 + entry.id.text.utf8.count : 16
        if entry.kind != .message { size += 2 + entry.kind.text.utf8.count }
        if let key = entry.key { size += 2 + key.text.utf8.count }
        if let author = entry.author { size += 2 + author.text.utf8.count }
        if case .erased = entry.seal { return size + 32 }
        return size + 16
    }

    /// What there is.
    private var flags: UInt8 {
        var flags: UInt8 = entry.kind == .message ? 0 : Flag.kind
        if uuid != nil { flags |= Flag.uuid }
        if entry.key != nil { flags |= Flag.key }
        if entry.author != nil { flags |= Flag.author }
        if case .erased = entry.seal { flags |= Flag.erased }
        return flags
    }

    private func write(to output: inout [UInt8]) {
        output.append(flags)
        if let uuid {
            withUnsafeBytes(of: (uuid.high.bigEndian, uuid.low.bigEndian)) { output.append(contentsOf: $0) }
        } else {
            Self.write(entry.id.text, to: &output)
        }
        if entry.kind != .message { Self.write(entry.kind.text, to: &output) }
        if let key = entry.key { Self.write(key.text, to: &output) }
        if let author = entry.author { Self.write(author.text, to: &output) }
        withUnsafeBytes(of: entry.time.microseconds.littleEndian) { output.append(contentsOf: $0) }
        switch entry.seal {
        case .salted(let salt): salt.withBytes { output.append(contentsOf: $0) }
        case .erased(let hash): hash.withBytes { output.append(contentsOf: $0) }
        }
        output.append(contentsOf: entry.body.text.utf8)
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        withUnsafeBytes(of: UInt16(text.utf8.count).littleEndian) { output.append(contentsOf: $0) }
        output.append(contentsOf: text.utf8)
    }
}

extension EntryRecord {
    /// Reads the entry at a sequence.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the record isn't as it was written.
    static func read(_ bytes: UnsafeRawBufferPointer, _ sequence: Int, _ session: SessionReference) throws -> Entry {
        let end = bytes.count - placeSize - sealSize
        guard end > 0 else { throw damaged(session, sequence) }
        let content = UnsafeRawBufferPointer(rebasing: bytes[..<end])
        let crc = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt32.self))
        guard crc == CRC32C.checksum(content), var entry = entry(content, sequence),
            let chain = Digest(UnsafeRawBufferPointer(rebasing: bytes[(bytes.count - 32)...]))
        else { throw damaged(session, sequence) }
        entry.chain = chain
        return entry
    }

    /// The sequence that a record bears; `nil` where it is no record.
    static func sequence(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count > placeSize else { return nil }
        let place = bytes.loadUnaligned(fromByteOffset: bytes.count - placeSize, as: Int64.self)
        return Int(Int64(littleEndian: place))
    }

    private static func entry(_ content: UnsafeRawBufferPointer, _ sequence: Int) -> Entry? {
        var reader = RecordReader(content)
        let flags = reader.byte()
        let id = flags & Flag.uuid != 0 ? reader.uuid() : reader.text()
        let kind = flags & Flag.kind != 0 ? EntryKind(unchecked: reader.text()) : .message
        let key = flags & Flag.key != 0 ? EntryKey(unchecked: reader.text()) : nil
        let author = flags & Flag.author != 0 ? AgentID(unchecked: reader.text()) : nil
        let time = Timestamp(microseconds: reader.number())
        let sealed = reader.bytes(flags & Flag.erased != 0 ? 32 : 16)
        guard let seal = Salt(sealed).map(BodySeal.salted) ?? Digest(sealed).map(BodySeal.erased), !reader.isBroken
        else { return nil }
        let body = JSON(unchecked: String(decoding: reader.rest, as: UTF8.self))
        var entry = Entry(sequence: sequence, id: EntryID(unchecked: id), kind: kind, time: time, body: body)
        entry.key = key
        entry.author = author
        entry.seal = seal
        return entry
    }

    private static func damaged(_ session: SessionReference, _ sequence: Int) -> MultichatError {
        MultichatError.damaged(session, sequence: sequence, "its checksum doesn't fit")
    }
}

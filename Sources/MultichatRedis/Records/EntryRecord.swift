import Multichat
import MultichatFiles

/// An entry as the stream holds it: its fields, and a CRC-32C over them and its sequence.
enum EntryRecord {
    /// The bytes of a checksum.
    private static let sealSize = 4

    static func bytes(_ entry: borrowing Entry) -> [UInt8] {
        var record = RecordWriter(capacity: entry.body.text.utf8.count + 192)
        record.write(entry.id.text)
        record.write(entry.kind == .message ? nil : entry.kind.text)
        record.write(entry.key?.text)
        record.write(entry.author?.text)
        record.write(entry.time.microseconds)
        switch entry.seal {
        case .salted(let salt): salt.withBytes { record.write($0) }
        case .erased(let hash): hash.withBytes { record.write($0) }
        }
        entry.chain.withBytes { record.write($0) }
        record.write(entry.body.text)
        record.length(Int32(bitPattern: record.bytes.withUnsafeBytes { checksum($0, entry.sequence) }))
        return record.bytes
    }

    /// Reads the entry at a sequence.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where the record isn't as it was written.
    static func read(_ bytes: UnsafeRawBufferPointer, _ sequence: Int, _ session: SessionReference) throws -> Entry {
        let damaged = MultichatError.damaged(session, sequence: sequence, "its checksum doesn't fit")
        guard bytes.count > sealSize else { throw damaged }
        let content = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - sealSize)])
        let seal = bytes.loadUnaligned(fromByteOffset: content.count, as: UInt32.self)
        guard UInt32(littleEndian: seal) == checksum(content, sequence) else { throw damaged }
        var reader = RecordReader(content)
        guard let entry = entry(&reader, sequence), !reader.isBroken else { throw damaged }
        return entry
    }

    private static func entry(_ reader: inout RecordReader, _ sequence: Int) -> Entry? {
        let id = EntryID(unchecked: reader.text())
        let kind = reader.optionalText().map(EntryKind.init(unchecked:)) ?? .message
        let key = reader.optionalText().map(EntryKey.init(unchecked:))
        let author = reader.optionalText().map(AgentID.init(unchecked:))
        let time = Timestamp(microseconds: reader.number())
        guard let sealed = reader.field(), let chain = reader.field().flatMap({ Digest($0) }) else { return nil }
        guard let seal = Salt(sealed).map(BodySeal.salted) ?? Digest(sealed).map(BodySeal.erased) else { return nil }
        let body = JSON(unchecked: reader.text())
        var entry = Entry(sequence: sequence, id: id, kind: kind, time: time, body: body)
        entry.key = key
        entry.author = author
        entry.seal = seal
        entry.chain = chain
        return entry
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer, _ sequence: Int) -> UInt32 {
        var crc = CRC32C()
        withUnsafeBytes(of: Int64(sequence).littleEndian) { crc.update($0) }
        crc.update(bytes)
        return crc.value
    }
}

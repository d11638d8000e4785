import Multichat

/// The entry ids of records: their own, or one that follows from what they are.
struct RecordID {
    private var seen: [Digest: Int] = [:]

    /// The record's own id, else a UUID of version 8 from the SHA-256 of session, file name, text and the record's
    /// number among equal ones, so that importing it again gives the same.
    mutating func id(_ record: ImportedRecord) throws -> EntryID {
        if let own = record.ownID { return try EntryID(own) }
        let hash = SHA256()
        for part in [record.session.text, record.file.name, record.text] {
            hash.update("\(part.utf8.count):")
            hash.update(part)
        }
        let digest = hash.finish()
        let ordinal = seen[digest, default: 0]
        seen[digest] = ordinal + 1
        return EntryID(unchecked: Self.uuid(ordinal == 0 ? digest : SHA256.hash("\(digest) \(ordinal)")))
    }

    static func uuid(_ digest: Digest) -> String {
        let (high, low) = digest.withBytes { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        return UUIDv7.text(
            high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000, low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
}

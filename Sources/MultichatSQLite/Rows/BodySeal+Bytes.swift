import Multichat
import MultichatFiles

extension BodySeal {
    /// A salt of 16 bytes, or the hash of 32 that an erased body left behind.
    init?(_ bytes: UnsafeRawBufferPointer) {
        if let salt = Salt(bytes) {
            self = .salted(salt)
        } else if let hash = Digest(bytes) {
            self = .erased(hash)
        } else {
            return nil
        }
    }

    /// Lends the 16 or 32 bytes.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        switch self {
        case .salted(let salt): try salt.withBytes(body)
        case .erased(let hash): try hash.withBytes(body)
        }
    }
}

extension CRC32C {
    /// Adds a word.
    mutating func add(_ word: UInt64) { withUnsafeBytes(of: word.littleEndian) { update($0) } }

    /// Adds a field with its length, so that no byte can move between fields unseen.
    mutating func add(field bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        update(bytes)
    }

    /// Adds a text, or its absence.
    mutating func add(_ text: String?) {
        guard var text else { return add(UInt64.max) }
        text.withUTF8 { add(field: UnsafeRawBufferPointer($0)) }
    }
}

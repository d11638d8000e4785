import Multichat

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

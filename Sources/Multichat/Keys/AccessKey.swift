/// What a server knows of a key: all but its secret, of which there is only the hash.
public struct AccessKey: Sendable, Equatable {
    /// The part of the key that names it: 16 hexadecimal digits.
    public var id: String
    /// What people call it.
    public var name: String?
    /// What it allows.
    public var scope: KeyScope
    /// The only tenant that it allows this for; all of them where it is `nil`.
    public var namespace: Namespace?
    /// When it was made.
    public var createdAt: Timestamp
    /// From when on it isn't taken any more, if ever.
    public var expiresAt: Timestamp?
    /// When it was revoked, if it was.
    public var revokedAt: Timestamp?
    /// The SHA-256 of its secret.
    var hash: Digest

    /// Whether a key is taken.
    public enum State: String, Sendable {
        /// It is.
        case active
        /// Its time has passed.
        case expired
        /// It was revoked.
        case revoked
    }

    /// Whether it is taken at a time.
    public func state(at now: Timestamp) -> State {
        if revokedAt != nil { return .revoked }
        return expiresAt.map { $0 <= now } ?? false ? .expired : .active
    }

    /// Whether a token is this key's, found out in a time that doesn't depend on where it differs.
    public func isProved(by token: KeyToken) -> Bool {
        token.id == id && token.hash.differences(from: hash) == 0
    }
}

/// A key that was just made, with the one text that proves it.
public struct IssuedKey: Sendable {
    /// What is kept of it.
    public var key: AccessKey
    /// What clients send; it is kept nowhere, so it can't be shown again.
    public var token: KeyToken
}

extension Digest {
    /// The bits in which two values differ, found out without looking away early.
    fileprivate func differences(from other: Digest) -> UInt64 {
        (words.0 ^ other.words.0) | (words.1 ^ other.words.1) | (words.2 ^ other.words.2) | (words.3 ^ other.words.3)
    }
}

/// Computes the chain of a log; `Documentation/chain.md` defines it, with test vectors.
///
/// chain = SHA-256(previous chain ‖ entry digest). The entry digest hashes, each with its length in front: id, kind,
/// key and author (a length of 0 where there is none), then the time and the body's hash. One chainer serves one
/// thread at a time.
public final class Chainer {
    private let sha = SHA256()

    /// Makes a chainer; it keeps one hashing context for all its calls.
    public init() {}

    /// The chain value of an entry behind a previous one.
    public func chain(after previous: Digest, _ entry: borrowing Entry) -> Digest {
        extend(previous, digest: digest(of: entry))
    }

    /// SHA-256(previous ‖ digest).
    public func extend(_ previous: Digest, digest: Digest) -> Digest {
        previous.withBytes(sha.update)
        digest.withBytes(sha.update)
        return sha.finish()
    }

    /// The digest of an entry's own content: everything but its session, sequence and chain.
    public func digest(of entry: borrowing Entry) -> Digest {
        let body = bodyHash(of: entry)
        field(entry.id.text)
        field(entry.kind.text)
        field(entry.key?.text ?? "")
        field(entry.author?.text ?? "")
        word(UInt64(bitPattern: entry.time.microseconds))
        body.withBytes(sha.update)
        return sha.finish()
    }

    /// SHA-256(salt ‖ body), or the hash that an erased body left behind.
    public func bodyHash(of entry: borrowing Entry) -> Digest {
        switch entry.seal {
        case .erased(let hash): return hash
        case .salted(let salt):
            salt.withBytes(sha.update)
            sha.update(entry.body.text)
            return sha.finish()
        }
    }

    private func field(_ text: String) {
        var length = UInt32(text.utf8.count).bigEndian
        withUnsafeBytes(of: &length, sha.update)
        sha.update(text)
    }

    private func word(_ value: UInt64) {
        withUnsafeBytes(of: value.bigEndian, sha.update)
    }
}

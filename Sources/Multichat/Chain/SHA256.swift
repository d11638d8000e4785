import COpenSSL

/// An incremental SHA-256 over libcrypto; one is reused for many values by one thread at a time.
///
/// The algorithm is fetched once for the process: a fetch costs more than hashing a message.
public final class SHA256 {
    // Set once before any use and never changed; libcrypto's method objects may be shared between threads.
    private nonisolated(unsafe) static let method: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)

    private let context: OpaquePointer

    /// Makes a hasher; stops the program where libcrypto has no SHA-256.
    public init() {
        guard Self.method != nil, let context = EVP_MD_CTX_new() else {
            preconditionFailure("libcrypto offers no SHA-256")
        }
        self.context = context
        start()
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// Adds the UTF-8 of a text.
    public func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// Answers the value and begins anew.
    public func finish() -> Digest {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) {
            _ = EVP_DigestFinal_ex(context, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
        }
        start()
        return Digest(words: words)
    }

    /// The value of one run of bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        let hasher = SHA256()
        hasher.update(bytes)
        return hasher.finish()
    }

    /// The value of the UTF-8 of a text.
    public static func hash(_ text: String) -> Digest {
        let hasher = SHA256()
        hasher.update(text)
        return hasher.finish()
    }

    private func start() { EVP_DigestInit_ex2(context, Self.method, nil) }
}

import COpenSSLTLS
import Multichat

/// A script that a server runs atomically.
///
/// Servers know it by the SHA-1 of its source; where one doesn't, it is loaded and run again.
public struct Script: Sendable, Equatable {
    /// The Lua text.
    public let source: String
    /// What servers name it: 40 hexadecimal digits.
    public let name: String

    /// Names a script by its text.
    public init(_ source: String) {
        self.source = source
        let bytes = Array(source.utf8)
        var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
        SHA1(bytes, bytes.count, &digest)
        name = digest.withUnsafeBytes { Hex.string($0) }
    }

    /// A command that runs it; its keys are to be added first, then its arguments.
    ///
    /// - Parameters:
    ///   - keys: how many keys follow.
    ///   - capacity: how many bytes to make room for.
    public func command(keys: Int, capacity: Int = 256) -> Command {
        var command = Command(capacity: capacity + 80)
        command.append("EVALSHA")
        command.append(name)
        command.append(keys)
        return command
    }

    /// The command that loads it.
    var loading: Command { Command("SCRIPT", "LOAD", source).repeatable() }
}

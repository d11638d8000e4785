import Multichat
import MultichatStores

/// The key that servers are asked with: never an option, as others can see command lines.
enum ServerKey {
    /// `MULTICHAT_KEY`, else the first line of the file that `MULTICHAT_KEY_FILE` names; `nil` where there is neither.
    ///
    /// - Throws: ``UsageError`` for what is no key, ``MultichatError`` for a file that can't be used.
    static func ofEnvironment() throws -> KeyToken? {
        let path = try Environment.value("MULTICHAT_KEY_FILE")
        let text =
            try Environment.value("MULTICHAT_KEY")
            ?? path.flatMap { try SecretFile.line(of: $0, namedBy: "MULTICHAT_KEY_FILE") }
        guard let text else { return nil }
        guard let token = KeyToken(text) else {
            throw UsageError("MULTICHAT_KEY, or the file for it, has no key.", hint: "A key looks like mk_ID_SECRET.")
        }
        return token
    }
}

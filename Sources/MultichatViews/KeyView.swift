import Multichat

/// A key, without what proves it; where it was just made, with that.
public struct KeyView: View {
    private let key: AccessKey
    private let token: KeyToken?
    private let now: Timestamp

    /// Shows a key as it is at a time.
    public init(_ key: AccessKey, at now: Timestamp) {
        self.key = key
        self.now = now
        token = nil
    }

    /// Shows a key that was just made, with its token.
    public init(_ issued: IssuedKey, at now: Timestamp) {
        key = issued.key
        token = issued.token
        self.now = now
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("id", key.id)
        writer.member("name", key.name)
        writer.member("scope", key.scope.rawValue)
        writer.member("namespace", key.namespace?.text)
        writer.member("state", key.state(at: now).rawValue)
        writer.key("createdAt")
        writer.time(key.createdAt)
        writer.key("expiresAt")
        writer.time(key.expiresAt)
        writer.key("revokedAt")
        writer.time(key.revokedAt)
        if let token { writer.member("token", token.text) }
        writer.raw("}")
    }
}

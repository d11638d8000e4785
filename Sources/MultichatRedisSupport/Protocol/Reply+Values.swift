extension Reply {
    /// The bytes of a string or a status, copied; `nil` for anything else.
    public var bytes: [UInt8]? { hasText ? withBytes { [UInt8]($0) } : nil }

    /// The text of a string or a status, with what isn't UTF-8 replaced; `nil` for anything else.
    public var text: String? { hasText ? withBytes { String(decoding: $0, as: UTF8.self) } : nil }

    /// The parts of an array; none for anything else.
    public var elements: [Reply] { (0..<count).map { self[$0] } }

    /// The server's refusal, if it is one.
    public var error: ServerError? {
        kind == .error ? withBytes { ServerError(String(decoding: $0, as: UTF8.self)) } : nil
    }

    /// The value behind a name in an array of names and values, such as HELLO answers.
    public func value(of name: String) -> Reply? {
        for position in stride(from: 0, to: count - 1, by: 2) where self[position].text == name {
            return self[position + 1]
        }
        return nil
    }

    private var hasText: Bool { kind == .string || kind == .status }
}

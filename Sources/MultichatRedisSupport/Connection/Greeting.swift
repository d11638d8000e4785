/// What a server says of itself when hands are shaken.
public struct Greeting: Sendable, Equatable {
    /// Its version, such as `7.0.15`.
    public var version = ""
    /// `standalone`, `cluster` or `sentinel`.
    public var mode = ""
    /// `master` or `replica`.
    public var role = ""

    /// An unknown server.
    init() {}

    /// Reads the answer of HELLO.
    init(_ reply: Reply) {
        version = reply.value(of: "version")?.text ?? ""
        mode = reply.value(of: "mode")?.text ?? ""
        role = reply.value(of: "role")?.text ?? ""
    }

    /// Whether the server knows everything that is asked of it: 6.2 or later.
    var isRecent: Bool {
        let numbers = version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
        guard numbers.count == 2 else { return false }
        return numbers[0] > 6 || numbers[0] == 6 && numbers[1] >= 2
    }
}

/// What a server says of itself when hands are shaken.
public struct Greeting: Sendable, Equatable {
    /// Its version, such as `7.0.15`.
    public var version = ""
    /// `standalone`, `cluster` or `sentinel`.
    public var mode = ""
    /// `master` or `replica`.
    public var role = ""
    /// What it calls this run of it, another one each time that it is started; empty where it may not be asked.
    public var run = ""

    /// An unknown server.
    init() {}

    /// Reads the answer of HELLO.
    init(_ reply: Reply) {
        version = reply.value(of: "version")?.text ?? ""
        mode = reply.value(of: "mode")?.text ?? ""
        role = reply.value(of: "role")?.text ?? ""
    }

    /// Reads an answer of INFO that has the section `server`.
    public init(info reply: Reply) { readRun(reply) }

    /// Reads the answer of INFO.
    mutating func readRun(_ reply: Reply) {
        let lines = (reply.text ?? "").split(whereSeparator: \.isNewline)
        run = lines.lazy.filter { $0.hasPrefix("run_id:") }.map { String($0.dropFirst(7)) }.first ?? ""
    }

    /// Whether the server knows everything that is asked of it: 6.2 or later.
    var isRecent: Bool {
        let numbers = version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
        guard numbers.count == 2 else { return false }
        return numbers[0] > 6 || numbers[0] == 6 && numbers[1] >= 2
    }
}

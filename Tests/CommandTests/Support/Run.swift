import Multichat

/// How a program ended and what it printed.
struct Run: Sendable {
    /// The exit code, or the negative number of the signal that ended it.
    let status: Int32
    let bytes: [UInt8]
    let errorBytes: [UInt8]

    /// What it printed as its result.
    var output: String { String(decoding: bytes, as: UTF8.self) }

    /// What it said besides.
    var error: String { String(decoding: errorBytes, as: UTF8.self) }

    /// The lines of the result.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }

    /// The result as JSON Lines.
    var json: [JSONValue] { get throws { try lines.map { JSONValue(try JSON($0)) } } }

    /// The error as an object.
    var errorObject: JSONValue {
        get throws { JSONValue(try JSON(error))["error"] ?? .null }
    }
}

extension JSONValue {
    /// The names of an object's members, in order.
    var names: [String] { (members ?? []).map(\.key) }
}

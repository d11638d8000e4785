import Multichat

/// The path and query of a request, decoded.
struct RequestTarget: Sendable {
    /// A parameter of the query.
    struct Parameter: Sendable, Equatable {
        /// Its name.
        var name: String
        /// What it says.
        var value: String
    }

    /// What stands between the slashes of the path; `/` has none.
    private(set) var segments: [String] = []
    /// The parameters, in their order.
    private(set) var query: [Parameter] = []
    /// The path as it was written.
    private(set) var path: String
    /// The host that stands in the target itself, where it does.
    private(set) var authority: String?

    /// Reads a target: `/path?query`, or the same behind `http://host`.
    ///
    /// Each segment is decoded by itself, so that `%2F` stays a part of an id; nothing is taken for a folder.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for anything else, for a bad `%`, a NUL and bad UTF-8.
    init(_ target: String) throws {
        var rest = target[...]
        if let start = Self.schemes.first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(start.count)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
            if rest.isEmpty { rest = "/" }
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? ""
        guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw MultichatError(.invalid, "The request's path must begin with a slash and have no spaces.")
        }
        if path != "/" {
            segments = try path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
                try PercentCoding.decode($0, "path")
            }
        }
        if parts.count > 1 { query = try Self.parameters(parts[1]) }
    }

    private static let schemes = ["http://", "https://"]

    /// Reads `a=1&b=2`, in which a plus sign stands for a space.
    private static func parameters(_ text: Substring) throws -> [Parameter] {
        try text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let words = try parts.map { part in
                try PercentCoding.decode(part.contains("+") ? spaced(part) : String(part), "query")
            }
            return Parameter(name: words[0], value: words.count > 1 ? words[1] : "")
        }
    }

    private static func spaced(_ part: Substring) -> String { String(part.map { $0 == "+" ? " " : $0 }) }
}

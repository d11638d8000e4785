import Multichat

/// Names a store: `sqlite:PATH`, `json:PATH` or `memory:`.
///
///     let store = try Stores.open(StoreURL("sqlite:chats.db"))
///
/// A path may be relative. `%HH` stands for the byte HH, so that every path can be written, as in any URL;
/// `sqlite:///a/b` is the same as `sqlite:/a/b`.
public struct StoreURL: Hashable, Sendable, CustomStringConvertible {
    /// What keeps the sessions.
    public var scheme: Scheme
    /// The file or directory, decoded; empty for `memory:`.
    public var path: String

    /// What can keep sessions.
    public enum Scheme: String, Sendable, CaseIterable {
        /// One SQLite file.
        case sqlite
        /// A directory of JSON files.
        case json
        /// The memory of this process, which forgets everything at its end.
        case memory
    }

    /// Names a store by its parts.
    public init(_ scheme: Scheme, path: String = "") {
        self.scheme = scheme
        self.path = path
    }

    /// Reads a URL.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` and a hint, for an unknown scheme with the one that was
    ///   probably meant.
    public init(_ text: String) throws(MultichatError) {
        guard let colon = text.firstIndex(of: ":") else { throw Self.schemeless(text) }
        let name = text[..<colon].lowercased()
        guard let scheme = Scheme(rawValue: name) else { throw Self.unknown(name, text) }
        let path = try Self.path(text[text.index(after: colon)...], scheme)
        guard scheme == .memory || !path.isEmpty else {
            throw MultichatError(.invalid, "The store URL lacks a path.", hint: "Write \(scheme):PATH.")
        }
        guard scheme != .memory || path.isEmpty else {
            throw MultichatError(.invalid, "The store URL `memory:` takes no path.", hint: "Write memory: alone.")
        }
        self.init(scheme, path: path)
    }

    /// The URL, encoded where that is needed to read it back as the same.
    public var description: String {
        var text = "\(scheme):"
        if path.utf8.starts(with: "//".utf8) { text += "//" }
        for scalar in path.unicodeScalars {
            if scalar == "%" { text += "%25" } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// The path of a URL, behind its scheme.
    private static func path(_ rest: Substring, _ scheme: Scheme) throws(MultichatError) -> String {
        guard rest.utf8.starts(with: "//".utf8) else { return try PercentCoding.decode(rest, "store URL") }
        let path = rest.dropFirst(2)
        guard path.isEmpty || path.utf8.first == UInt8(ascii: "/") else {
            throw MultichatError(
                .invalid, "The store URL names a host; stores are local files.",
                hint: "Write \(scheme):\(path) for a relative path, \(scheme):/\(path) for an absolute one.")
        }
        return try PercentCoding.decode(path, "store URL")
    }
}

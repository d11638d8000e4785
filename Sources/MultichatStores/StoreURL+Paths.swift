import Multichat

extension StoreURL {
    /// The path of a URL, behind its scheme.
    static func path(_ rest: Substring, _ scheme: String) throws(MultichatError) -> String {
        var path = rest
        if rest.utf8.starts(with: "//".utf8) {
            path = rest.dropFirst(2)
            guard path.isEmpty || path.utf8.first == UInt8(ascii: "/") else {
                throw MultichatError(
                    .invalid, "The store URL names a host; stores of files are local.",
                    hint: "Write \(scheme):\(path) for a relative path, \(scheme):/\(path) for an absolute one.")
            }
        }
        guard !path.isEmpty else {
            throw MultichatError(.invalid, "The store URL lacks a path.", hint: "Write \(scheme):PATH.")
        }
        return try PercentCoding.decode(path, "store URL")
    }

    /// A path as ``path(_:_:)`` reads it back.
    static func written(_ path: String) -> String {
        var text = path.utf8.starts(with: "//".utf8) ? "//" : ""
        for scalar in path.unicodeScalars {
            if scalar == "%" { text += "%25" } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}

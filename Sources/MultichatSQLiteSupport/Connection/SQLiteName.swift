/// The names that SQLite is given for files.
enum SQLiteName {
    /// A path as SQLite takes it for a path: alone, `:memory:`, `file:…` and the empty name mean something else.
    static func plain(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

    /// The name of a file that nobody changes, so that SQLite neither locks it nor looks for files beside it.
    static func unchanging(_ path: String) -> String {
        var uri = "file:"
        for scalar in plain(path).unicodeScalars { uri += escapes[scalar] ?? String(scalar) }
        return uri + "?immutable=1"
    }

    private static let escapes: [Unicode.Scalar: String] = ["%": "%25", "?": "%3f", "#": "%23"]
}

/// What the files of the documentation are, by the ends of their names.
enum DocumentationTypes {
    private static let types = [
        "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "ico": "image/x-icon",
        "jpg": "image/jpeg", "js": "text/javascript; charset=utf-8", "json": "application/json", "png": "image/png",
        "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8",
    ]

    /// The type of a file.
    static func type(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[String(name[name.index(after: dot)...])] ?? "application/octet-stream"
    }
}

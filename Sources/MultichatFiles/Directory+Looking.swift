extension Directory {
    /// Whether a path leads to a directory, as far as can be seen.
    public static func exists(_ path: String) -> Bool { (try? isDirectory(path)) == true }
}

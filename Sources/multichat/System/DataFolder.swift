/// Where the store is that is used when none is named.
enum DataFolder {
    /// `multichat` in `$XDG_DATA_HOME`, else in `~/.local/share`.
    ///
    /// - Throws: ``UsageError`` where neither is known.
    static var path: String {
        get throws {
            // The specification of these folders says that relative paths are to be ignored.
            if let folder = try Environment.value("XDG_DATA_HOME"), folder.utf8.first == UInt8(ascii: "/") {
                return folder + "/multichat"
            }
            guard let home = try Environment.value("HOME") else {
                throw UsageError(
                    "There is no home folder to keep the store in.", hint: "Name a store: --store sqlite:PATH")
            }
            return home + "/.local/share/multichat"
        }
    }
}

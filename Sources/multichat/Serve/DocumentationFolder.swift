import MultichatFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Where the documentation lies that `serve` shows.
enum DocumentationFolder {
    /// The places where `make install` and `make docs` put it, seen from the folder of the program.
    private static let places = ["../share/doc/multichat/html", "../../docs"]
    /// The file that tells our documentation from other folders of these names.
    private static let mark = "multichat-docs.json"

    /// The first of the known places that holds it.
    static var standard: String? {
        guard let program = realpath(ThisProgram.path, nil) else { return nil }
        defer { free(program) }
        let folder = Directory.parent(of: String(cString: program))
        return places.lazy.map { folder + "/" + $0 }.first { access($0 + "/" + mark, R_OK) == 0 }
    }
}

import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What stands where a file is to be written.
enum FilePlace {
    case free
    case file
    case other

    /// Looks at a path, through links.
    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self = .free
            return
        }
        self = status.st_mode & S_IFMT == S_IFREG ? .file : .other
    }

    /// Refuses a place where something is that would be lost.
    ///
    /// - Throws: ``MultichatError`` with the code `cannotCreate`.
    static func requireFree(_ path: String, replacing: Bool, hint: String) throws {
        switch FilePlace(path) {
        case .free: return
        case .file where replacing: return
        case .file: throw MultichatError(.cannotCreate, "The file \(path) is there already.", hint: hint)
        case .other:
            throw MultichatError(
                .cannotCreate, "\(path) is there already and is no file.", hint: "Choose another name.")
        }
    }
}

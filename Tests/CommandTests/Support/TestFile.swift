import MultichatFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The files of tests.
enum TestFile {
    /// The content of a file; nothing where there is none.
    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// Makes or replaces a file.
    static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { preconditionFailure("\(path) can't be written") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    /// Whether there is something at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Changes the rights of a file.
    static func setMode(_ mode: UInt32, of path: String) { chmod(path, mode_t(mode)) }

    /// A new empty folder.
    static func makeFolder() -> String {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = Array((base + "/multichat-command-XXXXXX").utf8CString)
        precondition(mkdtemp(&path) != nil, "no temporary folder can be made")
        return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Removes a folder with all that it holds.
    static func removeFolder(_ path: String) {
        try? Directory.remove(path)
    }
}

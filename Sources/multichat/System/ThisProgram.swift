#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The program that runs, as a file.
enum ThisProgram {
    /// The path of its file.
    static var path: String {
        #if canImport(Darwin)
            var size: UInt32 = 4096
            var buffer = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&buffer, &size) == 0 else { return CommandLine.arguments[0] }
            return String(cString: buffer)
        #else
            return "/proc/self/exe"
        #endif
    }

    /// The name by which it was called, for command lines that work in the same place.
    static var name: String {
        guard let pointer = CommandLine.unsafeArgv[0], let name = String(validatingCString: pointer) else {
            return "multichat"
        }
        return isPlain(name) ? name : "'" + name.replacing("'", with: "'\\''") + "'"
    }

    /// Whether a shell takes a word as it is.
    private static func isPlain(_ word: String) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x2B...0x39).contains(byte) && byte != 0x2C
                    || byte == UInt8(ascii: "_")
            }
    }
}

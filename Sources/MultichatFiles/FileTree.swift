import CMultichatShims
import Multichat

/// What lies below a directory, reached by names that strangers may choose: nothing outside can be reached.
///
///     let tree = FileTree("/usr/share/doc/multichat/html")
///     let file = try tree.open(["reference", "index.html"])
///
/// Each name is opened within the directory before it, and no symbolic link is followed below the top.
public struct FileTree: Sendable {
    /// The directory, as it was given; it may be a symbolic link itself.
    public let path: String

    /// Takes a directory, which need not be there yet.
    public init(_ path: String) { self.path = path }

    /// What a name leads to.
    public enum Found: Sendable {
        /// A file.
        case file(File)
        /// A directory.
        case directory
    }

    /// Opens what lies at the end of some names.
    ///
    /// - Returns: `nil` where there is nothing, and where a name is none: empty, hidden, with a slash or a NUL, or one
    ///   that leads up; nor is anything found but files and directories.
    /// - Throws: ``MultichatError`` with the code `io` or `permission` where something is there and can't be read.
    public func open(_ names: [String]) throws -> Found? {
        guard names.allSatisfy(Self.isName) else { return nil }
        try SystemCall.checkPath(path)
        guard var place = try openOne(AT_FDCWD, path, O_RDONLY | O_DIRECTORY, path) else { return nil }
        var whole = path
        for name in names {
            whole += "/" + name
            let above = place
            let next = try withExtendedLifetime(above) {
                try openOne(above.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, whole)
            }
            guard let next else { return nil }
            place = next
        }
        var status = try place.status
        if multichat_is_directory(&status) { return .directory }
        return status.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG) ? .file(place) : nil
    }

    private func openOne(_ directory: Int32, _ name: String, _ flags: Int32, _ whole: String) throws -> File? {
        let descriptor = SystemCall.uninterrupted { multichat_openat(directory, name, flags) }
        if descriptor >= 0 { return File(taking: descriptor, path: whole) }
        let number = multichat_errno()
        // No such name, a name behind a file, a symbolic link, a name that is too long, a socket.
        guard ![ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENXIO].contains(number) else { return nil }
        throw MultichatError.system(number, "open", whole)
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }
}

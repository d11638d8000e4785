import CMultichatShims
import Multichat

/// The entries of one open directory, one after the other; used by one thread.
final class DirectoryStream {
    struct Found {
        /// Valid until the next one is asked for; not always UTF-8.
        var name: UnsafePointer<CChar>
        var isDirectory: Bool
    }

    /// The path, for errors.
    let path: String
    private let stream: UnsafeMutableRawPointer

    /// Opens a directory by its path.
    convenience init(_ path: String) throws {
        try self.init(
            adopting: SystemCall.check("open", path) { multichat_open(path, O_RDONLY | O_DIRECTORY, 0) }, path)
    }

    /// Opens a directory inside this one by its name, and never what a symbolic link of that name points to.
    convenience init(_ name: UnsafePointer<CChar>, in outer: DirectoryStream) throws {
        let path = outer.path + "/" + String(cString: name)
        let descriptor = try SystemCall.check("open", path) {
            multichat_openat(outer.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        }
        try self.init(adopting: descriptor, path)
    }

    private init(adopting descriptor: Int32, _ path: String) throws {
        guard let stream = multichat_directory_open(descriptor) else {
            let number = multichat_errno()
            close(descriptor)
            throw MultichatError.system(number, "list", path)
        }
        self.path = path
        self.stream = stream
    }

    deinit { multichat_directory_close(stream) }

    var descriptor: Int32 { multichat_directory_descriptor(stream) }

    /// The next entry but `.` and `..`, or `nil` behind the last.
    func next() throws -> Found? {
        while true {
            guard let entry = multichat_directory_next(stream) else {
                guard multichat_errno() == 0 else { throw MultichatError.system(multichat_errno(), "list", path) }
                return nil
            }
            let name = multichat_entry_name(entry)!
            if strcmp(name, ".") == 0 || strcmp(name, "..") == 0 { continue }
            let kind = try SystemCall.check("list", path) { multichat_entry_is_directory(descriptor, entry) }
            return Found(name: name, isDirectory: kind == 1)
        }
    }
}

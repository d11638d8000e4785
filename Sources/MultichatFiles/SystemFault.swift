import CMultichatShims
import Multichat

/// What one error number of the operating system means for a user.
struct SystemFault: Sendable {
    var code: ErrorCode
    var words: String
    var hint: String?
    var retry: Retry

    init(_ code: ErrorCode, _ words: String, hint: String? = nil, retry: Retry = .never) {
        self.code = code
        self.words = words
        self.hint = hint
        self.retry = retry
    }

    /// The meaning of an error number; numbers that the table doesn't have keep the system's own words.
    static func meaning(of number: Int32) -> SystemFault {
        table[number] ?? SystemFault(.io, "\(String(cString: strerror(number))) (error \(number))")
    }

    private static let owner = "Check the owner and the mode of the file and of the directories above it."
    private static let device = "Check the disk and the system's log, then verify the store."
    private static let local = "Keep the store on a local disk."

    private static let table: [Int32: SystemFault] = [
        ENOSPC: SystemFault(
            .io, "no space is left on the device", hint: "Free some space; writing works again then.", retry: .later),
        EDQUOT: SystemFault(
            .io, "the disk quota is used up", hint: "Free some space; writing works again then.", retry: .later),
        EFBIG: SystemFault(
            .io, "the file would grow beyond the limit", hint: "Raise the limit of file sizes (ulimit -f)."),
        EIO: SystemFault(.io, "the device reported an error", hint: device),
        ENXIO: SystemFault(.io, "the device is gone", hint: device),
        ENODEV: SystemFault(.io, "the device is gone", hint: device),
        ESTALE: SystemFault(.io, "the server of the file system lost the file", hint: local),

        EACCES: SystemFault(.permission, "the permission is missing", hint: owner),
        EPERM: SystemFault(.permission, "the operating system forbids it", hint: owner),
        EROFS: SystemFault(.permission, "the file system is read-only", hint: "Choose a place that can be written."),

        ENOENT: SystemFault(.notFound, "it does not exist", hint: "Check the path."),
        ENOTDIR: SystemFault(.invalid, "it, or a part of its path, is not a directory", hint: "Check the path."),
        EISDIR: SystemFault(.invalid, "it is a directory", hint: "Give the path of a file."),
        ENAMETOOLONG: SystemFault(.invalid, "the path is too long", hint: "Choose a shorter path."),
        ELOOP: SystemFault(.invalid, "symbolic links lead in a circle", hint: "Check the links in the path."),
        EEXIST: SystemFault(.conflict, "it exists already"),
        ENOTEMPTY: SystemFault(.conflict, "the directory is not empty"),

        EMFILE: SystemFault(
            .unavailable, "this process has too many files open", hint: "Raise the limit (ulimit -n).", retry: .later),
        ENFILE: SystemFault(
            .unavailable, "the system has too many files open", hint: "Close other programs.", retry: .later),
        ENOMEM: SystemFault(.unavailable, "memory is short", hint: "Close other programs.", retry: .later),
        ENOLCK: SystemFault(.unavailable, "the system has no lock left", hint: local, retry: .later),
        EBUSY: SystemFault(.unavailable, "it is in use", hint: "Try again.", retry: .later),
        ETXTBSY: SystemFault(.unavailable, "it is in use", hint: "Try again.", retry: .later),

        EOPNOTSUPP: SystemFault(.incompatible, "the file system can't do that", hint: local),
        EBADF: SystemFault(.internal, "the file is not open for that"),
    ]
}

extension MultichatError {
    /// Makes the error of a failed system call.
    ///
    ///     throw MultichatError.system(errno, "write", path)  // "Can't write /a/b: no space is left on the device."
    ///
    /// - Parameters:
    ///   - number: the value of `errno`.
    ///   - action: what was tried, as a verb. For `create` the code of a path that is missing, taken or unsuitable is `cannotCreate`.
    ///   - path: the file or directory concerned.
    public static func system(_ number: Int32, _ action: String, _ path: String) -> MultichatError {
        let fault = SystemFault.meaning(of: number)
        let misplaced = action == "create" && [.notFound, .invalid, .conflict].contains(fault.code)
        return MultichatError(
            misplaced ? .cannotCreate : fault.code, "Can't \(action) \(path): \(fault.words).",
            hint: fault.hint, retry: fault.retry)
    }
}

import CMultichatShims
import Multichat
import Synchronization

/// An open file: full reads and writes at offsets, durable when ``sync()`` has returned.
///
/// The file is closed when its last reference goes. All methods may be called on any thread; nothing here serialises
/// writers (see ``FileLock``).
///
/// After a failed ``sync()`` the page cache no longer tells what the disk holds, and a second `fsync` would report
/// success for pages that it dropped. So the handle is *poisoned* then: nothing is tried again, and each later write,
/// truncation or sync throws. Open the file anew, read it again, verify it, and go on in a new one.
public final class File: Sendable {
    /// What a file is opened for.
    public enum Access: Sendable {
        /// Reading an existing file.
        case read
        /// Reading and writing an existing file.
        case write
        /// Reading and writing; the file is made (mode 0600) where it is missing.
        case create
        /// Reading and writing a file that must not exist yet (mode 0600).
        case createNew

        var flags: Int32 {
            switch self {
            case .read: O_RDONLY
            case .write: O_RDWR
            case .create: O_RDWR | O_CREAT
            case .createNew: O_RDWR | O_CREAT | O_EXCL
            }
        }

        var verb: String { flags & O_CREAT == 0 ? "open" : "create" }
    }

    /// The path that the file was opened with.
    public let path: String
    let descriptor: Int32
    private let poisoned = Atomic(false)

    /// Opens a file. A new one outlives a power cut only after ``Directory/sync(_:)`` of its directory.
    public convenience init(_ path: String, _ access: Access) throws {
        try self.init(path, flags: access.flags, verb: access.verb)
    }

    init(_ path: String, flags: Int32, verb: String) throws {
        try SystemCall.checkPath(path)
        self.path = path
        descriptor = try SystemCall.check(verb, path) { multichat_open(path, flags, 0o600) }
    }

    /// Takes a descriptor, which is closed with the file.
    init(taking descriptor: Int32, path: String) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// The file's length in bytes.
    public var size: Int {
        get throws { Int(try status.st_size) }
    }

    /// Whether the file still has a name; a deleted file that is open has none.
    public var isLinked: Bool {
        get throws { try status.st_nlink > 0 }
    }

    /// Whether a sync has failed, so that the handle refuses to write.
    public var isPoisoned: Bool { poisoned.load(ordering: .acquiring) }

    /// Makes all that was written durable: data and length (`fdatasync`; `F_FULLFSYNC` on macOS).
    ///
    /// - Throws: ``MultichatError`` with `retry` set to `sameIDs`, as what the disk holds is unknown; the handle is
    ///   poisoned then.
    public func sync() throws {
        try checkHealth()
        guard SystemCall.uninterrupted({ multichat_datasync(descriptor) }) == 0 else {
            let number = multichat_errno()
            poison()
            throw MultichatError.system(number, "sync", path).with { $0.retry = .sameIDs }
        }
    }

    /// Makes every later write throw: for owners who know that the file's content can no longer be trusted.
    public func poison() { poisoned.store(true, ordering: .releasing) }

    func checkHealth() throws {
        guard !isPoisoned else {
            throw MultichatError(
                .io, "Can't write \(path): an earlier sync of it failed, so its content on the disk is unknown.",
                hint: "Check the disk, then open the store again and verify it.", retry: .later)
        }
    }

    var status: stat {
        get throws {
            var status = stat()
            try SystemCall.check("examine", path) { fstat(descriptor, &status) }
            return status
        }
    }
}

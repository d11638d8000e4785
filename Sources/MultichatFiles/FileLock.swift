import Synchronization

/// A lock between processes, and between the threads of one, on a file made for it.
///
///     let lock = try FileLock("/data/store.lock")
///     try lock.withLock { … }
///
/// It is fair. Plain `flock` is not: a process that locks again right after it unlocked beats those that wait, since
/// they have to wake up first, and can starve them for seconds. So whoever finds the lock taken, or others waiting,
/// goes into a queue (in the file `PATH.queue`), and only the first of the queue waits for the lock itself. Within a
/// process the threads queue in the order of their coming.
///
/// One lock object has one holder at a time, whatever the mode; the threads that want to share a lock, as processes
/// do, have an object each. The operating system frees the locks of a process that dies. A thread that locks twice
/// waits for ever.
public final class FileLock: Sendable {
    /// How a lock is held.
    public enum Mode: Sendable {
        /// By one holder.
        case exclusive
        /// By any number of holders, and no exclusive one.
        case shared
    }

    /// Tells whether a holder left word for the others: see ``FileLock/leaveWord(_:)``.
    public struct Mark: Sendable, Equatable {
        let inode: UInt64
        let size: Int
    }

    /// The path of the lock file.
    public let path: String
    private let threads = ThreadQueue()
    // Used by one thread at a time, the one that the queue let through.
    private let files: Mutex<LockFiles>

    /// Opens the lock's files, and makes them (mode 0600) where they are missing, without locking.
    public init(_ path: String) throws {
        self.path = path
        files = Mutex(try LockFiles(path, verb: "create"))
    }

    /// Runs the closure while holding the lock.
    public func withLock<Result>(_ mode: Mode = .exclusive, _ body: () throws -> Result) throws -> Result {
        try lock(mode)
        defer { unlock() }
        return try body()
    }

    /// Waits for the lock and takes it.
    ///
    /// - Throws: ``MultichatError``, for example with the code `notFound` where the lock's directory was deleted.
    public func lock(_ mode: Mode = .exclusive) throws {
        threads.enter()
        do {
            try files.withLock { try $0.take(mode) }
        } catch {
            threads.leave()
            throw error
        }
    }

    /// Takes the lock if that needs no waiting.
    ///
    /// - Returns: whether it was taken; `false` where somebody holds it or waits for it.
    public func tryLock(_ mode: Mode = .exclusive) throws -> Bool {
        guard threads.tryEnter() else { return false }
        do {
            let isTaken = try files.withLock { try $0.tryTake(mode) }
            if !isTaken { threads.leave() }
            return isTaken
        } catch {
            threads.leave()
            throw error
        }
    }

    /// What the holder found when it took the lock: as long as it is equal, nobody has left word in between.
    public var mark: Mark { files.withLock { $0.mark } }

    /// Makes the ``mark`` of all later holders of the lock at a path, in whatever process, another one: the file grows by a byte.
    ///
    /// Only the holder may call it, before it does what the others have to look at.
    public static func leaveWord(_ path: String) throws {
        let file = try File(path, .write)
        try [UInt8(ascii: "\n")].withUnsafeBytes { _ = try file.append($0) }
    }

    /// Gives the lock free; any thread may do so for the one that took it.
    public func unlock() {
        files.withLock { $0.release() }
        threads.leave()
    }
}

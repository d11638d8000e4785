import Dispatch
import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file with a line for each request, written a moment behind the answers.
///
/// Nobody waits for it: lines are collected, and written by a thread of their own every ``interval``. Where the disk
/// takes none, some are kept and the rest is counted, which a line tells when it goes on. A file that was moved away or
/// removed is made anew, so that logs can be rotated without telling the server.
final class AuditLog: Sendable {
    private struct State {
        var lines: [UInt8] = []
        var lost = 0
        var isScheduled = false
    }

    /// How long lines are collected, in milliseconds: so much of them is lost at most where the process is killed.
    static let interval = 100
    private static let capacity = 16 << 20

    private let path: String
    private let clock: @Sendable () -> Timestamp
    private let state = Mutex(State())
    private let descriptor: Mutex<Int32>
    private let queue = DispatchQueue(label: "multichat.audit")

    /// Opens the file, or makes it with mode 0600.
    ///
    /// - Throws: ``MultichatError`` with the code `io`.
    init(_ path: String, clock: @escaping @Sendable () -> Timestamp) throws {
        self.path = path
        self.clock = clock
        let opened = Self.open(path)
        guard opened >= 0 else {
            throw MultichatError(.io, "The audit log \(path) can't be written: \(String(cString: strerror(errno))).")
        }
        descriptor = Mutex(opened)
    }

    deinit { close(descriptor.withLock { $0 }) }

    /// Adds a line.
    func note(_ record: AuditRecord) {
        var writer = JSONWriter(capacity: 300)
        record.write(to: &writer, at: clock())
        writer.raw("\n")
        let isFirst = state.withLock { state in
            guard state.lines.count + writer.bytes.count <= Self.capacity else {
                state.lost += 1
                return false
            }
            state.lines += writer.bytes
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        guard isFirst else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(Self.interval)) { [self] in write() }
    }

    /// Writes what was collected; returns when that is done.
    func flush() { queue.sync { write() } }

    private func write() {
        let (lines, lost) = state.withLock { state in
            defer { (state.lines, state.lost, state.isScheduled) = ([], 0, false) }
            return (state.lines, state.lost)
        }
        var rest = lines[...]
        if lost > 0 { rest += AuditRecord.lost(lost, at: clock()) }
        guard !rest.isEmpty else { return }
        let isWritten = descriptor.withLock { descriptor in
            reopen(&descriptor)
            return Self.write(&rest, to: descriptor)
        }
        if !isWritten { keep(rest, lost) }
    }

    /// Keeps what couldn't be written for the next time.
    private func keep(_ rest: ArraySlice<UInt8>, _ lost: Int) {
        state.withLock { state in
            let fits = state.lines.count + rest.count <= Self.capacity
            // The last of these lines tells of others.
            let count = rest.count { $0 == UInt8(ascii: "\n") } + lost - (lost > 0 ? 1 : 0)
            state.lost += fits ? 0 : count
            if fits { state.lines = rest + state.lines }
            guard !state.isScheduled else { return }
            state.isScheduled = true
            queue.asyncAfter(deadline: .now() + .seconds(1)) { [self] in write() }
        }
    }

    /// Opens the path anew where it leads to another file by now, or to none.
    private func reopen(_ descriptor: inout Int32) {
        var own = stat()
        var named = stat()
        guard fstat(descriptor, &own) == 0 else { return }
        guard stat(path, &named) != 0 || named.st_ino != own.st_ino || named.st_dev != own.st_dev else { return }
        let opened = Self.open(path)
        guard opened >= 0 else { return }
        close(descriptor)
        descriptor = opened
    }

    private static func open(_ path: String) -> Int32 {
        #if canImport(Darwin)
            Darwin.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        #else
            Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        #endif
    }

    /// Writes bytes; answers whether all were taken, else those that weren't are left.
    private static func write(_ rest: inout ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                #if canImport(Darwin)
                    Darwin.write(descriptor, bytes.baseAddress, bytes.count)
                #else
                    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

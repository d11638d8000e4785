import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Tells which folders changed: files were written and closed, moved in, or folders made.
///
/// Where the system can't tell (not Linux, or no watches left), everything counts as changed after a while.
final class FolderWatch {
    private var folders: [Int32: String] = [:]
    private var watched: Set<String> = []
    private let descriptor: Int32
    private var quiet: Int64 = 0
    /// After so many microseconds everything counts as changed, in case an event was missed.
    private static let allAfter: Int64 = 30_000_000

    init() {
        #if os(Linux)
            descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        #else
            descriptor = -1
        #endif
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Watches a folder from now on.
    func add(_ folder: String) {
        #if os(Linux)
            guard descriptor >= 0, !watched.contains(folder) else { return }
            let watch = inotify_add_watch(
                descriptor, folder, UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR))
            guard watch >= 0 else { return }
            watched.insert(folder)
            folders[watch] = folder
        #endif
    }

    /// Waits so long or until a watched folder changes; answers those that did, or `nil` where any may have.
    func wait(_ microseconds: Int64) -> Set<String>? {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let count = poll(&request, descriptor < 0 ? 0 : 1, Int32(clamping: microseconds / 1000))
        guard count > 0 else {
            quiet += microseconds
            guard descriptor < 0 || quiet >= Self.allAfter else { return [] }
            quiet = 0
            return nil
        }
        return events()
    }

    /// Reads all events; a lost watch or an overflow makes everything count as changed.
    private func events() -> Set<String>? {
        var changed: Set<String> = []
        var isLost = false
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { buffer in
            while true {
                let count = read(descriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                var place = 0
                while place + 16 <= count {
                    let watch = buffer.loadUnaligned(fromByteOffset: place, as: Int32.self)
                    let length = buffer.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self)
                    if let folder = folders[watch] { changed.insert(folder) } else { isLost = true }
                    if !note(watch, buffer.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)) { isLost = true }
                    place += 16 + Int(length)
                }
            }
        }
        return isLost ? nil : changed
    }

    /// Forgets a folder that is gone; answers whether the watches are still complete.
    private func note(_ watch: Int32, _ mask: UInt32) -> Bool {
        #if os(Linux)
            guard mask & UInt32(IN_IGNORED) != 0 else { return mask & UInt32(IN_Q_OVERFLOW) == 0 }
            if let folder = folders.removeValue(forKey: watch) { watched.remove(folder) }
        #endif
        return true
    }
}

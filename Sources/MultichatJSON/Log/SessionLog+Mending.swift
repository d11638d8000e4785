import Multichat
import MultichatFiles
import Synchronization

extension SessionLog {
    /// Mends what a dead writer left at the end, as whoever opens the log first does, and be it to read.
    ///
    /// Who holds the lock meanwhile lives, and what stands there is probably its own. Where it can't be mended, reading
    /// goes on in front of it.
    func mend() throws {
        do {
            let lock = try openLock()
            guard try lock.tryLock() else { return }
            contents.withLock { $0.held = lock.mark }
            defer {
                contents.withLock { $0.held = nil }
                lock.unlock()
            }
            try contents.withLock { contents in
                guard contents.isWritable else { return }
                try contents.settle(try contents.refresh())
            }
        } catch is MultichatError {}
    }
}

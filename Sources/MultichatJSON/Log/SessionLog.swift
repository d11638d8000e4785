import Multichat
import MultichatFiles
import Synchronization

/// One session's log, open in this process.
final class SessionLog: Sendable {
    let reference: SessionReference
    let folder: SessionFolder
    let environment: LogEnvironment
    /// What the session started with.
    let origin: NewSession
    let contents: Mutex<LogContents>
    private let lock = Mutex<FileLock?>(nil)

    private init(_ contents: LogContents) {
        reference = contents.reference
        folder = contents.folder
        origin = contents.origin
        environment = contents.environment
        self.contents = Mutex(contents)
    }

    /// Opens the log of a session; `nil` where there is none.
    ///
    /// What a reader finds to be damaged may be half of what a writer is doing: so it looks again with the lock.
    static func open(
        _ reference: SessionReference, in folder: SessionFolder, _ environment: LogEnvironment
    ) throws -> SessionLog? {
        for _ in 0..<8 {
            do {
                guard let contents = try LogContents.open(reference, in: folder, environment) else { return nil }
                let log = SessionLog(contents)
                guard environment.canWrite else { return log }
                guard contents.damage.isEmpty else { return try log.reopened() }
                if contents.hasUnfinishedEnd { try log.mend() }
                return log
            } catch is StaleLog {
                continue
            } catch let error as MultichatError where error.code == .notFound {
                // A file went while the log was opened: the session is being deleted, or its place was taken.
                continue
            }
        }
        return nil
    }

    /// The session as it is now, with what its log hides.
    func state() throws -> SessionState {
        try contents.withLock { contents in
            try contents.refreshForReading()
            return contents.state
        }
    }

    /// Runs the closure while no other writer, of this process or another, is at the log.
    ///
    /// - Throws: ``StaleLog`` where the session was deleted.
    func holdingLock<Result>(_ body: () throws -> Result) throws -> Result {
        let lock = try openLock()
        do {
            try lock.lock()
        } catch let error as MultichatError {
            throw try isGone ? StaleLog() : error
        }
        contents.withLock { $0.held = lock.mark }
        defer {
            contents.withLock { $0.held = nil }
            lock.unlock()
        }
        return try body()
    }

    /// Writes the head down, if entries came since the last time.
    func settle() {
        guard environment.canWrite, contents.withLock({ $0.isWritable && $0.recorded != $0.state.session.head }) else {
            return
        }
        try? holdingLock {
            try contents.withLock { contents in
                guard try contents.refresh() == .nothing else { return }
                contents.record()
            }
        }
    }

    func openLock() throws -> FileLock {
        try lock.withLock { lock in
            if let lock { return lock }
            do {
                let made = try FileLock(folder.lock)
                lock = made
                return made
            } catch let error as MultichatError {
                throw try isGone ? StaleLog() : error
            }
        }
    }

    private var isGone: Bool {
        get throws { try FileStatus(folder.metadata) == nil }
    }

    /// The log, opened anew with the lock, if that can be had.
    private func reopened() throws -> SessionLog? {
        do {
            return try holdingLock { try LogContents.open(reference, in: folder, environment).map(SessionLog.init) }
        } catch let error as MultichatError where error.code == .permission {
            return self
        }
    }
}

import Multichat
import Synchronization

extension SessionLog {
    /// Finishes what a crash interrupted.
    func finishErasures() throws { try holdingLock { try finishMarked() } }

    /// Finishes the erasures that are recorded and marked; the log's lock is held.
    func finishMarked() throws {
        guard let sequence = try ErasureMark(folder).read() else { return }
        try contents.withLock { contents in
            try contents.prepareToWrite()
            try contents.eraseRecorded(from: sequence)
        }
    }
}

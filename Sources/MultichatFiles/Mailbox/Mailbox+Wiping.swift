import CMultichatShims
import Synchronization

extension Mailbox {
    /// Overwrites what old letters left in the file; call it while holding the lock.
    public func wipe() {
        state.withLock { state in
            guard let memory = open(&state) else { return }
            for number in 0..<Self.slots {
                let slot = Self.slot(number, memory)
                // The letter of a process that died; its next owner begins with an empty slot.
                let isOwned = number == state.own || multichat_byte_locked(file.descriptor, Self.byte(number)) == 1
                if !isOwned { slot.enter(.empty) }
                slot.wipe()
            }
        }
    }
}

import CMultichatShims
import Multichat
import Synchronization

/// Where processes that wait for a lock leave their work, so that the one that holds it does it along with its own.
///
/// Work behind one lock that ends in a sync costs a sync each. Done by whoever holds the lock, the work of all that
/// wait costs one ("flat combining", Hendler and others, 2010).
///
/// The mailbox is memory that all processes map, of the lock's own file behind its first page. A process that had to
/// wait once claims a slot of it, by locking a byte of the file that stands for it; so a slot of a process that died
/// is free, and its letter isn't read any more. Nothing relies on the mailbox: a letter that nobody answers is its
/// writer's own work as soon as it gets the lock, so the work must be such that doing it again does no harm.
public final class Mailbox: Sendable {
    /// The greatest length of a letter and of an answer, in bytes.
    public static let capacity = MailboxSlot.capacity
    /// How many processes can have a slot; the others do their work themselves.
    static let slots = 32

    private static let start = 4096
    private static let size = start + slots * MailboxSlot.size

    struct State {
        var memory: MappedBytes?
        var own: Int?
        var isPosted = false
    }

    let file: File
    let state = Mutex(State())

    /// Opens the mailbox of a lock file, which must be there.
    public init(_ path: String) throws { file = try File(path, .write) }

    /// Claims a slot for the next time, and makes the mailbox where there is none; call it while holding the lock.
    ///
    /// What fails leaves this process without a slot, as if all were taken.
    public func join() {
        state.withLock { state in
            guard state.own == nil, let memory = try? state.memory ?? MappedBytes(file, count: Self.size) else {
                return
            }
            state.memory = memory
            guard
                let own = (0..<Self.slots).first(where: { multichat_try_lock_byte(file.descriptor, Self.byte($0)) == 0 }
                )
            else { return }
            Self.slot(own, memory).enter(.empty)
            state.own = own
        }
    }

    /// Leaves a letter before waiting for the lock; `false` where there is no slot for it, or it is too long.
    public func post(_ content: [UInt8]) -> Bool {
        state.withLock { state in
            guard let memory = state.memory, let own = state.own, !state.isPosted, content.count <= Self.capacity else {
                return false
            }
            let slot = Self.slot(own, memory)
            guard slot.isIn(.empty) else { return false }
            slot.write(content)
            slot.enter(.posted)
            state.isPosted = true
            return true
        }
    }

    /// Takes the letter back; call it while holding the lock.
    ///
    /// - Returns: its answer; empty or `nil` where nobody has done the work.
    public func collect() -> [UInt8]? {
        state.withLock { state in
            guard let memory = state.memory, let own = state.own, state.isPosted else { return nil }
            let slot = Self.slot(own, memory)
            defer { slot.enter(.empty) }
            state.isPosted = false
            return slot.isIn(.answered) ? slot.read() : nil
        }
    }

    /// Takes the letter back without the lock; `false` where somebody is doing the work, or has done it.
    public func withdraw() -> Bool {
        state.withLock { state in
            guard let memory = state.memory, let own = state.own, state.isPosted else { return true }
            // The slot of a letter that was taken isn't used again before it is answered.
            guard Self.slot(own, memory).move(from: .posted, to: .empty) else { return false }
            state.isPosted = false
            return true
        }
    }

    /// Takes the letters of the others that wait; call it while holding the lock, and then answer every one.
    ///
    /// - Complexity: a look into the slots, and a system call for each letter.
    public func letters() -> [Letter] {
        state.withLock { state in
            guard let memory = open(&state) else { return [] }
            var letters: [Letter] = []
            for number in 0..<Self.slots where number != state.own {
                let slot = Self.slot(number, memory)
                guard slot.isIn(.posted), multichat_byte_locked(file.descriptor, Self.byte(number)) == 1,
                    slot.move(from: .posted, to: .taken)
                else { continue }
                letters.append(Letter(content: slot.read() ?? [], slot: number))
            }
            return letters
        }
    }

    /// Gives the letters' answers to those who wait for them; call it while still holding the lock.
    public func answer(_ letters: [Letter]) {
        state.withLock { state in
            guard let memory = state.memory else { return }
            for letter in letters {
                let slot = Self.slot(letter.slot, memory)
                slot.write(letter.answer.count <= Self.capacity ? letter.answer : [])
                slot.enter(.answered)
            }
        }
    }

    /// The memory, once somebody has made the mailbox.
    func open(_ state: inout State) -> MappedBytes? {
        if state.memory == nil, let size = try? file.size, size >= Self.size {
            state.memory = try? MappedBytes(file, count: Self.size)
        }
        return state.memory
    }

    static func slot(_ number: Int, _ memory: MappedBytes) -> MailboxSlot {
        let start = start + number * MailboxSlot.size
        return MailboxSlot(UnsafeMutableRawBufferPointer(rebasing: memory.memory[start..<start + MailboxSlot.size]))
    }

    static func byte(_ slot: Int) -> Int64 { Int64(start + slot * MailboxSlot.size) }
}

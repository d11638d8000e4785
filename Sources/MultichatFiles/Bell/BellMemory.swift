import CMultichatShims
import Multichat
import Synchronization

/// The memory behind a ``ChangeBell``: a ring with the names of the sessions that were changed last, and a word that
/// listeners wait on.
///
/// Whoever rings takes the next slot, writes a name there, and stamps the slot with its number; whoever listens takes a
/// slot for what it is only if the stamp is right before and after. A listener that is a whole ring behind, or finds a
/// slot half written, knows that it missed something.
///
/// Unchecked Sendable: the address doesn't change, and all is reached by atomic values and stamps.
struct BellMemory: @unchecked Sendable {
    /// The bytes of the memory.
    static let size = header + slots * slotSize
    private static let header = 4096
    private static let slots = 1024
    private static let slotSize = 128
    /// The room for a name, behind the stamp and two lengths.
    private static let capacity = slotSize - 12

    private let memory: UnsafeMutableRawBufferPointer
    /// How many names were ever begun.
    private let count: UnsafeMutablePointer<Atomic<UInt64>>
    /// Another value after each ringing; what listeners wait on.
    private let bell: UnsafeMutablePointer<Atomic<UInt32>>
    /// 1 where a listener may be waiting.
    private let isAwaited: UnsafeMutablePointer<Atomic<UInt32>>

    init(_ bytes: MappedBytes) {
        memory = bytes.memory
        let start = memory.baseAddress!
        count = start.bindMemory(to: Atomic<UInt64>.self, capacity: 1)
        bell = (start + 64).bindMemory(to: Atomic<UInt32>.self, capacity: 1)
        isAwaited = (start + 68).bindMemory(to: Atomic<UInt32>.self, capacity: 1)
    }

    /// How many names were ever written: where a listener begins.
    var end: UInt64 { count.pointee.load(ordering: .acquiring) }

    /// The value to wait for a change of; read before looking at the names.
    var value: UInt32 { bell.pointee.load(ordering: .sequentiallyConsistent) }

    /// Adds a session's name.
    func write(_ session: SessionReference) {
        let number = count.pointee.add(1, ordering: .acquiringAndReleasing).oldValue
        let slot = slot(number)
        let stamp = stamp(slot)
        stamp.pointee.store(0, ordering: .relaxed)
        atomicMemoryFence(ordering: .releasing)
        let (namespace, id) = (session.namespace.text.utf8, session.id.text.utf8)
        let fits = namespace.count + id.count <= Self.capacity
        slot.storeBytes(of: UInt16(fits ? namespace.count : 0), toByteOffset: 8, as: UInt16.self)
        slot.storeBytes(of: UInt16(fits ? id.count : 0), toByteOffset: 10, as: UInt16.self)
        if fits {
            let text = UnsafeMutableRawBufferPointer(rebasing: slot[12...])
            text.copyBytes(from: namespace)
            UnsafeMutableRawBufferPointer(rebasing: text[namespace.count...]).copyBytes(from: id)
        }
        stamp.pointee.store(number + 1, ordering: .releasing)
    }

    /// Wakes those that wait, behind the writing.
    func ring() {
        bell.pointee.add(1, ordering: .sequentiallyConsistent)
        guard isAwaited.pointee.exchange(0, ordering: .sequentiallyConsistent) == 1 else { return }
        multichat_wake_word(UnsafeMutableRawPointer(bell).assumingMemoryBound(to: UInt32.self))
    }

    /// Waits until the bell has another value, or a time is over.
    func wait(while value: UInt32, microseconds: Int64) {
        isAwaited.pointee.store(1, ordering: .sequentiallyConsistent)
        multichat_wait_on_word(UnsafeRawPointer(bell).assumingMemoryBound(to: UInt32.self), value, microseconds)
    }

    /// The names since a place, which is moved on.
    func news(since place: inout UInt64) -> StoreNews {
        let end = end
        guard end >= place, end - place <= UInt64(Self.slots) else {
            place = end
            return .anything
        }
        var sessions: Set<SessionReference> = []
        var isComplete = true
        while place < end {
            awaitStamp(place)
            if let session = name(place) { sessions.insert(session) } else { isComplete = false }
            place += 1
        }
        return isComplete ? .sessions(sessions) : .anything
    }

    /// Gives whoever is writing a name the moment that this takes, unless it died there.
    private func awaitStamp(_ number: UInt64) {
        let stamp = stamp(slot(number))
        for _ in 0..<1000 where stamp.pointee.load(ordering: .relaxed) <= number { Platform.letOthersRun() }
    }

    /// The name of that number; `nil` where it can't be read.
    private func name(_ number: UInt64) -> SessionReference? {
        let slot = slot(number)
        let stamp = stamp(slot)
        guard stamp.pointee.load(ordering: .acquiring) == number + 1 else { return nil }
        let first = Int(slot.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
        let second = Int(slot.loadUnaligned(fromByteOffset: 10, as: UInt16.self))
        guard second > 0, first + second <= Self.capacity else { return nil }
        let text = Array(slot[12..<12 + first + second])
        atomicMemoryFence(ordering: .acquiring)
        guard stamp.pointee.load(ordering: .relaxed) == number + 1,
            let namespace = String(validating: text[..<first], as: UTF8.self).flatMap({ try? Namespace($0) }),
            let id = String(validating: text[first...], as: UTF8.self).flatMap({ try? SessionID($0) })
        else { return nil }
        return SessionReference(id, in: namespace)
    }

    private func slot(_ number: UInt64) -> UnsafeMutableRawBufferPointer {
        let start = Self.header + Int(number % UInt64(Self.slots)) * Self.slotSize
        return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + Self.slotSize])
    }

    private func stamp(_ slot: UnsafeMutableRawBufferPointer) -> UnsafeMutablePointer<Atomic<UInt64>> {
        slot.baseAddress!.bindMemory(to: Atomic<UInt64>.self, capacity: 1)
    }
}

import Synchronization

/// One slot of a ``Mailbox``: a state, and the letter or its answer.
///
/// Unchecked Sendable: the address doesn't change, and the state says who may touch the bytes.
struct MailboxSlot: @unchecked Sendable {
    /// Whose the bytes are.
    enum State: UInt32 {
        /// Nobody's, until the owner writes a letter.
        case empty
        /// A letter, for the holder of the lock.
        case posted
        /// The holder's, who is doing what the letter asks for.
        case taken
        /// An answer, for the owner.
        case answered
    }

    /// The bytes of a slot.
    static let size = 8192
    /// The greatest length of a letter or an answer.
    static let capacity = size - headerSize
    // The state, the length and the checksum, four bytes each.
    private static let headerSize = 12

    private let bytes: UnsafeMutableRawBufferPointer
    private let state: UnsafeMutablePointer<Atomic<UInt32>>

    /// Makes the slot of so many bytes, which begin where four can be read at once.
    init(_ bytes: UnsafeMutableRawBufferPointer) {
        self.bytes = bytes
        state = bytes.baseAddress!.bindMemory(to: Atomic<UInt32>.self, capacity: 1)
    }

    /// Whether it is in that state.
    func isIn(_ wanted: State) -> Bool { state.pointee.load(ordering: .acquiring) == wanted.rawValue }

    /// Goes on to another state, whatever it was; what was written before is seen by who sees the state.
    func enter(_ next: State) { state.pointee.store(next.rawValue, ordering: .releasing) }

    /// Goes on from one state to another; `false` where it is in a third one.
    func move(from old: State, to next: State) -> Bool {
        state.pointee.compareExchange(expected: old.rawValue, desired: next.rawValue, ordering: .acquiringAndReleasing)
            .exchanged
    }

    /// Writes a letter or an answer that is not longer than ``capacity``.
    func write(_ content: [UInt8]) {
        content.withUnsafeBytes { content in
            bytes.storeBytes(of: UInt32(content.count), toByteOffset: 4, as: UInt32.self)
            bytes.storeBytes(of: CRC32C.checksum(content), toByteOffset: 8, as: UInt32.self)
            UnsafeMutableRawBufferPointer(rebasing: bytes[Self.headerSize...]).copyMemory(from: content)
        }
    }

    /// Overwrites what earlier letters left behind the present one, or all where there is none.
    ///
    /// A letter that is being written meanwhile isn't whole then: its writer does the work itself.
    func wipe() {
        let length = isIn(.empty) ? 0 : Int(bytes.load(fromByteOffset: 4, as: UInt32.self))
        let rest = bytes[(Self.headerSize + min(length, Self.capacity))...]
        UnsafeMutableRawBufferPointer(rebasing: rest).initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// Copies what was written; `nil` where it isn't whole.
    func read() -> [UInt8]? {
        let count = Int(bytes.load(fromByteOffset: 4, as: UInt32.self))
        guard count <= Self.capacity else { return nil }
        // Copied first: another process could change what was checked.
        let content = Array(bytes[Self.headerSize..<Self.headerSize + count])
        let checksum = bytes.load(fromByteOffset: 8, as: UInt32.self)
        return content.withUnsafeBytes { CRC32C.checksum($0) } == checksum ? content : nil
    }
}

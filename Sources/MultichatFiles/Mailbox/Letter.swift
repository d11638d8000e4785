/// What a process that waits for a lock wants done by the one that holds it.
public struct Letter: Sendable {
    /// What is wanted, in the words of those who use the mailbox.
    public let content: [UInt8]
    /// What to tell the process; empty where it shall do the work itself.
    public var answer: [UInt8] = []
    let slot: Int
}

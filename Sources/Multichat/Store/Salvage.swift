/// Reads what can be read of a damaged store, whatever stands in its way; nothing of the store is changed.
package protocol Salvage {
    /// Hands over each session that can be found, and then what can be read of its log, in order.
    ///
    /// - Parameter take: called with a session at a time.
    func run(_ take: (SalvagedSession) throws -> Void) throws

    /// What is damaged and belongs to no session that can be named.
    var losses: [Damage] { get }
}

/// One session of a damaged store.
package struct SalvagedSession {
    /// What the session started with; its id where nothing else can be read.
    package var origin: NewSession
    /// The last sequence that it is known to have had.
    package var lastSequence = 0
    /// The highest fence that it is known to have seen.
    package var fence = 0
    /// What is damaged about it besides its entries.
    package var losses: [Damage] = []
    /// Hands over its entries, in order, and what is lost between them.
    package var read: (_ take: (SalvagedItem) throws -> Void) throws -> Void

    package init(_ origin: NewSession, read: @escaping (_ take: (SalvagedItem) throws -> Void) throws -> Void) {
        self.origin = origin
        self.read = read
    }
}

/// What is found in a damaged log.
package enum SalvagedItem {
    /// An entry whose own checksum is right.
    case entry(Entry)
    /// Something that can't be read.
    case loss(Damage)
}

/// Which master serves which slot of a cluster.
struct SlotMap: Equatable, Sendable {
    /// The masters that serve slots, in the order of their first ones.
    private(set) var masters: [Endpoint] = []
    /// The position of each slot's master, or `nobody`.
    private var owners: [UInt16]
    private static let nobody = UInt16.max

    /// A map that knows nothing.
    init() { owners = Array(repeating: Self.nobody, count: KeySlot.count) }

    /// Reads the answer of CLUSTER SLOTS.
    ///
    /// - Parameter asked: who answered: a node without a host stands for it.
    /// - Throws: ``MalformedReply`` where it isn't such an answer.
    init(_ reply: Reply, from asked: Endpoint) throws(MalformedReply) {
        self.init()
        guard reply.kind == .array else { throw MalformedReply(reason: "CLUSTER SLOTS gave no list") }
        for position in 0..<reply.count {
            let range = reply[position]
            guard range.count >= 3, let first = range[0].integer, let last = range[1].integer,
                (0..<KeySlot.count).contains(first), (first..<KeySlot.count).contains(last),
                let master = Self.node(range[2], from: asked)
            else { throw MalformedReply(reason: "CLUSTER SLOTS gave a range that can't be read") }
            let owner = place(of: master)
            for slot in first...last { owners[slot] = owner }
        }
    }

    /// The master of a slot, where it is known.
    subscript(_ slot: Int) -> Endpoint? {
        owners[slot] == Self.nobody ? nil : masters[Int(owners[slot])]
    }

    /// Whether every slot has a master.
    var isComplete: Bool { !owners.contains(Self.nobody) }

    /// Notes that a slot has another master now.
    mutating func move(_ slot: Int, to master: Endpoint) { owners[slot] = place(of: master) }

    private mutating func place(of master: Endpoint) -> UInt16 {
        if let known = masters.firstIndex(of: master) { return UInt16(known) }
        masters.append(master)
        return UInt16(masters.count - 1)
    }

    private static func node(_ reply: Reply, from asked: Endpoint) -> Endpoint? {
        guard reply.count >= 2, let port = reply[1].integer, (1...65535).contains(port) else { return nil }
        let host = reply[0].text ?? ""
        return .tcp(host: host.isEmpty || host == "?" ? asked.host : host, port: port)
    }
}

/// First in, first out, both in constant time on average.
struct Fifo<Element> {
    private var incoming: [Element] = []
    private var outgoing: [Element] = []

    /// Adds one behind the others.
    mutating func push(_ element: Element) { incoming.append(element) }

    /// Takes the first one.
    mutating func pop() -> Element? {
        if outgoing.isEmpty {
            outgoing = incoming.reversed()
            incoming = []
        }
        return outgoing.popLast()
    }
}

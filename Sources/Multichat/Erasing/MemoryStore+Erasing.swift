extension MemoryStore: Erasing {
    /// Nothing: there are no files.
    public func scrub() throws -> [Remnant] { [] }
}

extension MemoryLog {
    /// Erases what entries that were added say that they erased.
    mutating func eraseRecorded(by added: [Entry]) {
        for entry in added where entry.kind == .erase {
            // The entry was checked when it was folded into the state.
            guard let sequences = try? Lifecycle.erased(by: entry) else { continue }
            for sequence in sequences.ranges.joined() where !entries[sequence - 1].isErased {
                entries[sequence - 1].erase(Chainer())
            }
        }
    }
}

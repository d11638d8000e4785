import Multichat

/// A note in the durable store: in which run of the hot store's servers every process had copied what it remembers.
///
/// Servers that were started anew since, perhaps with an old dump, may lack what some process remembers.
struct RunNote: Sendable {
    private static let key: EntryKey = "run"

    let notes: HybridNotes

    /// Whether all had been copied in that run, or later.
    func covers(_ run: String) throws -> Bool { try notes.read(Self.key)?.value.string ?? "" == run }

    /// Notes that all is copied.
    func write(_ run: String) throws {
        let present = try notes.read(Self.key)
        // Who was faster has found out the same.
        _ = try notes.write(Self.key, JSONValue.string(run).json, over: present?.sequence)
    }
}

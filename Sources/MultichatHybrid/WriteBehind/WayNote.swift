import Multichat

/// A note in the durable store, for all processes: whether appends go to the hot store, or, because one of them can't
/// reach it, straight to the durable one.
struct WayNote: Sendable {
    private static let key: EntryKey = "direct"

    let notes: HybridNotes

    /// Whether appends go straight to the durable store.
    func isDirect() throws -> Bool { try notes.read(Self.key)?.value.bool ?? false }

    /// Tells all processes where appends go.
    func set(direct: Bool) throws {
        for _ in 0..<16 {
            let present = try notes.read(Self.key)
            if present?.value.bool ?? false == direct { return }
            if try notes.write(Self.key, JSONValue.bool(direct).json, over: present?.sequence) != nil { return }
        }
        throw MultichatError(
            .unavailable, "Too many processes change the hybrid store's way at once.", hint: "Try again.", retry: .later
        )
    }
}

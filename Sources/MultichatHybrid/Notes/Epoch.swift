import Multichat

/// A random word that joins a hot store to its durable one: two durable stores can't share a hot one by mistake.
struct Epoch: Sendable {
    private static let key: EntryKey = "epoch"
    private let durable: HybridNotes
    private let text: String

    /// Reads the durable store's epoch, or gives it one.
    init(of durable: any Restoring) throws {
        self.durable = HybridNotes(store: durable)
        text = try Self.text(in: self.durable) {
            String(Platform.randomWord(), radix: 36) + String(Platform.randomWord(), radix: 36)
        }
    }

    /// Writes the epoch into a hot store that has none.
    ///
    /// - Throws: ``MultichatError`` with the code `incompatible` where it has another one.
    func join(_ hot: any Restoring) throws {
        if try HybridNotes(store: hot).read(Self.key) == nil { try Self.requireEmpty(hot) }
        guard try Self.text(in: HybridNotes(store: hot), otherwise: { text }) == text else {
            throw MultichatError(
                .incompatible, "The hot store belongs to another durable store.",
                hint: "Give each hybrid a hot store of its own, such as another prefix (?prefix=NAME); "
                    + "empty this one only if no other hybrid uses it.")
        }
    }

    /// A store with sessions of its own must not become a hot one, which would drop them.
    private static func requireEmpty(_ hot: any Restoring) throws {
        var query = SessionQuery(namespace: nil)
        query.includesSystem = true
        query.limit = 2
        let sessions = try hot.sessions(query).items.map(\.reference)
        guard let foreign = sessions.first(where: { $0 != HybridNotes.session }) else { return }
        throw MultichatError(
            .incompatible, "The hot store has sessions of its own, such as \(foreign).",
            hint:
                "Give the hybrid an empty one, such as another prefix (?prefix=NAME); `multichat migrate` takes those "
                + "sessions into the durable store.")
    }

    /// Whether a hot store has the epoch; one that was emptied has none.
    func isJoined(_ hot: any Restoring) throws -> Bool {
        try HybridNotes(store: hot).read(Self.key)?.value.string == text
    }

    private static func text(in notes: HybridNotes, otherwise new: () -> String) throws -> String {
        for _ in 0..<8 {
            if let note = try notes.read(key), let text = note.value.string { return text }
            let made = new()
            if try notes.write(key, JSONValue.string(made).json, over: nil) != nil { return made }
        }
        throw MultichatError(
            .unavailable, "Too many hybrids open the store at once.", hint: "Try again.", retry: .later)
    }
}

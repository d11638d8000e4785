import Multichat

/// The sessions that a command is about: those named, else all of a namespace, else all.
struct Selection {
    /// The sessions named; `nil` for all.
    let sessions: [SessionReference]?
    /// The namespace that all sessions are taken of; `nil` for all namespaces.
    let namespace: Namespace?

    /// Reads it from the words and options of a command.
    init(_ call: Invocation) throws {
        let words = call.words(.sessions)
        let home = try call.namespace
        sessions = words.isEmpty ? nil : try words.map { SessionReference(try SessionID($0), in: home) }
        namespace = try call.givenNamespace
    }

    /// Everything that a store has, or that a namespace has.
    init(in namespace: Namespace? = nil) {
        sessions = nil
        self.namespace = namespace
    }

    /// Looks whether all sessions named are there, before anything is done.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound`.
    func check(in store: any Store, passingDamage: Bool = false) throws {
        for session in sessions ?? [] {
            do {
                _ = try store.required(session)
            } catch let error as MultichatError where error.hidesSession && passingDamage {
                continue
            }
        }
    }

    /// Hands over each session.
    ///
    /// - Returns: what can't be read, of all sessions.
    func forEach(in store: any Store, _ body: (SessionReference) throws -> Void) throws -> [Damage] {
        guard let sessions else { return try store.forEachSession(in: namespace) { try body($0.reference) } }
        try sessions.forEach(body)
        return []
    }

    /// How many entries there are; `nil` where nobody sees a bar that would need it.
    func entriesForProgress(in store: any Store) throws -> Int? {
        guard Descriptor.isTerminal(Descriptor.error) else { return nil }
        var total = 0
        guard let sessions else {
            _ = try store.forEachSession(in: namespace) { total += $0.head.sequence }
            return total
        }
        for session in sessions { total += (try? store.session(session))?.head.sequence ?? 0 }
        return total
    }
}

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

    /// Everything that a store has.
    init() {
        sessions = nil
        namespace = nil
    }

    /// Looks whether all sessions named are there, before anything is done.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound`.
    func check(in store: any Store, passingDamage: Bool = false) throws {
        for session in sessions ?? [] {
            do {
                _ = try store.required(session)
            } catch let error as MultichatError where error.code == .damaged && passingDamage {
                continue
            }
        }
    }

    /// Hands over each session.
    func forEach(in store: any Store, _ body: (SessionReference) throws -> Void) throws {
        if let sessions { return try sessions.forEach(body) }
        try SessionWalk(store, in: namespace).forEach { try body($0.reference) }
    }

    /// How many entries there are; `nil` where nobody sees a bar that would need it.
    func entriesForProgress(in store: any Store) throws -> Int? {
        guard let sessions else { return try SessionWalk(store, in: namespace).entriesForProgress() }
        return try sessions.reduce(0) { try $0 + (store.session($1)?.head.sequence ?? 0) }
    }
}

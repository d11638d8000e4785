import Multichat

/// One change of the store, as it waits to be committed together with others.
enum SQLiteWrite: Sendable {
    case append(Append)
    case create(NewSession)
    case delete(SessionReference)
    case sweep(SessionReference)
    case stage(NewSession)
    case restore([Entry], SessionReference)
    case extend(SessionReference, [Entry], fence: Int)
    case publish(SessionReference)
    case discard(SessionReference)
}

/// What a change answers.
enum SQLiteOutcome: Sendable {
    case receipt(Receipt)
    case session(Session)
    case head(Head)
    /// Whether there was something to remove.
    case removed(Bool)
}

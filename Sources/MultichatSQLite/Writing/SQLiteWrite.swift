import Multichat

/// One change of the store, as it waits to be committed together with others.
enum SQLiteWrite: Sendable {
    case append(Append)
    case create(NewSession)
    case delete(SessionReference)
    case remove(SessionReference, RemovalCondition)
    case stage(NewSession)
    case restore([Entry], SessionReference)
    case extend(SessionReference, [Entry], fence: Int)
    case publish(SessionReference)
    case discard(SessionReference)

    /// The session that others see changed, if they do.
    var visibleSession: SessionReference? {
        switch self {
        case .append(let append): append.session
        case .create(let new): new.reference
        case .delete(let session), .publish(let session), .remove(let session, _), .extend(let session, _, _): session
        case .stage, .restore, .discard: nil
        }
    }
}

/// What a change answers.
enum SQLiteOutcome: Sendable {
    case receipt(Receipt)
    case session(Session)
    case head(Head)
    /// Whether there was something to remove.
    case removed(Bool)
}

extension Result {
    /// Whether it is no error.
    var isSuccess: Bool { if case .success = self { true } else { false } }
}

import Multichat

/// What tests append where it doesn't matter what that is.
enum Sample {
    static func draft(_ id: EntryID) -> Draft {
        Draft(id: id, kind: .message, author: "Agent-1", body: Message("Hi").body)
    }
}

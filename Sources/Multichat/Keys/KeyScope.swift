/// What an access key allows; each scope allows what those before it do.
public enum KeyScope: String, Sendable, CaseIterable, Comparable {
    /// To read and follow.
    case read
    /// To append, start and change sessions as well.
    case append
    /// Also to delete and erase, and to manage keys.
    case admin

    /// Whether one allows less than another.
    public static func < (left: KeyScope, right: KeyScope) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

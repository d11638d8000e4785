import MultichatFiles
import Synchronization

extension SQLiteWriter {
    /// Says by what the transaction under way can be found again; the last word counts.
    public func setAnchor(_ value: CommitAnchor) { anchor.withLock { $0 = value } }

    /// What the last commit of any process said, for who opens the database to look for it.
    ///
    /// Call it inside ``withConnection(_:)``, so that nobody writes meanwhile.
    public func lastAnchor() throws -> CommitAnchor { try marker.anchor() }

    /// The anchor of the last commit to a database that nobody writes and that need not open; one that says nothing
    /// where it isn't known.
    public static func lastAnchor(of path: String) -> CommitAnchor {
        guard let marks = try? File(lockPath(of: path), .read), let mark = try? CommitMark.read(marks) else {
            return CommitAnchor()
        }
        return mark.anchor
    }
}

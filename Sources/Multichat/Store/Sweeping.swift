/// A store that keeps what nobody can read any more until it is swept: expired sessions, and copies that were begun.
///
/// Stores whose server forgets by itself need no sweep.
public protocol Sweeping: Store {
    /// Some sessions that are expired by the store's clock and still take room.
    ///
    /// - Parameter limit: the greatest number; at least 1.
    /// - Complexity: O(sessions).
    func expired(limit: Int) throws -> [Session]

    /// Removes a session if it is expired by now; answers whether it was.
    func sweep(_ session: SessionReference) throws -> Bool

    /// The logs that were staged and not published yet, each as far as it came.
    func staged() throws -> [Session]
}

import Multichat

/// A store that can keep a session compressed, where it can still be read.
public protocol ArchivingSessions: Store {
    /// Moves an archived session into the compressed archive; once it returns, the session takes no room elsewhere.
    ///
    /// - Throws: ``MultichatError`` with the code `status` where the session isn't archived.
    func compress(_ session: SessionReference) throws
}

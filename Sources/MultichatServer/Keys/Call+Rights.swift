import Multichat

extension Call {
    /// Whether it may write to the sessions that a store keeps about itself.
    var mayWriteOwn: Bool { caller.key.map { $0.scope >= .admin } ?? true }

    /// Checks that a session of an id may be made.
    ///
    /// - Throws: ``Problem`` with the status 403 for those that the store keeps about itself.
    func requireRight(to id: SessionID) throws {
        guard id.isSystem, !mayWriteOwn, let key = caller.key else { return }
        throw Problem.scope(key.scope, .admin)
    }
}

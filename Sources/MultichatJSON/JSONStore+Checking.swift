import Multichat
import MultichatFiles

extension JSONStore: Checking {
    /// All damage found in the files of a session, or of the whole store.
    ///
    /// Every line is compared with its checksum and its place, every log with the recorded head, and every derived
    /// index with its segment; an index that is wrong is no damage but is made anew, if the store may be written.
    /// Chains are left to the ``Verifier``. Sessions can be written meanwhile.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `closed`, `io`.
    /// - Complexity: O(entries); the memory used is that of the largest segment's index.
    public func check(_ session: SessionReference?) throws -> [Damage] {
        try requireOpen()
        var found = markerDamage()
        if let session {
            let folder = layout.session(session)
            guard try FileStatus(folder.path) != nil else { throw MultichatError.unknown(session) }
            return found + (try check(folder, of: session))
        }
        for directory in try directories(nil) {
            for name in try names(in: directory) {
                found += try check(SessionFolder(path: directory + "/" + name), of: nil)
            }
        }
        return found
    }

    private func markerDamage() -> [Damage] {
        do {
            let found = try StoreMarker.open(layout, access: .readOnly)
            guard found != epoch else { return [] }
            return [Damage(session: nil, place: layout.marker, reason: "It is another store's.")]
        } catch {
            let reason = (error as? MultichatError)?.message ?? "\(error)"
            return [Damage(session: nil, place: layout.marker, reason: reason)]
        }
    }

    private func check(_ folder: SessionFolder, of expected: SessionReference?) throws -> [Damage] {
        guard let reference = try folder.reference() else {
            // Gone meanwhile, or without anything that says what it holds.
            guard try FileStatus(folder.path) != nil else { return [] }
            let reason = "It is missing or isn't as it was written."
            return [Damage(session: expected, place: folder.metadata, reason: reason)]
        }
        guard layout.session(reference) == folder else {
            let reason = "The folder holds another session than its name says: \(reference)."
            return [Damage(session: expected ?? reference, place: folder.path, reason: reason)]
        }
        return try SessionLog.check(reference, in: folder, environment).map { damage in
            let sequence = damage.sequence > 0 ? damage.sequence : nil
            return Damage(session: reference, sequence: sequence, place: damage.place, reason: damage.reason)
        }
    }
}

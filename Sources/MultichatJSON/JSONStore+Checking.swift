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
        let holder = try holder(of: folder)
        guard let reference = holder.session else {
            guard var damage = holder.damage else { return [] }
            damage.session = expected ?? damage.session
            return [damage]
        }
        return try SessionLog.check(reference, in: folder, environment).map { damage in
            let sequence = damage.sequence > 0 ? damage.sequence : nil
            return Damage(session: reference, sequence: sequence, place: damage.place, reason: damage.reason)
        }
    }

    /// The session that a folder holds, or why that can't be told; neither where the folder is gone.
    func holder(of folder: SessionFolder) throws -> (session: SessionReference?, damage: Damage?) {
        guard let reference = try folder.reference() else {
            guard try FileStatus(folder.path) != nil else { return (nil, nil) }
            let reason = "It is missing or isn't as it was written."
            return (nil, Damage(session: folder.namedReference, place: folder.metadata, reason: reason))
        }
        if layout.session(reference) == folder { return (reference, nil) }
        let reason = "The folder holds another session than its name says: \(reference)."
        return (nil, Damage(session: reference, place: folder.path, reason: reason))
    }
}

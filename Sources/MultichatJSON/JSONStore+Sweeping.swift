import Multichat
import MultichatFiles

extension JSONStore: Sweeping {
    /// Sessions that are expired and still take room; those that can't be read are left to ``check(_:)``.
    public func expired(limit: Int) throws -> [Session] {
        try requireOpen()
        let now = configuration.clock()
        var found: [Session] = []
        var leftOut: [Damage] = []
        for directory in try directories(nil) {
            for summary in try summaries(of: directory, &leftOut) where summary.session.isExpired(at: now) {
                found.append(summary.session)
                if found.count >= limit { return found }
            }
        }
        return found
    }

    /// Removes a session if it is expired.
    public func sweep(_ session: SessionReference) throws -> Bool {
        try requireWritable()
        let now = configuration.clock()
        return try remove(session) { $0.isExpired(at: now) }?.isExpired(at: now) ?? false
    }

    /// The logs that were staged, where they can be read.
    public func staged() throws -> [Session] {
        try requireOpen()
        return try Directory.entries(layout.staging).compactMap { entry in
            guard entry.isDirectory, !entry.name.hasPrefix(StoreLayout.unfinishedPrefix) else { return nil }
            let folder = SessionFolder(path: layout.staging + "/" + entry.name)
            guard let reference = try folder.reference(), layout.staged(reference) == folder else { return nil }
            return try withSession(OpenSessions.Key(reference: reference, isStaged: true)) {
                try $0.log.state().session
            }
        }
    }
}

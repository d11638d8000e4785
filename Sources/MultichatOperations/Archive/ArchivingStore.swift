import Multichat
import MultichatStores

/// A store whose archived sessions can lie compressed beside it, and are read where they are.
///
///     let store = try ArchivingStore.open(.sqlite("chats.db"))
///
/// The archive of a store of files is the folder `PATH.archived`. A session in it is listed, shown, exported, verified
/// and forked like any other; it is archived, and reopening it brings it back whole, with the same chain. What isn't
/// archived is answered by the store itself: only where that has no such session, the archive is asked.
public final class ArchivingStore: Restoring {
    /// The store itself.
    public let base: any Restoring
    let archive: SessionArchive
    let submissions = SubmissionPool(threads: 2)

    /// Joins a store and the folder of its archive, which is made with the first session in it.
    public init(_ base: any Restoring, archive path: String) {
        self.base = base
        archive = SessionArchive(path, limits: base.configuration.limits)
    }

    /// Opens a store with its archive; one without an archive is answered as it is.
    ///
    /// - Parameters:
    ///   - url: where it is.
    ///   - creating: whether it is made where it is missing.
    ///   - archiving: whether sessions are to be archived, so that the archive may be missing yet.
    ///   - configuration: time, randomness and limits.
    /// - Throws: as ``Stores/open(_:creating:configuration:)``.
    public static func open(
        _ url: StoreURL, creating: Bool = true, archiving: Bool = false,
        configuration: StoreConfiguration = StoreConfiguration()
    ) throws -> any Restoring {
        let base = try Stores.open(url, creating: creating, configuration: configuration)
        guard let path = folder(of: url), archiving || Stores.exists(.json(path)) else { return base }
        return ArchivingStore(base, archive: path)
    }

    /// The folder of a store's archive; `nil` for a store without files here.
    public static func folder(of url: StoreURL) -> String? {
        switch url {
        case .memory, .redis: nil
        case .sqlite(let path), .json(let path): path + ".archived"
        case .hybrid(let hybrid): folder(of: hybrid.durable)
        }
    }

    /// The clock, randomness and limits.
    public var configuration: StoreConfiguration { base.configuration }

    /// Starts a session; a conflict where its id is taken, also in the archive.
    public func create(_ session: NewSession) throws -> Session {
        guard try archived(session.reference) == nil else { throw MultichatError.taken(session.reference) }
        return try base.create(session)
    }

    /// Removes a session, wherever it is.
    public func delete(_ reference: SessionReference) throws -> Bool {
        let wasThere = try archived(reference) != nil
        let wasArchived = try archive.remove(reference)
        return try base.delete(reference) || (wasThere && wasArchived)
    }

    /// Stores a batch; one that an archived session takes brings it back first.
    public func append(_ append: Append) throws -> Receipt {
        do {
            return try base.append(append)
        } catch let error as MultichatError where error.code == .notFound {
            guard let session = try archived(append.session)?.state.session else { throw error }
            var state = SessionState(session)
            if let draft = append.drafts.first {
                // What an archived session refuses is refused before anything is moved.
                let entry = Entry(
                    draft: draft, sequence: session.head.sequence + 1, time: session.updatedAt, seal: .erased(.zero))
                try state.apply(entry)
            }
            try bringBack(append.session)
            return try base.append(append)
        }
    }

    /// Closes the store.
    public func close() throws {
        let result = Result { try base.close() }
        // What the store couldn't take for want of the session comes here last, and is told that the store is closed.
        submissions.drain()
        try result.get()
    }
}

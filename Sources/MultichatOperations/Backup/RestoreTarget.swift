import Multichat
import MultichatFiles
import MultichatStores

/// The store that a backup is brought back into.
struct RestoreTarget {
    private static let sidecars = ["-wal", "-shm", "-lock", "-lock.queue", "-bell"]

    private let url: StoreURL
    private let configuration: StoreConfiguration
    /// What to do where there is a store already.
    private let hint: String

    init(
        _ url: StoreURL, _ configuration: StoreConfiguration,
        hint: String = "Restore into a store that isn't there yet; `multichat migrate` adds to one that is."
    ) throws {
        self.hint = hint
        guard url != .memory else {
            throw MultichatError(
                .invalid, "A restore into `memory:` would be forgotten at once.", hint: "Name a store that lasts.")
        }
        if case .hybrid(let hybrid) = url { self.url = hybrid.durable } else { self.url = url }
        self.configuration = configuration
    }

    /// Fills the store; where it is a file or folder that isn't there, beside its place, and then gives it its name.
    func fill<Result>(_ body: (any Restoring) throws -> Result) throws -> Result {
        try requireNoArchive()
        guard let path = url.paths.first, !Stores.exists(url) else { return try fillPresent(body) }
        let partial = path + ".restoring-" + String(UInt64.random(in: .min ... .max), radix: 16)
        do {
            let result = try withStore(url.isFile ? .sqlite(partial) : .json(partial), creating: true, body)
            try place(partial, at: path)
            return result
        } catch {
            remove(partial)
            throw error
        }
    }

    /// Sessions that a lost store had archived would be taken for this one's.
    private func requireNoArchive() throws {
        guard let folder = ArchivingStore.folder(of: url), Directory.exists(folder),
            try Directory.entries(folder).contains(where: { $0.name.hasSuffix(SessionArchive.suffix) })
        else { return }
        throw MultichatError(
            .conflict, "The folder \(folder) has archived sessions of another store.",
            hint: "Move it away, or restore to another place.")
    }

    private func fillPresent<Result>(_ body: (any Restoring) throws -> Result) throws -> Result {
        try withStore(url, creating: true) { store in
            try requireEmpty(store)
            return try body(store)
        }
    }

    private func withStore<Result>(
        _ url: StoreURL, creating: Bool, _ body: (any Restoring) throws -> Result
    ) throws -> Result {
        let store = try Stores.open(url, creating: creating, configuration: configuration)
        do {
            let result = try body(store)
            try store.close()
            return result
        } catch {
            try? store.close()
            throw error
        }
    }

    private func requireEmpty(_ store: any Store) throws {
        guard let session = try first(store, includingSystem: false) ?? first(store, includingSystem: true) else {
            return
        }
        let what =
            session.id.hasPrefix(".") ? "no sessions, but records of its own (\(session.id))" : "the session \(session)"
        throw MultichatError(.conflict, "The store \(url) is not empty: it has \(what).", hint: hint)
    }

    private func first(_ store: any Store, includingSystem: Bool) throws -> SessionReference? {
        var query = SessionQuery(namespace: nil)
        query.includesSystem = includingSystem
        query.limit = 1
        let page = try store.sessions(query)
        return page.items.first?.reference ?? page.leftOut.first?.session
    }

    /// Gives the complete store its name; what is left of a lost file's log must not be taken for this one's.
    private func place(_ partial: String, at path: String) throws {
        if url.isFile {
            for suffix in Self.sidecars {
                if try isLog(partial + suffix) { throw Self.unfinished }
                try Directory.removeFile(partial + suffix)
                guard (try? File(path + suffix, .read)) != nil else { continue }
                let isKept = suffix == "-wal"
                if isKept {
                    try Directory.rename(path + suffix, to: path + suffix + ".before-restore")
                } else {
                    try Directory.removeFile(path + suffix)
                }
            }
        }
        try Directory.rename(partial, to: path)
    }

    private func isLog(_ path: String) throws -> Bool {
        guard path.hasSuffix("-wal"), let file = try? File(path, .read) else { return false }
        return try file.size > 0
    }

    private func remove(_ partial: String) {
        guard url.isFile else {
            try? Directory.remove(partial)
            return
        }
        for suffix in [""] + Self.sidecars { try? Directory.removeFile(partial + suffix) }
    }

    private static let unfinished = MultichatError(
        .io, "The restored file's log can't be emptied.", hint: "Try again.", retry: .later)
}

extension StoreURL {
    /// Whether the store is one file.
    fileprivate var isFile: Bool {
        if case .sqlite = self { return true }
        return false
    }
}

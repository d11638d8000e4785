import Multichat
import MultichatFiles

/// Sessions in a directory of JSON Lines, for people who want to read their data with `jq`.
///
///     let swarm = Swarm(try JSONStore(path: "chats"))
///
/// An append is on the disk when it returns; appends that wait for one session at the same time share one write and
/// one sync. Any number of processes on one machine can use the directory. `Documentation/json-format.md` explains
/// every file.
public final class JSONStore: Restoring {
    /// What a store may do with its directory.
    public enum Access: Sendable {
        /// Reading only: nothing is made, mended or locked.
        case readOnly
        /// Reading and writing; the store is made where it is missing.
        case readWrite
    }

    /// The clock, randomness and limits.
    public let configuration: StoreConfiguration
    /// The path of the directory.
    public let path: String
    /// A random text that was made with the store: tells it from any other one.
    public let epoch: String
    let layout: StoreLayout
    let environment: LogEnvironment
    let open: OpenSessions
    let catalogue = SessionCatalogue()
    let submissions = SubmissionPool()
    let bell: ChangeBell

    /// Opens a directory, and makes it a store where it is missing or empty.
    ///
    /// - Parameters:
    ///   - path: the directory's path; missing directories are made.
    ///   - configuration: the clock, randomness and limits.
    ///   - access: whether anything may be written.
    /// - Throws: ``MultichatError``: `incompatible` for another program's directory, a newer version or a network
    ///   file system, `notFound` where there is nothing to read, `permission`, `io`.
    public convenience init(
        path: String, configuration: StoreConfiguration = StoreConfiguration(), access: Access = .readWrite
    ) throws {
        try self.init(path: path, LogEnvironment(configuration: configuration, canWrite: access == .readWrite))
    }

    init(path: String, _ environment: LogEnvironment, openSessions: Int = 128) throws {
        self.path = path
        layout = StoreLayout(root: path)
        bell = ChangeBell(layout.bell, isReadOnly: !environment.canWrite)
        var environment = environment
        if environment.canWrite { environment.bell = bell }
        self.environment = environment
        configuration = environment.configuration
        epoch = try StoreMarker.open(layout, access: environment.canWrite ? .readWrite : .readOnly)
        open = OpenSessions(capacity: openSessions)
        if environment.canWrite { sweep() }
    }

    // Who forgets to close a store still leaves the heads written down.
    deinit { for session in open.close() { session.log.settle() } }

    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        try configuration.measured(.session, reference) {
            let state = try withSession(OpenSessions.Key(reference: reference)) { try $0.log.state() }
            guard let session = state?.session, !session.isExpired(at: configuration.clock()) else { return nil }
            return session
        }
    }

    /// Appends a batch: all of it or nothing; durable once it returns.
    public func append(_ append: Append) throws -> Receipt {
        try configuration.measured(.append, append.session, entries: append.drafts.count) {
            try AppendRules.check(append, configuration)
            do {
                return try withRequired(append.session) { try $0.append(append) }
            } catch {
                throw Self.naming(error, append)
            }
        }
    }

    /// A page of entries.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try configuration.measured(.entries, query.session) {
            try withRequired(query.session) { try $0.log.entries(query, at: configuration.clock()) }
        }
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try configuration.measured(.latest, query.session) {
            try withRequired(query.session) { try $0.log.latest(query, at: configuration.clock()) }
        }
    }

    /// Closes the store; a second time does nothing.
    public func close() throws {
        submissions.drain()
        bell.close()
        for session in open.close() { session.log.settle() }
    }
}

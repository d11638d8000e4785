import Multichat

/// Takes the records of other systems into a store: walks folders, recognises shapes, adds what isn't there yet.
///
/// A second run adds nothing, because every entry's id follows from its record. Nothing is invented: what a record
/// doesn't say is left out, and its text is kept whole in the body's `source`.
public struct Importer: Sendable {
    /// The tenant that foreign records go to; for archives, the only one taken (all where it is `nil`).
    public var namespace: Namespace?
    /// Other names of agents, in any case, and what they stand for.
    public var aliases: [String: String] = [:]
    /// The time zone of times that name none.
    public var zone = ImportZone.utc
    /// Whether everything is read and counted, and nothing stored.
    public var isDryRun = false
    /// Whether sessions of archives are taken that a store keeps about itself.
    public var takesOwn = true
    /// Files and folders to pass over, as those of the store itself: reading an open database's file would free its locks.
    public var excluded: [String] = []
    /// Called with the number of messages stored or found so far, and of all, before the first is stored and behind
    /// each batch. What it throws ends the import there; a second run adds the rest.
    public var progress: @Sendable (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    /// Whether blocks that tell everything of their message get a `source` too, as a bridge needs it.
    var namesFiles = false
    private let store: LateStore

    /// Makes an import into a store.
    public init(into store: any Restoring) { self.store = LateStore(store) }

    /// Makes an import into a store that is opened once there is something to store: what is refused makes none.
    public init(opening store: @escaping @Sendable () throws -> any Restoring) { self.store = LateStore(store) }

    /// Reads files, folders and pipes, then stores what they hold, session by session in the order of time.
    ///
    /// Files that can't be read or are of no use are refused in the report and don't stop the rest.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where a path leads to nothing, before anything is stored,
    ///   and where the store fails.
    public func run(_ paths: [String]) throws -> ImportReport {
        let own = excluded.map(AbsolutePath.of)
        let walk = try FileWalk(paths) { path in
            let path = AbsolutePath.of(path)
            return own.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        var collection = ImportCollection(AgentNames(aliases), zone, namesFiles: namesFiles)
        var archives: [FoundFile] = []
        for refusal in walk.refused { collection.report.refuse(refusal.path, refusal.reason, nil) }
        for file in walk.files {
            if ArchiveImport.recognises(file.source) {
                archives.append(file)
            } else {
                collection.read(file)
            }
        }
        var report = collection.report
        if !collection.isEmpty {
            var intake = SessionIntake(self, try store.opened())
            try intake.store(collection, &report)
            try KnowledgeIntake(self, try store.opened()).store(collection.learnings, &report)
        }
        for file in archives { try take(file, &report) }
        return report
    }

    private func take(_ file: FoundFile, _ report: inout ImportReport) throws {
        report.count(.archive) { $0.files += 1 }
        var archive = ArchiveImport(store)
        archive.name = file.path
        archive.namespace = namespace
        archive.isDryRun = isDryRun
        archive.takesOwn = takesOwn
        archive.progress = progress
        do {
            let taken = try archive.run(file.source)
            report.count(.archive) {
                $0.sessions += taken.sessions
                $0.messages += taken.messages
                $0.duplicates += taken.duplicates
            }
            for refusal in taken.refused {
                report.refuse(file.path, "session \(refusal.session): \(refusal.reason)", .archive)
            }
        } catch let error as MultichatError where error.code == .invalid || error.code == .incompatible {
            report.refuse(file.path, error.message, .archive)
        }
    }
}

import Multichat
import MultichatFiles

/// What one process knows of a session's log: the folded state, and where everything stands.
// Only reached through its log's mutex, so that one thread at a time uses it.
final class LogContents: @unchecked Sendable {
    let reference: SessionReference
    let folder: SessionFolder
    let origin: NewSession
    /// What the file was that says so.
    let metadata: FileStatus
    let environment: LogEnvironment
    let planner: AppendPlanner
    let chainer = Chainer()

    /// The session as the log says it is.
    var state: SessionState
    /// The segments before the last one.
    var sealed: [SealedSegment]
    /// Where everything stands in the last segment.
    var map: SegmentMap
    /// The last segment.
    var file: File
    /// Tells the last segment from one that took its place.
    var inode: UInt64
    /// What was found to be damaged; a damaged log takes no appends.
    var damage: [LogDamage] = []
    /// The length of the last segment when damage was found.
    var damagedSize: Int?
    /// The head that was last written down.
    var recorded = Head.empty
    /// Whether the head could not be written down when that was due.
    var isRecordDue = false
    /// The offsets of sealed segments that were read lately.
    var offsets: [Int: LineOffsets] = [:]
    /// What the sealed segments were when their lines were last looked for anew.
    var relocated: [Int: FileStatus] = [:]
    /// The entries of the commit that is being planned.
    var pending: PendingEntries
    /// Whether a commit is under way: what the file holds behind the known end is this process's own then.
    var isCommitting = false
    /// The mark of the log's lock, while this process holds it.
    var held: FileLock.Mark?
    /// The mark with which no segment followed the last one; every writer leaves word before it begins one.
    var lastMark: FileLock.Mark?
    /// Whether the file may hold what another writer wrote and nobody synced.
    var isUnsynced = true
    /// Whether the directories that lead to the file are known to be durable.
    var isAnchored = false
    /// Whether the next append must start a new segment.
    var mustRoll = false
    /// Whether the last segment could be opened for writing.
    var isWritable: Bool
    /// Whether something stood behind the last complete batch when the log was opened.
    var hasUnfinishedEnd = false

    /// Opens the log of a session; `nil` where there is none.
    static func open(
        _ reference: SessionReference, in folder: SessionFolder, _ environment: LogEnvironment
    ) throws -> LogContents? {
        guard let metadata = try FileStatus(folder.metadata), let origin = try folder.origin(of: reference) else {
            return nil
        }
        let segments = try folder.segments
        guard !segments.isEmpty else {
            throw MultichatError.damaged(reference, sequence: 1, "\(folder.segment(1)) is missing")
        }
        let contents = try LogContents(origin, metadata, in: folder, segments, environment)
        try contents.load()
        return contents
    }

    private init(
        _ origin: NewSession, _ metadata: FileStatus, in folder: SessionFolder, _ segments: [Int],
        _ environment: LogEnvironment
    ) throws {
        reference = origin.reference
        self.folder = folder
        self.origin = origin
        self.metadata = metadata
        self.environment = environment
        planner = AppendPlanner(environment.configuration)
        state = SessionState(Session(origin, at: origin.createdAt ?? environment.configuration.clock()))
        pending = PendingEntries(state)
        // A log without its beginning has a sealed segment there that is missing.
        let all = segments[0] == 1 ? segments : [1] + segments
        sealed = zip(all, all.dropFirst()).map { SealedSegment(first: $0, next: $1) }
        let last = segments[segments.count - 1]
        map = SegmentMap(first: last)
        (file, isWritable) = try Self.openFile(folder.segment(last), environment)
        inode = try Self.identity(file)
    }

    /// Opens a segment for writing, or for reading where no more is allowed.
    static func openFile(_ path: String, _ environment: LogEnvironment) throws -> (File, Bool) {
        guard environment.canWrite else { return (try File(path, .read), false) }
        do {
            return (try File(path, .write), true)
        } catch let error as MultichatError where error.code == .permission {
            return (try File(path, .read), false)
        }
    }

    /// What tells the file at a path from another one, as long as it is open.
    static func identity(_ file: File) throws -> UInt64 {
        guard let status = try FileStatus(file.path), try file.isLinked else { throw StaleLog() }
        return status.inode
    }
}

/// A segment that is complete: another one follows.
struct SealedSegment {
    /// The first sequence.
    let first: Int
    /// The first sequence of the next segment.
    let next: Int
    /// The filter over its ids and keys, once it was needed.
    var bloom: BloomFilter?
    /// Where everything stands in it, if no index could be made of that.
    var map: SegmentMap?
}

/// Follows the frames of a write-ahead log, each of which is bound to the one before by its checksum.
///
/// Up to the first invalid frame it is SQLite's own rule. Behind it SQLite looks no further; here begins the search for
/// *runs*: frames of the present log that are bound to each other.
///
/// A commit waits for the disk before the next transaction begins, so a crash leaves at most one transaction
/// unfinished, and a run with one commit at most. Two commits in one run say that the first was finished and answered:
/// then the invalid frame before them is damage. Runs are counted apart, since several processes that died one after
/// the other may each have left the end of a transaction that a shorter one has overwritten from its beginning.
struct WALChain {
    private let header: WALHeader
    /// The checksum stored in the frame before, and the one it should have: either may be the damaged one.
    private var stored: WALChecksum
    private var computed: WALChecksum
    private var isGenuine = true
    private var pageOneFrame: Int?
    private var commitsInRun = 0

    private(set) var validFrames = 0
    private(set) var committedFrames = 0
    /// The frame that holds the newest committed first page of the database.
    private(set) var committedPageOne: Int?
    private(set) var hasFault = false
    /// The frames of this log at and behind the first invalid one.
    private(set) var genuineBehindFault = 0
    private(set) var lostCommits = 0
    private(set) var mostCommitsInRun = 0

    init(_ header: WALHeader) {
        self.header = header
        stored = header.checksum
        computed = header.checksum
    }

    /// Takes the next frame, which is whole.
    mutating func take(_ frame: WALFrame) {
        if !hasFault, takeValid(frame) { return }
        takeBehindFault(frame)
        hasFault = true
    }

    private mutating func takeValid(_ frame: WALFrame) -> Bool {
        guard frame.salts == header.salts, frame.pageNumber != 0 else { return false }
        let checksum = frame.checksum(after: stored, isBigEndian: header.isBigEndian)
        guard checksum == frame.storedChecksum else { return false }
        (stored, computed) = (checksum, checksum)
        if frame.pageNumber == 1 { pageOneFrame = validFrames }
        validFrames += 1
        if frame.isCommit {
            committedFrames = validFrames
            committedPageOne = pageOneFrame
        }
        return true
    }

    /// A frame belongs to this log if it has its salts, or if its checksum binds it to one that does.
    private mutating func takeBehindFault(_ frame: WALFrame) {
        let isSalted = frame.salts == header.salts
        guard isSalted || isGenuine else { return }
        let isBound = bind(frame)
        isGenuine = isSalted || isBound
        guard isGenuine else { return }
        genuineBehindFault += 1
        if !isBound { commitsInRun = 0 }
        if frame.isCommit {
            lostCommits += 1
            commitsInRun += 1
        }
        mostCommitsInRun = max(mostCommitsInRun, commitsInRun)
    }

    /// Advances the checksums; answers whether the frame is bound to the one before.
    private mutating func bind(_ frame: WALFrame) -> Bool {
        let own = frame.storedChecksum
        let afterStored = frame.checksum(after: stored, isBigEndian: header.isBigEndian)
        let isBound =
            isGenuine && (afterStored == own || own == frame.checksum(after: computed, isBigEndian: header.isBigEndian))
        (stored, computed) = (own, isBound ? own : afterStored)
        return isBound
    }
}

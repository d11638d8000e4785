/// One walk along a session's log that recomputes its chain and folds it again.
struct LogWalk {
    /// Where a log has so much damage, the walk ends.
    private static let mostDamage = 1000

    private let store: any Store
    private let session: Session
    private let chainer = Chainer()
    /// The chain value so far; unknown behind an entry that can't be read.
    private var chain: Digest? = .zero
    /// What the log says about the session; unknown where its beginning is, or behind an entry that can't be read.
    private var fold: SessionState?
    /// The sequence that comes next.
    private var awaited = 1
    private(set) var report: Verifier.Report

    init(_ store: any Store, _ session: Session, _ origin: NewSession?) {
        self.store = store
        self.session = session
        report = Verifier.Report(session: session.reference, head: session.head)
        fold = origin.map { SessionState(Session($0, at: session.createdAt)) }
    }

    /// Reads the log to its end, over damaged entries.
    mutating func run(_ progress: (Int) -> Void) throws {
        while awaited <= session.head.sequence {
            do {
                try read(through: session.head.sequence, progress)
                break
            } catch let error as MultichatError where error.hidesSession {
                // Another program's key or file stands in the place of the log.
                guard error.code == .damaged else { return note(nil, "log", error.message) }
                try skip(error, progress)
                guard report.damage.count < Self.mostDamage else {
                    return note(awaited, "log", "There may be more damage: the walk ended here.")
                }
            }
        }
        compareWithSession()
    }

    /// Reads the log from where it stands.
    private mutating func read(through last: Int, _ progress: (Int) -> Void) throws {
        let store = store
        try store.forEachPage(EntryQuery(session.reference, from: awaited, through: last)) { entries in
            for entry in entries { add(entry) }
            progress(report.entries)
        }
    }

    /// Reads what stands in front of a damaged entry, notes it, and goes on behind it.
    private mutating func skip(_ error: MultichatError, _ progress: (Int) -> Void) throws {
        let damaged = max(error.sequence ?? awaited, awaited)
        try read(through: damaged - 1, progress)
        note(damaged, "log", error.message)
        lose()
        awaited = damaged + 1
    }

    private mutating func add(_ entry: Entry) {
        report.entries += 1
        if entry.sequence != awaited {
            note(awaited, "log", "The entry is missing; \(entry.sequence) follows.")
            lose()
        }
        awaited = entry.sequence + 1
        if let chain, chainer.chain(after: chain, entry) != entry.chain {
            note(entry.sequence, "log", "The chain value doesn't fit the entry and those before it.")
        }
        chain = entry.chain
        do {
            try fold?.apply(entry)
        } catch {
            note(entry.sequence, "log", "The session can't have taken this entry: \(error)")
            fold = nil
        }
    }

    /// Forgets what only an unbroken log tells.
    private mutating func lose() {
        chain = nil
        fold = nil
    }

    private mutating func compareWithSession() {
        guard awaited == session.head.sequence + 1 else {
            return note(awaited, "log", "The entry is missing: the log ends before the session's head.")
        }
        if let chain, chain != session.head.chain {
            note(session.head.sequence, "session", "The session's head has another chain value than the log's end.")
        }
        guard var folded = fold?.session else { return }
        folded.fence = session.fence
        if folded != session { note(nil, "session", "The session's values are not what its log says.") }
    }

    /// Compares the log with a head remembered from earlier.
    mutating func compare(with expected: Head) {
        guard expected.sequence <= session.head.sequence else {
            return note(
                expected.sequence, "log", "The log ends at \(session.head.sequence), before the expected sequence.")
        }
        guard expected.sequence > 0 else { return }
        let query = EntryQuery(session.reference, from: expected.sequence, through: expected.sequence)
        let found = try? store.entries(query).items.first?.chain
        if found != expected.chain { note(expected.sequence, "log", "The chain value is not the expected one.") }
    }

    private mutating func note(_ sequence: Int?, _ place: String, _ reason: String) {
        report.damage.append(Damage(session: session.reference, sequence: sequence, place: place, reason: reason))
    }
}

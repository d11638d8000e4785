import Multichat

/// Puts the lines of a segment together to batches and tells torn ends from damage; it does no I/O.
///
/// A writer that dies, or a power cut, leaves a part of the one batch that it was writing at the end: an incomplete
/// line, some lines of the batch, or zeros where blocks never reached the disk. All else that isn't a line in its
/// place is damage: it is reported, and reading goes on behind it.
struct SegmentReader {
    /// The file, for reports.
    let place: String
    /// Whether entries get their bodies.
    let withBodies: Bool
    /// The sequence of the next line.
    private(set) var expected: Int
    /// What was found to be damaged.
    private(set) var damage: [LogDamage] = []
    /// The lines of the batch that isn't complete yet.
    private var batch: [ScannedLine] = []
    /// The place in its batch of the next line; `nil` where damage leaves that open.
    private var nextPlace: Int? = 1
    /// Whether zeros stand where the batch goes on.
    private var hasHole = false
    private var rest = SegmentRest.nothing
    private var times = LineTime()

    /// Makes a reader of a segment, or of the rest of one, that begins with a sequence.
    init(_ place: String, from sequence: Int, withBodies: Bool = false) {
        self.place = place
        self.withBodies = withBodies
        expected = sequence
    }

    /// Takes the next line, and adds those that are known to belong to the log then.
    mutating func take(_ line: RawLine, into lines: inout [ScannedLine]) {
        guard line.isTerminated else { return takeEnd(line) }
        guard let found = EntryLine(line.bytes, &times) else { return takeBroken(line, &lines) }
        if hasHole {
            // Of the same batch, which was never acknowledged, or of a later one, before which that was.
            guard found.sequence - (found.place - 1) != expected - batch.count else { return }
            hasHole = false
            giveUp("zeros stand where the line was", &lines)
        }
        if found.sequence < expected {
            return report("the entry \(found.sequence) stands in its place")
        }
        if found.sequence > expected {
            giveUp("it is missing", &lines)
        } else if let nextPlace, nextPlace != found.place {
            giveUp("the batch before it is incomplete", &lines)
        }
        add(found, line, &lines)
    }

    /// Says what the segment ends with, behind its last line.
    func finish() -> SegmentRest { rest == .nothing && (hasHole || !batch.isEmpty) ? .torn : rest }

    private mutating func add(_ found: EntryLine, _ line: RawLine, _ lines: inout [ScannedLine]) {
        let entry = found.entry(withBody: withBodies)
        batch.append(ScannedLine(offset: line.offset, end: line.end, entry: entry, fence: found.fence))
        expected = found.sequence + 1
        nextPlace = found.place + 1
        guard found.place >= found.batch else { return }
        nextPlace = 1
        flush(&lines)
    }

    private mutating func flush(_ lines: inout [ScannedLine]) {
        lines += batch
        batch.removeAll(keepingCapacity: true)
    }

    /// An end without newline. A whole line followed by a byte that isn't zero lost its newline to damage.
    private mutating func takeEnd(_ line: RawLine) {
        rest = .torn
        if let found = EntryLine(line.bytes, &times) {
            let fits = found.sequence == expected && found.place == nextPlace && !hasHole
            if fits, found.place == found.batch { rest = .unterminated }
        } else if let last = line.bytes.last, last != 0,
            EntryLine(UnsafeRawBufferPointer(rebasing: line.bytes.dropLast()), &times) != nil
        {
            report("another byte stands where its line should end")
        }
    }

    private mutating func takeBroken(_ line: RawLine, _ lines: inout [ScannedLine]) {
        if Zeros.areIn(line.bytes) {
            hasHole = true
        } else {
            giveUp("its line isn't as it was written", &lines)
            expected += 1
        }
    }

    /// Reports damage, and takes what there is of the batch without the rest.
    private mutating func giveUp(_ reason: String, _ lines: inout [ScannedLine]) {
        report(reason)
        flush(&lines)
        nextPlace = nil
    }

    private mutating func report(_ reason: String) {
        damage.append(LogDamage(sequence: expected, place: place, reason: reason))
    }
}

/// Zeros where data should be: blocks that never reached the disk. A single one may be a flipped bit, but no flipped
/// bit makes one of the brace that a line begins with.
enum Zeros {
    private static let run = 16

    /// Whether the bytes of a line begin with a zero or have a run of them.
    static func areIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.first != 0 else { return true }
        var count = 0
        for byte in bytes {
            count = byte == 0 ? count + 1 : 0
            if count == run { return true }
        }
        return false
    }
}

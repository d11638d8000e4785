import Multichat
import MultichatFiles

/// One compressed session: its state, and where its entries begin in the file.
struct ArchivedSession: Sendable {
    /// A compressed frame.
    struct Frame: Sendable, Equatable {
        /// The sequence of its first entry.
        var first: Int
        /// Where it begins in the file.
        var offset: Int
    }

    let path: String
    let size: Int
    let origin: NewSession
    let state: SessionState
    private let frames: [Frame]
    /// Where the index begins.
    private let end: Int
    private let limits: JSONLimits

    /// Reads the index at the end of a file; `nil` where there is no file.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where it isn't as it was written.
    init?(_ path: String, _ limits: JSONLimits) throws {
        let file: File
        do {
            file = try File(path, .read)
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        }
        let size = try file.size
        guard let index = try ArchiveIndex(file, size) else { throw Self.damaged(path) }
        (self.path, self.size, self.limits) = (path, size, limits)
        (origin, state, frames, end) = (index.origin, index.state, index.frames, index.offset)
    }

    /// Hands over the entries in a range, in order; the body answers whether it wants more.
    ///
    /// - Complexity: O(the entries in the range), and those of one frame before.
    func read(_ range: ClosedRange<Int>, _ body: (Entry) throws -> Bool) throws {
        let start = frames.last { $0.first <= range.lowerBound } ?? frames.first
        guard let start else { return }
        let reader = try ZstdReader(File(path, .read), from: start.offset, to: end, limit: EntryLines.limit(limits))
        while let line = try reader.next() {
            guard Self.isEntry(line) else { continue }
            let entry = try EntryLines.entry(EntryLines.members(line, limits))
            if entry.sequence > range.upperBound { return }
            if entry.sequence >= range.lowerBound, try !body(entry) { return }
        }
    }

    /// Reads everything and computes the chain again.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged`.
    func prove() throws {
        let chainer = Chainer()
        var fold = SessionState(Session(origin, at: origin.createdAt ?? state.session.createdAt))
        let head = state.session.head
        if head.sequence > 0 {
            try read(1...head.sequence) { entry in
                let last = fold.session.head
                guard entry.sequence == last.sequence + 1, chainer.chain(after: last.chain, entry) == entry.chain else {
                    throw MultichatError.damaged(
                        origin.reference, sequence: entry.sequence, "its chain value doesn't fit")
                }
                try fold.apply(entry)
                return true
            }
        }
        guard fold.session.head == head, fold.rewinds == state.rewinds else { throw Self.damaged(path) }
    }

    static func damaged(_ path: String) -> MultichatError {
        MultichatError(
            .damaged, "The archived session \(path) isn't as it was written.", hint: "Restore it from a backup.")
    }

    private static func isEntry(_ line: [UInt8]) -> Bool { line.starts(with: "{\"sequence\":".utf8) }
}

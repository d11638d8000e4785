/// A store that can give space back which deleting and erasing left unused.
public protocol Compacting: Store {
    /// Does one slice of the work, and lets others write before and after it.
    ///
    ///     while try !store.compact(CompactionSlice()).isComplete {}
    ///
    /// - Parameter slice: how much may be done at once.
    /// - Returns: what was given back, and whether there may be more to do.
    /// - Throws: ``MultichatError``: `permission` where the store can't be written, `io`; nothing is lost then.
    func compact(_ slice: CompactionSlice) throws -> Compaction
}

extension Compacting {
    /// Gives back all space that can be, and holds writers up for as long as that takes.
    public func compact() throws -> Compaction {
        var all = Compaction()
        while !all.isComplete {
            let slice = try compact(.unlimited)
            all = Compaction(bytes: all.bytes + slice.bytes, isComplete: slice.isComplete)
        }
        return all
    }
}

/// How much of a compaction is done at once, while writers wait.
public struct CompactionSlice: Sendable, Equatable {
    /// About how many bytes are moved. What can only be rewritten as a whole is rewritten where it isn't larger.
    public var bytes: Int

    /// Makes a slice; 256 KiB take about as long as a few appends.
    public init(bytes: Int = 256 << 10) { self.bytes = bytes }

    /// Everything at once.
    public static let unlimited = CompactionSlice(bytes: .max)
}

/// What a slice of a compaction did.
public struct Compaction: Sendable, Equatable {
    /// How many bytes the store's files take less than before; 0 where others wrote more meanwhile.
    public var bytes: Int
    /// Whether nothing is left that a slice of this size could give back.
    public var isComplete: Bool

    /// Makes an answer.
    public init(bytes: Int = 0, isComplete: Bool = false) {
        self.bytes = bytes
        self.isComplete = isComplete
    }
}

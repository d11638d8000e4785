import Multichat
import Synchronization

/// One log in two places: a durable store, and a hot one that many processes share.
///
///     let store = try HybridStore(durable: SQLiteStore(path: "chats.db")) { try RedisStore(url) }
///
/// In write-through the durable store answers appends and the hot one follows; in write-behind the hot one answers and
/// the durable one follows. Answers stay right while the hot store is down, slow, emptied or behind; they only get
/// slower.
public final class HybridStore: Restoring {
    /// How the two stores are joined.
    public let options: HybridOptions
    let durable: any Restoring
    let hot: HotSide
    let way: any HybridWay
    let archive: Archivist?
    private let isOpen = Atomic(true)

    /// Joins stores.
    ///
    /// - Parameters:
    ///   - durable: the store that has everything in the end; closed with this one.
    ///   - archive: a third store that follows the durable one at longer intervals; closed with this one.
    ///   - options: the mode, and times.
    ///   - hot: opens the hot store, which is tried again later where that fails.
    /// - Throws: ``MultichatError``: `incompatible` where the hot store belongs to another durable store; `unavailable`
    ///   where entries of an earlier run may be in the hot store alone, and it can't be reached.
    public convenience init(
        durable: any Restoring, archive: (any Restoring)? = nil, options: HybridOptions = HybridOptions(),
        hot: @escaping @Sendable () throws -> any Restoring
    ) throws {
        try self.init(durable, archive, options, HybridTiming(), hot)
    }

    init(
        _ durable: any Restoring, _ archive: (any Restoring)?, _ options: HybridOptions, _ timing: HybridTiming,
        _ open: @escaping @Sendable () throws -> any Restoring
    ) throws {
        self.durable = durable
        self.options = options
        hot = HotSide(options, now: timing.now, open: open)
        do {
            let epoch = try Epoch(of: durable)
            switch options.mode {
            case .writeThrough: way = try WriteThrough(durable, hot, epoch, options, timing)
            case .writeBehind: way = try WriteBehind(durable, hot, epoch, options, timing)
            }
        } catch {
            try? hot.close()
            throw error
        }
        let way = way
        self.archive = archive.map { Archivist(durable, $0, options, timing) { try way.settle($0) } }
    }

    /// The clock, randomness and limits of the durable store.
    public var configuration: StoreConfiguration { durable.configuration }

    /// How the store does.
    public var figures: HybridFigures {
        var figures = way.figures
        figures.archiveFailure = archive?.failure
        return figures
    }

    /// Copies now what waits to be copied, to the other store and to the archive.
    public func flush() throws {
        try requireOpen()
        try way.settle(nil)
        try way.work()
        try archive?.run()
    }

    /// Copies what waits, and closes all stores; a second time does nothing.
    public func close() throws {
        guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
        // Each is closed, whatever the others say; the first error is told.
        let results: [Result<Void, any Error>] = [
            Result { try way.close() }, Result { try archive?.close() ?? () }, Result { try hot.close() },
            Result { try durable.close() },
        ]
        for result in results { try result.get() }
    }

    func requireOpen() throws {
        guard isOpen.load(ordering: .acquiring) else { throw MultichatError.closed("hybrid") }
    }
}

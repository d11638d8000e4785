import Multichat
import MultichatFiles
import MultichatJSON
import MultichatSQLite
import MultichatStores

/// Saves what can be read of a damaged store into a new one.
///
///     let report = try Repair(of: .sqlite("damaged.db")).run(into: .sqlite("saved.db"))
///
/// The damaged store is never written. Of each session the log up to the first damage is kept as it is, under the same
/// id and with the same chain. What can be read behind it goes to a session of its own, `ID.salvaged-1`: the chain
/// can't be proven over the gap, so these entries get a new one, with a `gap` entry wherever old sequences are missing.
public struct Repair: Sendable {
    /// What a repair saved, and what it couldn't.
    public struct Report: Sendable, Equatable {
        /// Sessions found.
        public var sessions = 0
        /// Of those, the ones that are saved as they were.
        public var whole = 0
        /// Entries saved under their own id and with their chain.
        public var entries = 0
        /// Entries saved in sessions of their own, with a new chain.
        public var salvaged = 0
        /// The sessions with these, and what they come from.
        public var fragments: [Fragment] = []
        /// Entries that are lost, by session.
        public var lost: [Lost] = []
        /// What was found to be damaged, and where.
        public var damage: [Damage] = []

        /// Makes an empty one.
        public init() {}
    }

    /// A session with entries from behind the damage of another.
    public struct Fragment: Sendable, Equatable {
        /// The new session.
        public var session: SessionReference
        /// Where its entries stood.
        public var origin: SessionReference
        /// How many they are.
        public var entries: Int
    }

    /// Sequences of a session that couldn't be saved.
    public struct Lost: Sendable, Equatable {
        /// The session.
        public var session: SessionReference
        /// The first and the last of them.
        public var sequences: ClosedRange<Int>

        /// Names lost entries.
        public init(session: SessionReference, sequences: ClosedRange<Int>) {
            self.session = session
            self.sequences = sequences
        }
    }

    /// Called with the number of entries saved so far; what it throws ends the repair, and nothing is left of it.
    public var progress: @Sendable (Int) throws -> Void = { _ in }
    /// The clock, randomness and limits of the new store.
    public var configuration = StoreConfiguration()
    private let source: StoreURL
    private static let emptyHint =
        "Name a new store with --to; `multichat migrate` copies its sessions into another one afterwards."

    /// Makes the repair of a damaged store; of a hybrid, its durable store is read.
    public init(of source: StoreURL) {
        if case .hybrid(let hybrid) = source { self.source = hybrid.durable } else { self.source = source }
    }

    /// Saves all that can be read.
    ///
    /// - Parameter target: a store that is empty or not there.
    /// - Throws: ``MultichatError``: `notFound` where there is nothing to save from, `conflict` where the target isn't
    ///   empty, `damaged` where nothing can be read.
    public func run(into target: StoreURL) throws -> Report {
        guard !Set(source.paths).intersection(target.paths).isEmpty || source == target else {
            return try withSalvage(beside: target) { salvage in
                try RestoreTarget(target, configuration, hint: Self.emptyHint).fill { store in
                    var intake = try RepairIntake(store, salvage, progress)
                    return try intake.run(salvage)
                }
            }
        }
        throw MultichatError(
            .invalid, "A store can't be repaired into itself.", hint: "Name a new store, which may take its place then."
        )
    }

    private func withSalvage<Result>(
        beside target: StoreURL, _ body: (any Salvage) throws -> Result
    ) throws -> Result {
        switch source {
        case .json(let path): return try body(JSONSalvage(path: path))
        case .sqlite(let path):
            let scratch =
                (target.paths.first ?? path) + ".salvage-" + String(UInt64.random(in: .min ... .max), radix: 16)
            try Directory.create(scratch)
            defer { try? Directory.remove(scratch) }
            return try body(SQLiteSalvage(path: path, in: scratch))
        default:
            let store = try Stores.open(source, creating: false, configuration: configuration)
            defer { try? store.close() }
            return try body(StoreSalvage(store))
        }
    }
}

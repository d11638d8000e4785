import Multichat
import MultichatFiles
import MultichatStores
import Synchronization
import TestSupport

/// A store of a kind in a folder of its own, with a clock that stands still until it is moved.
struct OperationsStore {
    let folder: TemporaryDirectory
    let url: StoreURL
    let store: any Restoring
    let clock: MovedClock

    init(_ kind: StoreKind) throws {
        folder = try TemporaryDirectory()
        clock = MovedClock()
        url = kind.at(folder("store"))
        store = try Stores.open(url, configuration: Self.configuration(clock))
    }

    static func configuration(_ clock: MovedClock) -> StoreConfiguration {
        let random = SeededWords()
        return StoreConfiguration(clock: { clock.now }, random: { random.next() })
    }

    var swarm: Swarm { Swarm(store) }

    /// Starts a session with some messages.
    @discardableResult
    func talk(
        _ id: SessionID, _ count: Int = 3, words: Int = 0, labels: [String: String] = [:]
    ) throws -> Chat {
        let rest = String(repeating: " word", count: words)
        let chat = try swarm.start(id, labels: labels)
        for number in 0..<count { try chat.post("\(id) says \(number)\(rest)", from: "A") }
        return chat
    }

    /// Opens the store of a URL with the same clock.
    func open(_ url: StoreURL) throws -> any Restoring {
        try Stores.open(url, creating: false, configuration: Self.configuration(clock))
    }
}

/// A clock that tests move.
final class MovedClock: Sendable {
    private let time = Mutex<Int64>(1_800_000_000_000_000)

    var now: Timestamp { Timestamp(microseconds: time.withLock { $0 }) }

    func advance(days: Int64) { time.withLock { $0 += days * 86_400_000_000 } }
}

/// Words that look random and are the same in each run.
final class SeededWords: Sendable {
    private let state = Mutex<UInt64>(42)

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}

extension Store {
    /// Every session and entry, as text to compare.
    func everything() throws -> [String] {
        var lines: [String] = []
        _ = try forEachSession(in: nil) { session in
            guard session.id != ".maintenance", session.id != ".hybrid" else { return }
            lines.append("\(session.reference) \(session)")
            let query = EntryQuery(session.reference, from: 1, through: session.head.sequence)
            try forEachPage(query) { entries in lines += entries.map { "\($0)" } }
        }
        return lines
    }
}

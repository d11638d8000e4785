import Dispatch
import Multichat
import Synchronization

/// A thread that waits for a bell.
final class BellListener: Sendable {
    /// Where there is no file, the store is looked at so often, in microseconds.
    private static let blindInterval: Int64 = 500_000
    /// While others may not have noticed the file, the store is looked at so often.
    private static let firstInterval: Int64 = 25_000

    private let memory: BellMemory?
    private let interval: Int64
    /// Until when others may not have noticed the file.
    private let newUntil: Int64
    private let hasChanged: @Sendable () -> Bool
    private let told: @Sendable (StoreNews) -> Void
    private let start: UInt64
    private let isOver = Atomic(false)
    /// Where there is no memory to wait on.
    private let stopped = DispatchSemaphore(value: 0)

    init(
        _ memory: BellMemory?, _ interval: Int64, _ isNew: Bool, _ hasChanged: @escaping @Sendable () -> Bool,
        _ told: @escaping @Sendable (StoreNews) -> Void
    ) {
        self.memory = memory
        self.interval = memory == nil ? min(interval, Self.blindInterval) : interval
        newUntil = isNew ? Platform.monotonicMicroseconds() + 2 * ChangeBell.blindness : 0
        self.hasChanged = hasChanged
        self.told = told
        start = memory?.end ?? 0
    }

    /// Starts the thread, which keeps the mapping for as long as it runs.
    func start(_ mapping: MappedBytes?) {
        DispatchQueue(label: "multichat.bell").async { withExtendedLifetime(mapping) { self.run() } }
    }

    /// Ends the thread; what it was told last is told now.
    func end(_ news: StoreNews?) {
        guard !isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if let news { told(news) }
        memory?.ring()
        stopped.signal()
    }

    private func run() {
        var place = start
        while !isOver.load(ordering: .acquiring) {
            let now = Platform.monotonicMicroseconds()
            let isNew = now < newUntil
            let isRung = wait(isNew ? Self.firstInterval : interval, &place)
            if !isRung, !isOver.load(ordering: .acquiring), isNew || hasChanged() { told(.anything) }
        }
    }

    /// Tells what was rung, or waits for it; `false` where the time is over.
    private func wait(_ length: Int64, _ place: inout UInt64) -> Bool {
        guard let memory else {
            return stopped.wait(timeout: .now() + .microseconds(Int(length))) == .success
        }
        let value = memory.value
        let news = memory.news(since: &place)
        if news != .sessions([]) {
            told(news)
            return true
        }
        let end = Platform.monotonicMicroseconds() + length
        memory.wait(while: value, microseconds: length)
        return memory.value != value || Platform.monotonicMicroseconds() < end
    }
}

import Dispatch
import Multichat
import Synchronization

/// Keeps what a listener is told.
final class Ear: Sendable {
    private let news = Mutex<[StoreNews]>([])
    private let signal = DispatchSemaphore(value: 0)

    func told(_ told: StoreNews) {
        news.withLock { $0.append(told) }
        signal.signal()
    }

    /// Waits until what was told says so.
    func wait(_ isEnough: ([StoreNews]) -> Bool) -> Bool {
        while !isEnough(news.withLock { $0 }) {
            if signal.wait(timeout: .now() + .seconds(60)) == .timedOut { return false }
        }
        return true
    }

    /// Waits until it was told of all these sessions.
    func hears(_ sessions: Set<SessionReference>) -> Bool {
        wait { news in
            let heard = news.reduce(into: Set<SessionReference>()) { heard, news in
                if case .sessions(let sessions) = news { heard.formUnion(sessions) }
            }
            return sessions.isSubset(of: heard)
        }
    }
}

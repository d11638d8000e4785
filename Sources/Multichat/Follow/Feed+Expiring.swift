import Dispatch
import Synchronization

// No store tells when a session expires.
extension Feed {
    /// Sees to it that the next session that expires is looked at then.
    func scheduleExpiry() {
        let now = store.configuration.clock()
        let next: Timestamp? = state.withLock { state in
            guard let next = state.nextExpiry, state.timer.map({ $0 > next || $0 <= now }) ?? true else { return nil }
            state.timer = next
            return next
        }
        guard let next else { return }
        let pause = max(next.microseconds - now.microseconds, 0) + 1000
        queue.asyncAfter(deadline: .now() + .microseconds(Int(clamping: pause))) { [weak self] in self?.expire() }
    }

    /// Looks at the sessions whose time is over.
    private func expire() {
        let now = store.configuration.clock()
        let expired = state.withLock { state in
            (state.nextExpiry, state.timer) = (nil, nil)
            for session in state.sessions.values { state.expect(session.expiresAt) }
            return state.sessions.filter { $0.value.expiresAt.map { $0 <= now } ?? false }.map(\.key)
        }
        told(.sessions(Set(expired)))
        if expired.isEmpty { scheduleExpiry() }
    }
}

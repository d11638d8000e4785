import Multichat
import Synchronization

/// A body of events: what one reader is sent, as fast as it takes it, and nothing more.
final class EventStream: BodySource {
    private struct State {
        var waker: Waker?
        var hasBegun = false
        var isOver = false
        /// When a piece was given last, by the monotonic clock, and whether the reader took it.
        var gaveAt: Int64 = 0
        var wasTaken = true
    }

    private let events: any EventSource
    private let server: ServerParts
    /// The id of the key that it was asked for with.
    private let key: String?
    private let number = Mutex<UInt64?>(nil)
    private let state = Mutex(State())

    /// Makes the stream of a source, and has it woken by that.
    init(_ events: any EventSource, _ server: ServerParts, _ caller: Caller) {
        self.events = events
        key = caller.key?.id
        self.server = server
        number.withLock { $0 = server.live.enter { [weak self] in self?.wake() } }
    }

    /// Has the reader's connection go on.
    func wake() { state.withLock { $0.waker }?.wake() }

    func next(_ waker: Waker) -> BodyPiece {
        let now = Platform.monotonicMicroseconds()
        let isLate = state.withLock { state in
            state.waker = waker
            defer { state.wasTaken = true }
            return !state.wasTaken && now - state.gaveAt > server.configuration.limits.slowTime
        }
        guard !state.withLock({ $0.isOver }) else { return .end }
        if isLate { return end(.slow) }
        if server.isStopping() { return end(.stopping) }
        if let key, !server.keys.ring.holds(key) { return end(.unauthorized) }
        return piece(at: now)
    }

    func close() {
        number.withLock { number in
            if let number { server.live.leave(number) }
            number = nil
        }
        events.end()
    }

    /// What there is now.
    private func piece(at now: Int64) -> BodyPiece {
        let isFirst = state.withLock { state in
            defer { state.hasBegun = true }
            return !state.hasBegun
        }
        if isFirst { return give(EventWriter.retry + events.beginning, at: now) }
        do {
            let bytes = try events.next()
            if !bytes.isEmpty { return give(bytes, at: now) }
        } catch {
            return end(Problem.ofStream(error))
        }
        // Asked every two thirds of the time, it is never quiet for longer than that.
        let isQuiet = state.withLock { now - $0.gaveAt >= server.configuration.limits.heartbeat / 3 }
        return isQuiet ? give(EventWriter.alive, at: now) : .wait
    }

    private func give(_ bytes: [UInt8], at now: Int64) -> BodyPiece {
        state.withLock { ($0.gaveAt, $0.wasTaken) = (now, false) }
        return .bytes(bytes)
    }

    private func end(_ problem: Problem) -> BodyPiece {
        state.withLock { $0.isOver = true }
        return .bytes(EventWriter.end(problem))
    }
}

/// What an event stream reads from.
protocol EventSource: AnyObject, Sendable {
    /// What is said first, once.
    var beginning: [UInt8] { get }
    /// The next events as they are written; none where there are none yet, and then the stream is woken by them.
    func next() throws -> [UInt8]
    /// Nothing is read any more.
    func end()
}

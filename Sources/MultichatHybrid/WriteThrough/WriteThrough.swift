import Multichat
import Synchronization

/// The durable store answers; the hot one follows, and reads for those for whom it is the faster one.
final class WriteThrough: HybridWay {
    let durable: any Restoring
    let hot: HotSide
    private let epoch: Epoch
    let options: HybridOptions
    private let queue: CopyQueue
    let pace: ReadPace
    private let worker = Mutex<Worker?>(nil)

    /// Joins the stores; a hot one that can't be reached is tried again later.
    ///
    /// - Throws: ``MultichatError`` with the code `incompatible` where the hot store is another one's, or evicts keys.
    init(
        _ durable: any Restoring, _ hot: HotSide, _ epoch: Epoch, _ options: HybridOptions, _ timing: HybridTiming
    ) throws {
        self.durable = durable
        self.hot = hot
        self.epoch = epoch
        self.options = options
        queue = CopyQueue(limit: options.queueLimit)
        pace = ReadPace(now: timing.now)
        do {
            try epoch.join(hot)
        } catch let failure as HotFailure {
            guard failure.error.code != .incompatible else { throw failure.error }
            hot.trip()
        }
        guard timing.hasWorkers else { return }
        worker.withLock {
            $0 = Worker("hybrid", delay: options.flushInterval, interval: 1_000_000) { [weak self] in try? self?.work()
            }
        }
    }

    func append(_ append: Append) throws -> Receipt {
        let receipt = try durable.append(append)
        follow(append.session)
        return receipt
    }

    func session(_ reference: SessionReference) throws -> Session? { try durable.session(reference) }

    func settle(_ reference: SessionReference?) throws {}

    func changed(_ reference: SessionReference) throws { follow(reference) }

    func work() throws {
        _ = hot.probe { try epoch.join($0) }
        let sessions = queue.takeAll()
        for (place, session) in sessions.enumerated() {
            guard hot.state == .closed else { return queue.giveUp(sessions.count - place) }
            do { try copy(session) } catch { queue.giveUp(1) }
        }
    }

    func close() throws {
        worker.withLock { $0 }?.stop()
        try work()
    }

    var figures: HybridFigures {
        let counts = queue.counts
        return HybridFigures(breaker: hot.state.rawValue, waitingSessions: counts.waiting, dropped: counts.dropped)
    }

    /// Has the hot copy of a session brought up soon.
    func follow(_ session: SessionReference) {
        guard hot.state == .closed else { return queue.giveUp(1) }
        if queue.add(session) { worker.withLock { $0 }?.wake() }
    }

    private func copy(_ session: SessionReference) throws {
        _ = try hot.attempt { hot in
            var copy = SessionCopy(source: durable, target: hot, fillLimit: options.fillLimit)
            copy.beforeFill = { [epoch] in try epoch.join(hot) }
            guard let head = try copy.bringUp(session) else { return }
            _ = try hot.markFlushed(session, through: head, keepingFor: options.lifetime)
        }
    }
}

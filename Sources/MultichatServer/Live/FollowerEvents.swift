import Multichat
import Synchronization

/// The events of one session, read from the store at the reader's own pace.
final class FollowerEvents: EventSource {
    private let follower = Mutex<Follower?>(nil)
    let beginning: [UInt8]

    private init(after sequence: Int) { beginning = EventWriter.beginning("ready", id: String(sequence)) }

    /// A stream that follows one session behind a sequence; the query says which entries are wanted.
    ///
    /// - Throws: ``MultichatError`` where it can't be followed.
    static func stream(
        _ session: SessionReference, after sequence: Int, _ query: FollowQuery, _ call: Call
    ) throws -> EventStream {
        let source = FollowerEvents(after: sequence)
        var query = query
        query.session = session
        query.after = [session.id: sequence]
        let stream = EventStream(source, call.server, call.caller)
        do {
            let follower = try call.server.live.feed.follow(query) { [weak stream] in stream?.wake() }
            source.follower.withLock { $0 = follower }
        } catch {
            stream.close()
            throw error
        }
        return stream
    }

    func next() throws -> [UInt8] {
        guard let follower = follower.withLock({ $0 }) else { return [] }
        var writer = EventWriter()
        while writer.bytes.isEmpty {
            let events = try follower.next(limit: 64)
            if events.isEmpty { break }
            for event in events {
                switch event {
                case .entry(_, let entry): writer.write(event, id: String(entry.sequence))
                case .began: writer.write(event, id: nil)
                // The end of the stream says the same.
                case .removed: break
                }
            }
        }
        return writer.bytes
    }

    func end() {
        follower.withLock { $0 }?.end()
    }
}

import Multichat
import Synchronization

/// The events of all sessions of a namespace, read from its journal.
final class JournalEvents: EventSource {
    let beginning: [UInt8]
    private let journal: Journal
    private let filter: Mutex<EventFilter>
    private let number: Mutex<Int>

    /// A stream that follows all sessions, from a place on or from now on.
    ///
    /// Where what came behind the place isn't known any more, the first event says so.
    static func stream(
        _ namespace: Namespace, from place: String?, _ filter: EventFilter, _ call: Call
    ) throws -> EventStream {
        let journal = try call.server.live.journal(of: namespace)
        let source = JournalEvents(journal, place, filter)
        let stream = EventStream(source, call.server, call.caller)
        journal.enter(source) { [weak stream] in stream?.wake() }
        return stream
    }

    private init(_ journal: Journal, _ text: String?, _ filter: EventFilter) {
        self.journal = journal
        self.filter = Mutex(filter)
        let place = text.flatMap { Journal.Place($0) }
        let end = journal.now
        guard let place, journal.holds(place) else {
            number = Mutex(end.number)
            beginning = EventWriter.beginning(text == nil ? "ready" : "reset", id: end.text)
            return
        }
        number = Mutex(place.number)
        beginning = EventWriter.beginning("ready", id: place.text)
    }

    func next() throws -> [UInt8] {
        var writer = EventWriter()
        while writer.bytes.isEmpty {
            let number = number.withLock { $0 }
            guard let events = try journal.events(from: number, limit: 64) else { throw Problem.slow }
            if events.isEmpty { break }
            self.number.withLock { $0 = number + events.count }
            for (offset, event) in events.enumerated() where try filter.withLock({ try $0.wants(event) }) {
                let place = Journal.Place(journal: journal.name, number: number + offset + 1)
                writer.write(event, id: place.text)
            }
        }
        return writer.bytes
    }

    func end() { journal.leave(self) }
}

import CFloors

/// Many connections that follow events.
final class Followers {
    private static let mark = Array("event: entry".utf8)
    private let clients: [Client]
    private let descriptors: [Int32]
    /// How much of the mark each has seen last.
    private var matched: [Int]
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var ready: [Int32]

    /// Connects followers of a path.
    init(_ count: Int, of path: String, port: Int) throws {
        clients = try (0..<count).map { _ in
            let client = try Client(port: port)
            try client.follow(path)
            return client
        }
        descriptors = clients.map(\.descriptor)
        matched = Array(repeating: 0, count: count)
        ready = Array(repeating: 0, count: count)
    }

    /// How many there are.
    var count: Int { clients.count }

    /// Waits until each has received one event more.
    ///
    /// - Returns: when each received it, by ``monotonicNow()``.
    func receive() throws -> [Int64] {
        var times = [Int64](repeating: 0, count: count)
        var waiting = count
        while waiting > 0 {
            let found = floor_wait(descriptors, Int32(count), 10_000, &ready)
            guard found > 0 else { throw BenchFailure("\(waiting) followers wait for an event that doesn't come.") }
            for place in ready.prefix(Int(found)).map({ Int($0) }) {
                guard try events(at: place) > 0, times[place] == 0 else { continue }
                times[place] = monotonicNow()
                waiting -= 1
            }
        }
        return times
    }

    /// How many events came in what can be received by one of them.
    private func events(at place: Int) throws -> Int {
        let received = Int(floor_receive(descriptors[place], &buffer, Int64(buffer.count)))
        guard received > 0 else { throw BenchFailure("The server ended a follower's stream.") }
        var events = 0
        for byte in buffer[..<received] {
            matched[place] = byte == Self.mark[matched[place]] ? matched[place] + 1 : byte == Self.mark[0] ? 1 : 0
            if matched[place] == Self.mark.count {
                matched[place] = 0
                events += 1
            }
        }
        return events
    }
}

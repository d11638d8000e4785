import MultichatFiles

/// What the calling thread asked of the system so far, as Linux counts it.
struct SystemWork: Equatable {
    /// Where Linux tells it.
    static let place = "/proc/thread-self/io"
    static var isKnown: Bool { (try? File(place, .read)) != nil }

    var bytesRead = 0
    var bytesWritten = 0
    var reads = 0
    var writes = 0

    /// The work up to now; asking is work too, always the same.
    static func now() throws -> SystemWork {
        let text = String(decoding: try File(place, .read).read(4096, at: 0), as: UTF8.self)
        var numbers: [Int] = []
        for line in text.split(separator: "\n") {
            numbers.append(line.split(separator: " ").last.flatMap { Int($0) } ?? 0)
        }
        return SystemWork(bytesRead: numbers[0], bytesWritten: numbers[1], reads: numbers[2], writes: numbers[3])
    }

    static func - (now: SystemWork, before: SystemWork) -> SystemWork {
        SystemWork(
            bytesRead: now.bytesRead - before.bytesRead, bytesWritten: now.bytesWritten - before.bytesWritten,
            reads: now.reads - before.reads, writes: now.writes - before.writes)
    }
}

/// Takes a body as it comes.
struct BodyCollector {
    /// What is wrong with it, if something is; its rest is then read and forgotten.
    private(set) var fault: Problem?
    /// How many bytes have come.
    private(set) var received = 0
    private var wasted = 0
    private let limit: Int
    private var bytes: [UInt8] = []
    private var file: SpoolFile?

    init(_ intake: Intake, expecting length: Int?) {
        switch intake {
        case .memory(let limit):
            self.limit = limit
            bytes.reserveCapacity(min(length ?? 0, limit))
        case .file:
            limit = .max
            do { file = try SpoolFile() } catch { fault = Problem(error) }
        }
    }

    /// Takes a part.
    mutating func take(_ part: UnsafeRawBufferPointer) {
        received += part.count
        guard fault == nil else {
            wasted += part.count
            return
        }
        guard received <= limit else {
            bytes = []
            fault = .tooLarge(limit)
            return
        }
        guard let file else { return bytes.append(contentsOf: part) }
        do { try file.write(part) } catch { fault = Problem(error) }
    }

    /// Whether so much came behind a fault that the connection is better cut.
    var isHopeless: Bool { wasted > 8 << 20 }

    /// What was taken.
    var body: RequestBody { file.map { .file($0) } ?? .bytes(bytes) }
}

import Dispatch
import Multichat
import Synchronization

/// Writers that repeat what isn't answered, until it is.
final class Load: Sendable {
    static let writers = 4
    static let count = 60
    static let total = writers * count

    private let port: Int
    private let receipts = Mutex<[String: Int]>([:])
    private let group = DispatchGroup()

    init(port: Int) { self.port = port }

    /// How many posts were answered.
    var acknowledged: Int { receipts.withLock { $0.count } }

    func start() {
        for writer in 0..<Self.writers {
            DispatchQueue(label: "writer \(writer)").async(group: group) { [self] in write(as: writer) }
        }
    }

    /// Waits for the writers; answers the sequence of each entry that was acknowledged, by its id.
    func finish() -> [String: Int] {
        group.wait()
        return receipts.withLock { $0 }
    }

    private func write(as writer: Int) {
        var client: RawClient?
        let end = Platform.monotonicMicroseconds() + 60_000_000
        for number in 0..<Self.count {
            let id = "w\(writer)-\(number)"
            while Platform.monotonicMicroseconds() < end {
                client = client ?? (try? RawClient(port: port))
                if let sequence = post(id, as: writer, on: client) {
                    receipts.withLock { $0[id] = sequence }
                    break
                }
                client = nil
            }
        }
    }

    /// Posts once; answers the sequence, or nothing where it isn't known whether it was stored.
    private func post(_ id: String, as writer: Int, on client: RawClient?) -> Int? {
        guard let client else { return nil }
        let body = #"{"from":"A\#(writer)","content":"\#(id)"}"#
        try? client.send("POST", "/v1/sessions/s/messages", body, ["Idempotency-Key: \(id)"])
        guard let answer = try? client.answer(), answer.status == 200 || answer.status == 201 else { return nil }
        return (try? answer.json)?["last"]?.integer
    }
}

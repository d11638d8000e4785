import CMicroHTTPD
import Multichat
import Synchronization

/// One request and its answer.
///
/// The library calls ``proceed(_:)`` on the connection's thread: when the header has come, with each part of the body,
/// at its end, and when a connection that rested goes on.
final class Exchange: @unchecked Sendable {
    // What follows is touched only on the connection's thread; other threads use the two that lock.
    private let target: String
    private let connection: OpaquePointer
    private let peer: Peer
    private let application: any Application
    private let headerLimit: Int
    private let startedAt = Platform.monotonicMicroseconds()
    private var head: RequestHead?
    private var answering: (@Sendable (RequestBody) -> Outcome)?
    private var collector: BodyCollector?
    private var note = RequestNote()
    private var status: Int?
    private let suspension: Suspension
    private let answer = Mutex<Response?>(nil)

    init(_ target: String, _ connection: OpaquePointer, _ peer: Peer, _ application: any Application, _ limit: Int) {
        self.target = target
        self.connection = connection
        self.peer = peer
        self.application = application
        headerLimit = limit
        suspension = Suspension(connection)
        peer.exchange = self
        peer.expectHeader()
    }

    /// Takes what has come; answers whether the connection is to be kept.
    func proceed(_ call: multichat_http_call) -> Bool {
        guard head != nil else { return admit(call) }
        let count = call.count.pointee
        if count > 0, let bytes = call.bytes {
            call.count.pointee = 0
            return take(UnsafeRawBufferPointer(start: bytes, count: count))
        }
        if let collector, answering != nil { return finishBody(collector) }
        return send(answer.withLock { $0 } ?? Problem.unknownOutcome.response)
    }

    /// Has a request that waits answered, or its source ended.
    func stop() { suspension.stop() }

    /// Has the answer's source asked again.
    func wake() { suspension.wake() }

    /// The library is done with the request.
    func end() {
        suspension.end()
        peer.exchange = nil
        peer.expectRequest()
        if let head { application.finished(head, note, status: status) }
    }

    private func admit(_ call: multichat_http_call) -> Bool {
        var fields = FieldCollector()
        fields.collect(from: connection)
        let head = RequestHead(
            method: String(cString: call.method), target: target, version: String(cString: call.version),
            headers: fields.fields, startedAt: startedAt, peer: peer)
        self.head = head
        guard fields.fields.byteCount + target.utf8.count <= headerLimit else {
            self.head = nil
            return send(Problem.headerTooLarge(headerLimit).response)
        }
        let admission = application.admit(head)
        note = admission.note
        switch admission.verdict {
        case .refused(var response):
            // Where a body follows that nobody reads, the next request can't be found.
            if head.hasBody { response.closes = true }
            return send(response)
        case .accepted(let intake, let answer):
            collector = BodyCollector(intake, expecting: head.contentLength)
            answering = answer
            peer.expectBody(since: startedAt, received: 0)
            return true
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        collector?.take(bytes)
        peer.expectBody(since: startedAt, received: collector?.received ?? 0)
        return !(collector?.isHopeless ?? true)
    }

    private func finishBody(_ collector: BodyCollector) -> Bool {
        let answering = answering
        self.answering = nil
        self.collector = nil
        peer.expectNothing()
        if let fault = collector.fault { return send(fault.response) }
        switch answering?(collector.body) {
        case .now(let response): return send(response)
        case .later(let begin):
            guard suspension.rest() else { return send(Problem.stopping.response) }
            begin { response in
                self.answer.withLock { $0 = $0 ?? response }
                self.suspension.wake()
            }
            return true
        case nil: return false
        }
    }

    private func send(_ response: Response) -> Bool {
        status = response.status
        return ResponseWriter.send(response, on: connection, suspension, peer)
    }
}

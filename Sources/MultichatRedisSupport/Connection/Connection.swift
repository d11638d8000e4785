// It is used by one thread at a time: a pool hands it to one caller, under its mutex.
/// One connection to a server; one thread at a time may use it.
///
/// After any fault it is closed, and every further call says so.
final class Connection: @unchecked Sendable {
    let endpoint: Endpoint
    /// What the server said of itself.
    private(set) var greeting = Greeting()
    let transport: any Transport
    private let reader = ReplyReader()
    private var output: [UInt8] = []
    private let input: UnsafeMutableRawBufferPointer
    private(set) var isOpen = true

    /// Takes over a transport without shaking hands.
    init(_ transport: any Transport, to endpoint: Endpoint) {
        self.transport = transport
        self.endpoint = endpoint
        input = .allocate(byteCount: 16 * 1024, alignment: 16)
    }

    deinit {
        transport.close()
        input.deallocate()
    }

    /// Whether the connection can be used: nothing has come unasked, and the server hasn't closed it.
    var isQuiet: Bool { isOpen && transport.isQuiet }

    /// Sends a command and waits for its reply.
    func call(_ command: Command, until deadline: MonotonicTime) throws(Fault) -> Reply {
        output.removeAll(keepingCapacity: true)
        command.write(to: &output)
        return try exchange(1, until: deadline)[0]
    }

    /// Sends commands together and waits for all replies.
    func pipeline(_ commands: some Sequence<Command>, until deadline: MonotonicTime) throws(Fault) -> [Reply] {
        output.removeAll(keepingCapacity: true)
        var count = 0
        for command in commands {
            command.write(to: &output)
            count += 1
        }
        return try exchange(count, until: deadline)
    }

    /// Closes the connection; again is harmless.
    func close() {
        isOpen = false
        transport.close()
    }

    /// Keeps what the server said of itself.
    func keep(_ greeting: Greeting) { self.greeting = greeting }
}

extension Connection {
    /// Sends what was written down and reads that many replies.
    private func exchange(_ count: Int, until deadline: MonotonicTime) throws(Fault) -> [Reply] {
        guard isOpen else { throw Fault(.lost, "the connection is closed") }
        do throws(Fault) {
            try send(until: deadline)
            var replies: [Reply] = []
            replies.reserveCapacity(count)
            while replies.count < count { replies.append(try receive(until: deadline)) }
            // A single large command or batch must not hold its memory for ever.
            if output.capacity > 1 << 20 { output = [] }
            return replies
        } catch {
            close()
            throw error
        }
    }

    private func send(until deadline: MonotonicTime) throws(Fault) {
        let outcome = output.withUnsafeBytes { bytes in
            Result<Void, Fault> { () throws(Fault) in try transport.send(bytes, until: deadline) }
        }
        try outcome.get()
    }

    /// Waits for the next reply.
    func receive(until deadline: MonotonicTime) throws(Fault) -> Reply {
        do {
            while true {
                if let reply = try reader.next() { return reply }
                let count = try transport.receive(into: input, until: deadline)
                try reader.feed(UnsafeRawBufferPointer(rebasing: input[..<count]))
            }
        } catch let fault as Fault {
            throw fault.reached()
        } catch {
            let reason = (error as? MalformedReply)?.reason ?? "\(error)"
            throw Fault(.malformed, "what it sends is no Redis reply (\(reason))").reached()
        }
    }
}

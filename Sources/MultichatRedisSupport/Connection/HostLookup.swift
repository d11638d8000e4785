import CHiredis
import Dispatch
import Synchronization

/// Finds the addresses of hosts within a deadline.
enum HostLookup {
    /// The addresses of a host, in the system's order.
    ///
    /// The system's own lookup knows no deadline, so a name is looked up on another thread, which is left alone where
    /// it takes too long.
    static func addresses(of host: String, port: Int, until deadline: MonotonicTime) throws(Fault) -> Addresses {
        var found: UnsafeMutablePointer<addrinfo>?
        if multichat_redis_look_up(host, String(port), 1, &found) == 0 { return Addresses(found) }
        let answer = Answer()
        DispatchQueue.global().async {
            var found: UnsafeMutablePointer<addrinfo>?
            let result = multichat_redis_look_up(host, String(port), 0, &found)
            answer.give(Addresses(found), result)
        }
        return try answer.wait(until: deadline)
    }

    /// What a lookup on another thread ends with.
    private final class Answer: Sendable {
        private let outcome = Mutex<(Addresses, Int32)?>(nil)
        private let isThere = DispatchSemaphore(value: 0)

        func give(_ addresses: Addresses, _ result: Int32) {
            outcome.withLock { $0 = (addresses, result) }
            isThere.signal()
        }

        func wait(until deadline: MonotonicTime) throws(Fault) -> Addresses {
            _ = isThere.wait(timeout: .now() + .milliseconds(Int(deadline.millisecondsLeft)))
            guard let (addresses, result) = outcome.withLock({ $0 }) else {
                throw Fault(.timeout, "its name can't be looked up in time")
            }
            guard result == 0 else {
                throw Fault(.unreachable, "its name can't be looked up (\(String(cString: gai_strerror(result))))")
            }
            return addresses
        }
    }
}

// Nobody changes the list after the system has made it.
/// Owns a list of addresses.
final class Addresses: @unchecked Sendable {
    private let first: UnsafeMutablePointer<addrinfo>?

    init(_ first: UnsafeMutablePointer<addrinfo>?) { self.first = first }

    deinit { if let first { freeaddrinfo(first) } }

    /// The addresses, which live as long as this list.
    var all: [UnsafePointer<addrinfo>] {
        var list: [UnsafePointer<addrinfo>] = []
        var next = first
        while let item = next {
            list.append(UnsafePointer(item))
            next = item.pointee.ai_next
        }
        return list
    }
}

import Multichat
import MultichatRedisSupport

/// Where a session's log stands, in one field of its hash, so that a script tells a change by one comparison.
///
/// The text is `TOKEN HEAD UPDATED FENCE VERSION STAMP `, with the chain's 32 bytes behind it.
struct LogMark: Sendable, Equatable {
    /// Tells a session from one that had its id before.
    var token: String
    var head: Head
    var updated: Timestamp
    var fence: Int
    /// The sequence that last changed the session itself.
    var version: Int
    /// The checksum of the hash's field `state`: the same version can come twice where a server was rolled back.
    var stamp: UInt32

    init(_ session: Session, token: String, stamp: UInt32) {
        self.token = token
        self.stamp = stamp
        head = session.head
        updated = session.updatedAt
        fence = session.fence
        version = session.version
    }

    /// Reads a mark; `nil` for other bytes.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 32, let chain = Digest(UnsafeRawBufferPointer(rebasing: bytes.suffix(32))) else {
            return nil
        }
        let words = bytes.dropLast(32).split(separator: UInt8(ascii: " "))
        guard words.count == 6, let sequence = Self.number(words[1]), let updated = Self.number(words[2]),
            let fence = Self.number(words[3]), let version = Self.number(words[4]),
            let stamp = Self.number(words[5]).flatMap({ UInt32(exactly: $0) })
        else { return nil }
        token = String(decoding: words[0], as: UTF8.self)
        head = Head(sequence: sequence, chain: chain)
        self.updated = Timestamp(microseconds: Int64(updated))
        self.fence = fence
        self.version = version
        self.stamp = stamp
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160)
        bytes.append(contentsOf: token.utf8)
        for number in [head.sequence, Int(updated.microseconds), fence, version, Int(stamp)] {
            bytes.append(UInt8(ascii: " "))
            bytes.appendDecimal(number)
        }
        bytes.append(UInt8(ascii: " "))
        head.chain.withBytes { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Reads a decimal number, with a sign if it is below zero.
    private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
        let isNegative = digits.first == UInt8(ascii: "-")
        let rest = isNegative ? digits.dropFirst() : digits
        guard (1...18).contains(rest.count) else { return nil }
        var value = 0
        for digit in rest {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return isNegative ? -value : value
    }
}

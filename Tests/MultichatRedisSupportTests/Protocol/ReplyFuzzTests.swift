import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite struct ReplyFuzzTests {
    @Test func aReplyMayBeCutAnywhere() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<60 {
            var bytes: [UInt8] = []
            Self.write(depth: 0, to: &bytes, &random)
            let whole = Self.shape(try #require(try ReplyReader().take(bytes).first))
            for cut in 0...bytes.count {
                let reader = ReplyReader()
                let early = try reader.take(bytes[..<cut])
                #expect(early.isEmpty == (cut < bytes.count))
                let replies = early + (try reader.take(bytes[cut...]))
                #expect(replies.map(Self.shape) == [whole])
            }
        }
    }

    @Test func noBytesCrash() {
        var random = SeededRandom(seed: 2)
        var errors = 0
        for round in 0..<20_000 {
            var bytes: [UInt8] = []
            Self.write(depth: 0, to: &bytes, &random)
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, &random) }
            if round % 4 == 0 { bytes = (0..<round % 97).map { _ in UInt8.random(in: 0...255, using: &random) } }
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let reader = ReplyReader()
            do {
                for reply in try reader.take(bytes[..<cut]) + (try reader.take(bytes[cut...])) { _ = Self.shape(reply) }
            } catch {
                errors += 1
            }
        }
        #expect(errors > 1000)
    }

    /// Writes a random reply.
    private static func write(depth: Int, to bytes: inout [UInt8], _ random: inout SeededRandom) {
        switch Int.random(in: 0...(depth < 4 ? 6 : 4), using: &random) {
        case 0: bytes += Array("+OK\r\n".utf8)
        case 1: bytes += Array(":\(Int.random(in: -1000...1000, using: &random))\r\n".utf8)
        case 2: bytes += Array("$-1\r\n".utf8)
        case 3: bytes += Array("-ERR no\r\n".utf8)
        case 4:
            let count = Int.random(in: 0...12, using: &random)
            bytes += Array("$\(count)\r\n".utf8) + (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            bytes += Array("\r\n".utf8)
        default:
            let count = Int.random(in: 0...3, using: &random)
            bytes += Array("*\(count)\r\n".utf8)
            for _ in 0..<count { write(depth: depth + 1, to: &bytes, &random) }
        }
    }

    /// Changes, removes or adds a byte.
    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard let place = bytes.indices.randomElement(using: &random) else { return }
        let interesting = Array("$*:+-0129\r\n".utf8) + [0, 255]
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = interesting.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(interesting.randomElement(using: &random) ?? 0, at: place)
        }
    }

    /// A reply as text, so that all of it is read.
    private static func shape(_ reply: Reply) -> String {
        switch reply.kind {
        case .array: "[" + reply.elements.map(shape).joined(separator: ",") + "]"
        case .integer: "\(reply.integer ?? 0)"
        case .error: "error \(reply.error?.code ?? "")"
        case .null: "null"
        case .string, .status: "\(reply.bytes ?? [])"
        }
    }
}

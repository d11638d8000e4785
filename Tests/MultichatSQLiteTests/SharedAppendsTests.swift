import Multichat
import TestSupport
import Testing

@testable import MultichatSQLite

/// The letters that processes leave each other.
@Suite("The letters of waiting processes") struct SharedAppendsTests {
    private var batch: [SQLiteWrite] {
        var draft = Draft(id: "é", kind: .value, author: "A", body: JSON(unchecked: "[1,\"ü\"]"))
        draft.key = "k"
        draft.time = Timestamp(microseconds: -1)
        let session = SessionReference("s", in: "n")
        let plain = Draft(id: "b", kind: .message, body: JSON(unchecked: "{}"))
        return [
            .append(Append(to: session, [draft, plain], expecting: [.head(3), .newest("k", nil), .newest("l", 2)])),
            .append(Append(to: SessionReference("t"), [plain], expecting: [.fence(9)])),
        ]
    }

    private func appends(_ batch: [SQLiteWrite]) -> [Append] {
        batch.compactMap { if case .append(let append) = $0 { append } else { nil } }
    }

    @Test("come back as they were written") func roundTrip() throws {
        let letter = try #require(SharedAppends.letter(batch))
        #expect(SharedAppends.appends(letter) == appends(batch))
        let receipts = appends(batch).map {
            Receipt(
                session: $0.session, first: 4, head: Head(sequence: 5, chain: .zero), duplicate: true,
                ids: $0.drafts.map(\.id))
        }
        #expect(SharedAppends.receipts(SharedAppends.answer([receipts[0], nil]), batch) == [receipts[0], nil])
        #expect(SharedAppends.receipts(SharedAppends.answer([nil, receipts[1]]), batch) == [nil, receipts[1]])
        #expect(SharedAppends.receipts([], batch) == [nil, nil])
    }

    @Test("hold appends alone, and no more than fits") func limits() {
        #expect(SharedAppends.letter(batch + [.delete(SessionReference("s"))]) == nil)
        let long = Draft(id: "long", kind: .message, body: JSON(unchecked: String(repeating: "1", count: 8000)))
        #expect(SharedAppends.letter([.append(Append(to: SessionReference("s"), [long]))]) != nil)
        #expect(SharedAppends.letter([.append(Append(to: SessionReference("s"), [long, long]))]) == nil)
    }

    @Test("that are of another version, cut or altered ask for nothing, and harm nobody") func foreign() throws {
        let letter = try #require(SharedAppends.letter(batch))
        var random = SeededRandom(seed: 5)
        for count in 0..<letter.count { #expect(SharedAppends.appends(Array(letter.prefix(count))).isEmpty) }
        #expect(SharedAppends.appends([2] + letter.dropFirst()).isEmpty)
        for _ in 0..<2000 {
            var altered = letter
            altered[Int.random(in: 0..<altered.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            // Checksums keep such letters away; what is read of them must not stop the program.
            _ = SharedAppends.appends(altered)
            _ = SharedAppends.receipts(altered, batch)
        }
    }
}

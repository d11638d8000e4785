import Multichat
import Testing

/// The vectors of `Documentation/chain.md`, which its Python script computes too.
@Suite struct ChainVectorTests {
    @Test func theVectorsOfTheDocumentation() throws {
        let chainer = Chainer()
        var chain = Digest.zero
        for vector in try Self.vectors() {
            #expect(chainer.digest(of: vector.entry).description == vector.digest)
            chain = chainer.chain(after: chain, vector.entry)
            #expect(chain.description == vector.chain)
        }
    }

    @Test func erasingKeepsTheChain() throws {
        let chainer = Chainer()
        var entry = try Self.vectors()[1].entry
        let before = chainer.chain(after: .zero, entry)
        entry.seal = .erased(chainer.bodyHash(of: entry))
        entry.body = .null
        #expect(chainer.chain(after: .zero, entry) == before)
    }

    @Test func lengthsKeepTheMembersApart() throws {
        var entry = Entry(sequence: 1, id: "ab", kind: "c", time: Timestamp(microseconds: 0), body: .null)
        let first = Chainer().digest(of: entry)
        entry.id = "a"
        entry.kind = "bc"
        #expect(Chainer().digest(of: entry) != first)
    }

    private struct Vector {
        var entry: Entry
        var digest: String
        var chain: String
    }

    private static func vectors() throws -> [Vector] {
        var first = Entry(sequence: 1, id: "e1", kind: .message, time: Timestamp(microseconds: 0), body: .null)
        first.author = "Agent-1"
        first.seal = .salted(Salt(0, 0))
        var second = Entry(
            sequence: 2, id: "é", kind: .value, time: Timestamp(microseconds: -1),
            body: try JSON(#"{"content":"Grüße 😀","n":1.0}"#))
        second.key = "state/x"
        let salt = try #require([UInt8](0...15).withUnsafeBytes { Salt($0) })
        second.seal = .salted(salt)
        var third = Entry(
            sequence: 3, id: "e3", kind: .message, time: Timestamp(microseconds: 253_402_300_799_999_999), body: .null)
        third.author = "e\u{301}"
        third.seal = .erased(try #require(Digest(hex: String(repeating: "ab", count: 32))))
        return [
            Vector(
                entry: first, digest: "8daab27ffc4d1f333677bd0999d463e9682f06963c7e731b50888592ebda67a1",
                chain: "70a27daeaf51eba0a485420f9862bd221258581f71ee249e70d8929e3c8b982d"),
            Vector(
                entry: second, digest: "94c1bbdc1b6532344b1ba2baf30db5b9ced29ccf79e4eaac39d72ed4b87ef2a5",
                chain: "8b5d0d1a18bf839e28d87510bc53a555f8002c718b8072d8ee2117f0e5c49ef9"),
            Vector(
                entry: third, digest: "f7b4d6c766445b5916bb73cc8af300a83c8591560368c622ee86081edc5d627b",
                chain: "a884d26415c7d4e50379dbb441927727bacc7df27793d7114b6864396d51d1f7"),
        ]
    }
}

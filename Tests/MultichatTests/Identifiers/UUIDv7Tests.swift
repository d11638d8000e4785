import Multichat
import TestSupport
import Testing

@Suite struct UUIDv7Tests {
    /// The example of RFC 9562, appendix A.6, with its fraction of a millisecond set to that of whole ones.
    @Test func hasVersionVariantAndTime() {
        let id = UUIDv7.make(at: Timestamp(microseconds: 0x017F_22E2_79B0 * 1000), random: 0x18C4_DC0C_0C07_398F)
        #expect(id == "017f22e2-79b0-7000-98c4-dc0c0c07398f")
    }

    @Test func idsAscendWithTheMicrosecond() {
        var previous = ""
        for micros in Int64(1_790_000_000_123_000)..<1_790_000_000_126_000 {
            let id = UUIDv7.make(at: Timestamp(microseconds: micros), random: .random(in: .min ... .max))
            #expect(id > previous)
            previous = id
        }
    }

    @Test func theEndsOfTimeAndRandomness() {
        for random in [UInt64.min, .max] {
            for time in [Timestamp.storable.lowerBound, .init(microseconds: 0), Timestamp.storable.upperBound] {
                let bits = UUIDv7.bits(UUIDv7.make(at: time, random: random))
                #expect(bits.map { $0.high >> 12 & 0xF } == 7)
                #expect(bits.map { $0.low >> 62 } == 2)
            }
        }
    }

    @Test func aHundredThousandFreshIDsAreAllDifferent() {
        let swarm = Swarm(MemoryStore(StoreConfiguration(clock: { Timestamp(microseconds: 1_790_000_000_000_000) })))
        var ids = Set<String>()
        var seen = [Set<UInt8>](repeating: [], count: 8)
        for _ in 0..<100_000 {
            let id = swarm.newID()
            ids.insert(id)
            guard let low = UUIDv7.bits(id)?.low else { Issue.record("\(id) is no UUID"); return }
            for byte in 0..<8 { seen[byte].insert(UInt8(truncatingIfNeeded: low >> (8 * UInt64(byte)))) }
        }
        #expect(ids.count == 100_000)
        // All values of the seven bytes that are random as a whole, and 64 of the one that has the variant.
        #expect(seen.map(\.count) == [256, 256, 256, 256, 256, 256, 256, 64])
    }

    @Test func textAndBitsAreTheSame() {
        let id = "00112233-4455-6677-8899-aabbccddeeff"
        let bits = UUIDv7.bits(id)
        #expect(bits?.high == 0x0011_2233_4455_6677)
        #expect(bits?.low == 0x8899_AABB_CCDD_EEFF)
        #expect(UUIDv7.text(high: 0x0011_2233_4455_6677, low: 0x8899_AABB_CCDD_EEFF) == id)
        for text in [
            "", "0", id.uppercased(), id + "0", String(id.dropLast()), id.split(separator: "-").joined() + "0000",
        ] {
            #expect(UUIDv7.bits(text) == nil)
        }
    }
}

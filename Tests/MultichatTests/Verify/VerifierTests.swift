import Multichat
import TestSupport
import Testing

@Suite struct VerifierTests {
    static let reference = SessionReference("log")

    @Test func aWholeLogHasNoDamage() throws {
        let report = try Verifier(Self.store()).verify(Self.reference)
        #expect(report.damage.isEmpty)
        #expect(report.entries == 1100)
        #expect(report.head.sequence == 1100)
    }

    /// Each change of one entry of the log is found at its sequence.
    @Test(arguments: [1, 2, 999, 1000, 1001, 1100]) func findsAnyAlteredMember(_ sequence: Int) throws {
        let changes: [@Sendable (inout Entry) -> Void] = [
            { $0.body = JSON(unchecked: "{\"content\":\"other\"}") }, { $0.author = "B" }, { $0.key = "k" },
            { $0.kind = "else" }, { $0.id = "else" }, { $0.time = $0.time.adding(microseconds: 1) },
            { $0.seal = .salted(Salt(1, 2)) },
        ]
        for change in changes {
            let report = try Verifier(try Self.altered(sequence, change)).verify(Self.reference)
            #expect(report.damage.filter { $0.place == "log" }.map(\.sequence) == [sequence])
            #expect(report.damage.first?.session == Self.reference)
        }
    }

    @Test(arguments: [1, 500, 1000, 1001]) func findsAChainValueThatDoesNotFit(_ sequence: Int) throws {
        let report = try Verifier(try Self.altered(sequence) { $0.chain = .zero }).verify(Self.reference)
        // The entry itself, and the next, which was chained to the true value.
        #expect(report.damage.map(\.sequence) == [sequence, sequence + 1])
    }

    @Test(arguments: [1, 999, 1000, 1001, 1099, 1100]) func findsAMissingEntry(_ sequence: Int) throws {
        var store = InterposedStore(try Self.store())
        store.afterRead = { $0.filter { $0.sequence != sequence } }
        let report = try Verifier(store).verify(Self.reference)
        #expect(report.damage.map(\.sequence) == [sequence])
    }

    @Test(arguments: [1, 700, 1050]) func findsSwappedEntries(_ sequence: Int) throws {
        var store = InterposedStore(try Self.store())
        store.afterRead = { entries in
            var entries = entries
            guard let place = entries.firstIndex(where: { $0.sequence == sequence }), place + 1 < entries.count else {
                return entries
            }
            entries.swapAt(place, place + 1)
            (entries[place].sequence, entries[place + 1].sequence) = (sequence, sequence + 1)
            return entries
        }
        #expect(try Verifier(store).verify(Self.reference).damage.first?.sequence == sequence)
    }

    @Test func readsOnBehindAnEntryThatCannotBeRead() throws {
        var store = InterposedStore(try Self.store())
        store.afterRead = { entries in
            guard entries.contains(where: { $0.sequence == 1050 }) else { return entries }
            throw MultichatError.damaged(Self.reference, sequence: 1050, "its checksum is wrong")
        }
        let report = try Verifier(store).verify(Self.reference)
        #expect(report.damage.map(\.sequence) == [1050])
        #expect(report.entries == 1099)
    }

    private static func altered(
        _ sequence: Int, _ change: @escaping @Sendable (inout Entry) -> Void
    ) throws -> InterposedStore {
        var store = InterposedStore(try Self.store())
        store.afterRead = { entries in
            entries.map { entry in
                var entry = entry
                if entry.sequence == sequence { change(&entry) }
                return entry
            }
        }
        return store
    }

    static func store() throws -> MemoryStore {
        let store = MemoryStore()
        let chat = try Swarm(store).start("log")
        try chat.append(
            try (1...1100).map {
                Draft(id: try EntryID("e\($0)"), kind: .message, author: "A", body: Message("m\($0)").body)
            })
        return store
    }
}

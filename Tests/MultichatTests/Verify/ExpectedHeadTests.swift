import Multichat
import TestSupport
import Testing

/// A head remembered from earlier, and what the session says about its log.
@Suite struct ExpectedHeadTests {
    private let reference = VerifierTests.reference

    @Test func aRememberedHeadIsFoundAgain() throws {
        let store = try VerifierTests.store()
        for sequence in [0, 1, 1000, 1100] {
            let head = try head(store, sequence)
            #expect(try Verifier(store).verify(reference, expecting: head).damage.isEmpty)
        }
    }

    @Test func anotherChainValueIsDamage() throws {
        let store = try VerifierTests.store()
        let report = try Verifier(store).verify(reference, expecting: Head(sequence: 7, chain: SHA256.hash("other")))
        #expect(report.damage.map(\.sequence) == [7])
    }

    @Test func aLogThatWasCutIsDamage() throws {
        let store = try VerifierTests.store()
        let report = try Verifier(store).verify(reference, expecting: Head(sequence: 1101, chain: .zero))
        #expect(report.damage.map(\.sequence) == [1101])
        #expect(report.damage[0].reason.contains("1100"))
    }

    @Test func aSessionThatSaysOtherwiseThanItsLogIsDamage() throws {
        let changes: [@Sendable (inout Session) -> Void] = [
            { $0.topic = "other" }, { $0.status = .ended }, { $0.participants = [] }, { $0.labels = ["a": "b"] },
            { $0.version += 1 }, { $0.updatedAt = $0.updatedAt.adding(microseconds: 1) },
            { $0.expiry = .sliding(microseconds: 1 << 50) },
        ]
        for change in changes {
            var store = InterposedStore(try VerifierTests.store())
            store.afterSession = { session in
                var session = session
                change(&session)
                return session
            }
            #expect(try Verifier(store).verify(reference).damage.map(\.place) == ["session"])
        }
    }

    @Test func anUnknownSessionIsAnError() throws {
        #expect(failure { _ = try Verifier(MemoryStore()).verify(reference) }?.code == .notFound)
    }

    private func head(_ store: MemoryStore, _ sequence: Int) throws -> Head {
        guard sequence > 0 else { return .empty }
        var query = EntryQuery(reference)
        query.from = sequence
        query.limit = 1
        return try #require(try store.entries(query).items.first).head
    }
}

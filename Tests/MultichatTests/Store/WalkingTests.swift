import Multichat
import TestSupport
import Testing

@Suite("Whole logs are read some megabytes at a time") struct WalkingTests {
    @Test func verify() throws {
        let large = try LargestPage()
        let report = try Verifier(large.store).verify(LargestPage.session)
        #expect(report.entries == LargestPage.count && report.damage.isEmpty)
        #expect(large.isBounded)
    }

    @Test func fork() throws {
        let large = try LargestPage()
        let fork = try large.store.fork(Fork(LargestPage.session, as: "fork"))
        #expect(fork.head.sequence == LargestPage.count)
        #expect(large.isBounded)
    }
}

import Multichat
import TestSupport
import Testing

@testable import multichat

@Suite("show reads") struct EntryReaderTests {
    @Test("large bodies some megabytes at a time", arguments: [nil, 1, 3, 30, 40, 60])
    func bounded(last: Int?) throws {
        let large = try LargestPage()
        let chat = Swarm(large.store).chat(LargestPage.session.id)
        var shown: [Int] = []
        let query = EntryQuery(LargestPage.session)
        if let last {
            try EntryReader(chat).readNewest(last, of: query) { shown.append($0.sequence) }
        } else {
            try EntryReader(chat).read(query) { shown.append($0.sequence) }
        }
        let count = min(last ?? .max, LargestPage.count)
        #expect(shown == Array(LargestPage.count - count + 1...LargestPage.count))
        #expect(large.isBounded)
    }
}

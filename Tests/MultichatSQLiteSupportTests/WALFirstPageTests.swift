import Multichat
import MultichatSQLiteSupport
import Testing

@Suite struct WALFirstPageTests {
    @Test func theNewestFirstPageIsAnswered() throws {
        let fixture = try LogFixture([100])
        #expect(try fixture.scan(fixture.log).firstPage == nil)
        let scratch = fixture.scratch
        let connection = try scratch.connect("d.db")
        try connection.execute("CREATE TABLE t(x); PRAGMA user_version = 7; PRAGMA user_version = 8")
        let page = try #require(try WALScanner.scan(scratch.file("d.db")).firstPage)
        #expect(page.starts(with: "SQLite format 3\u{0}".utf8))
        #expect(page[60..<64] == [0, 0, 0, 8])
    }
}

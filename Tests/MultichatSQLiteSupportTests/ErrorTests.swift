import CSQLite
import Multichat
import MultichatSQLiteSupport
import Testing

@Suite struct ErrorTests {
    @Test(arguments: [
        (SQLITE_FULL, ErrorCode.io, Retry.later),
        (SQLITE_IOERR | 3 << 8, .io, .never),
        (SQLITE_IOERR | 12 << 8, .unavailable, .later),
        (SQLITE_CORRUPT | 1 << 8, .damaged, .never),
        (SQLITE_NOTADB, .incompatible, .never),
        (SQLITE_READONLY | 5 << 8, .permission, .never),
        (SQLITE_BUSY | 2 << 8, .unavailable, .later),
        (SQLITE_TOOBIG, .damaged, .never),
        (SQLITE_MISUSE, .internal, .never),
        (99, .internal, .never),
    ])
    func aResultCodeHasItsMeaning(_ result: Int32, _ code: ErrorCode, _ retry: Retry) {
        let error = MultichatError.sqlite(result, "/data/chat.db")
        #expect(error.code == code)
        #expect(error.retry == retry)
        #expect(error.message.contains("/data/chat.db"))
        #expect(error.message.contains("code \(result)"))
        #expect(error.hint != nil)
    }

    @Test(arguments: [
        (SQLITE_IOERR | 4 << 8, ErrorCode.unknownOutcome, Retry.sameIDs),
        (SQLITE_NOMEM, .unknownOutcome, .sameIDs),
        (SQLITE_IOERR | 19 << 8, .unknownOutcome, .sameIDs),
        (SQLITE_FULL, .io, .later),
        (SQLITE_IOERR | 3 << 8, .io, .never),
        (SQLITE_BUSY, .unavailable, .later),
    ])
    func aFailedCommitIsUnknownUnlessNothingWasWritten(_ result: Int32, _ code: ErrorCode, _ retry: Retry) {
        let error = MultichatError.commit(result, "/data/chat.db")
        #expect(error.code == code)
        #expect(error.retry == retry)
    }
}

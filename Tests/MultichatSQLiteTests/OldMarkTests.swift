import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatSQLite

/// The mark of the last commit isn't synced: after a power cut an older one may be found.
@Suite("An old mark of a commit") struct OldMarkTests {
    @Test("of a session that was deleted since is no damage") func deletedSession() throws {
        let sample = try Sample()
        try sample.crash()
        let mark = try #require(try sample.files()["-lock"])
        let store = try Sample.open(sample.path)
        for session in Sample.sessions { #expect(try store.delete(session)) }
        try store.close()
        // Opening takes the rest of what was deleted away.
        try Sample.open(sample.path).close()
        try mark.withUnsafeBytes { try AtomicFile.replace(sample.path + "-lock", $0) }
        try Sample.open(sample.path).close()
    }

    @Test("of a session that was never stored is damage") func lostSession() throws {
        let sample = try Sample()
        try sample.crash()
        let mark = try #require(try sample.files()["-lock"])
        let other = sample.folder("other.db")
        try Sample.open(other).close()
        try mark.withUnsafeBytes { try AtomicFile.replace(other + "-lock", $0) }
        #expect(failure { _ = try Sample.open(other) }?.code == .damaged)
    }
}
